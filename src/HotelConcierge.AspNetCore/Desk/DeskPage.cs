using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using HotelConcierge.AspNetCore.Pages;
using HotelConcierge.Text;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>
/// The desk page, <c>desk.html</c> with its <c>{{slots}}</c> filled from <c>texts.json</c>. Staff read it in English. Pure: nothing of a guest
/// or of who asks is in it.
/// </summary>
internal static partial class DeskPage
{
    private const string FileName = "desk.html";
    private const string TextsName = "texts.json";
    private const string TextSlot = "text:";
    private const string Hidden = " hidden";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Template = DeskAssets.TextOf(FileName);

    /// <summary>The page's own texts by key.</summary>
    internal static IReadOnlyDictionary<string, string> Texts { get; } =
        JsonSerializer.Deserialize<Dictionary<string, string>>(DeskAssets.TextOf(TextsName))!;

    /// <param name="byKey">Whether anybody signs in with a key.</param>
    /// <param name="byIssuer">Whether staff sign in at the hotel's own issuer.</param>
    /// <exception cref="InvalidDataException">The page asks for a text or a value that is not there.</exception>
    internal static string Render(bool byKey, bool byIssuer) =>
        Slot().Replace(Template, slot => ValueOf(slot.Groups["name"].Value, byKey, byIssuer));

    private static string ValueOf(string slot, bool byKey, bool byIssuer) => slot switch
    {
        "modules" => DeskAssets.Modules,
        "texts" => JsonSerializer.Serialize(Texts, PageAssets.Json),
        "nokeys" => byKey ? "" : Hidden,
        "noissuer" => byIssuer ? "" : Hidden,
        _ when slot.StartsWith(TextSlot, StringComparison.Ordinal) && Texts.TryGetValue(slot[TextSlot.Length..], out var text) =>
            Html.Encode(text),
        _ => throw new InvalidDataException($"{FileName} asks for '{slot}', which there is none of."),
    };

    [GeneratedRegex(@"\{\{(?<name>[a-zA-Z:]+)\}\}", RegexOptions.CultureInvariant, MatchPatience.Milliseconds)]
    private static partial Regex Slot();
}
