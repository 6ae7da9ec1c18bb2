using System.Text;
using System.Text.Json;
using HotelConcierge.AspNetCore.WebChat;
using HotelConcierge.Languages;

namespace HotelConcierge.Local.Tests.WebChat;

/// <summary>The page's own texts: whole in every language, and none too many.</summary>
public sealed class ChatTextsTests
{
    // Given to the script for hotels' pages by the server, and to the line of a message's state by the outbox.
    private static readonly string[] NamedElsewhere = ["open", "close", "frame", "sending", "delayed", "lost", "closed"];

    private static IEnumerable<string> Scripts => ChatAssets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal));

    [Fact]
    public void Every_text_is_there_in_every_language_with_the_same_slots()
    {
        Assert.NotEmpty(ChatAssets.Texts.Keys);
        Assert.All(ChatAssets.Texts.Keys, key =>
        {
            var english = Slots(ChatAssets.Texts.Get(key, LanguageCatalog.FallbackCode));
            Assert.All(LanguageCatalog.Default.Codes, code => Assert.Equal(english, Slots(ChatAssets.Texts.Get(key, code))));
        });
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there_and_every_one_that_is_there_is_asked_for()
    {
        var asked = Pattern.All(ChatAssets.TextOf("chat.html"), @"\{\{text:(?<key>[a-z]+)\}\}")
            .Concat(Scripts.SelectMany(name => Pattern.All(Encoding.UTF8.GetString(ChatAssets.Find(name)!.Bytes), "\\btext\\(\"(?<key>[a-z]+)\"")))
            .Select(found => found.Groups["key"].Value)
            .Concat(NamedElsewhere)
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(ChatAssets.Texts.Keys.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("null", "holds nothing")]
    [InlineData("[", "cannot be read")]
    [InlineData("""{"send":{"en":"Send"}}""", "no 'send' in")]
    [InlineData("""{"send":null}""", "no 'send' in")]
    public void A_file_with_a_gap_is_refused_and_the_gap_is_named(string json, string? reason)
    {
        var problem = Record.Exception(() => ChatTexts.Parse(json));

        if (reason is null)
            Assert.Null(problem);
        else
            Assert.Contains(reason, Assert.IsType<InvalidDataException>(problem).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_is_none_of_ours_is_refused()
    {
        var texts = LanguageCatalog.Default.Codes.Append("xx").ToDictionary(code => code, _ => "Send", StringComparer.Ordinal);
        var json = JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal) { ["send"] = texts });

        Assert.Contains("'xx'", Assert.Throws<InvalidDataException>(() => ChatTexts.Parse(json)).Message, StringComparison.Ordinal);
    }

    private static string[] Slots(string text) =>
        [.. Pattern.All(text, @"\{[a-z]+\}").Select(slot => slot.Value).Order(StringComparer.Ordinal)];
}
