using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Local.Channels.WebChat;

/// <summary>Guests at a browser: anybody may be one, so <c>say</c> writes to any host.</summary>
internal sealed class WebGuests(ChannelName channel) : IGuestSide
{
    private const string SomeGuest = "guest";
    private const int LongestName = 40;

    public string Usage => channel.Value;

    public string? GuestUsage => null;

    public bool HasButtons => true;

    /// <remarks>A browser is told who it is by the host; the name is for whoever has several of them.</remarks>
    public (string? Guest, string? Problem) ReadGuest(string given) =>
        given.Length is > 0 and <= LongestName && given.All(char.IsAsciiLetterOrDigit)
            ? (given, null)
            : (null, $"On the web --as names a browser, by 1 to {LongestName} letters and digits: --as {SomeGuest}.");

    public async Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken)
    {
        var wanted = asked.Assistant is { } name ? assistants.Find(name) : assistants.For(new(channel, "", ""));
        if (wanted is null)
            return (null, SayOptions.NoAssistant(asked.Assistant!, assistants));
        var keeps = Path.Combine(Path.GetFullPath(running.Folder), $"say-{channel}-{asked.Guest ?? SomeGuest}-{wanted.Name}.cookie");
        var cookie = File.Exists(keeps) ? await File.ReadAllTextAsync(keeps, cancellationToken) : "";
        WebBrowser browser;
        try
        {
            browser = await WebBrowser.OpenAsync(new(running.Note!.Url), wanted.Name, cookie, cancellationToken);
        }
        catch (HttpRequestException refused)
        {
            return (null, $"The host did not open its chat ({(int?)refused.StatusCode}): set WebChat__Secret where it has other channels.");
        }

        Directory.CreateDirectory(running.Folder);
        await File.WriteAllTextAsync(keeps, browser.Cookie, cancellationToken);
        var phone = new WebPhone(
            browser, new(channel, wanted.Name, browser.Guest), new(running.Folder, $"{channel}-{browser.Guest}"));
        await phone.SkipAsync(cancellationToken);
        return (phone, null);
    }
}
