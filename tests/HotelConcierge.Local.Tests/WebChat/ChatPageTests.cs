using HotelConcierge.AspNetCore.WebChat;
using HotelConcierge.Languages;

namespace HotelConcierge.Local.Tests.WebChat;

/// <summary>The page as the server writes it.</summary>
public sealed class ChatPageTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>\"' {{texts}} &amp;";

    [Fact]
    public void What_a_hotel_wrote_is_text_and_never_a_tag_an_attribute_or_a_slot()
    {
        var page = ChatPage.Render(new(Hostile, Hostile, "en", $"{Hostile}\n\n*{Hostile}*\n\n{Hostile}?\n\nEnd.", IsEmbedded: false));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(Count(Harmless("en"), "</script>"), Count(page, "</script>"));
        Assert.Contains("<title>&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("{{texts}}", page, StringComparison.Ordinal);
        Assert.Equal(Count(Harmless("en"), "\"send\":"), Count(page, "\"send\":"));
        Assert.DoesNotContain("data-title=\"</", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_every_value_in_every_language_and_says_which_it_is()
    {
        Assert.All(LanguageCatalog.Default.Codes, code =>
        {
            var page = Harmless(code);

            Assert.Contains($"<html lang=\"{code}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_policy_of_the_page_lets_all_of_it_run()
    {
        var page = Harmless("en");

        Assert.DoesNotMatch(@"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", page);
        Assert.All(
            Pattern.All(page, "<script(?<attributes>[^>]*)>").Select(tag => tag.Groups["attributes"].Value),
            attributes => Assert.Matches("src=\"chat/|type=\"application/json\"", attributes));
        Assert.All(
            Pattern.All(page, "\\b(?:src|href)=\"(?<address>[^\"]*)\"").Select(found => found.Groups["address"].Value),
            address => Assert.NotNull(ChatAssets.Find(address["chat/".Length..])));
    }

    [Fact]
    public void A_language_that_there_is_none_of_is_refused() =>
        Assert.Throws<ArgumentException>(() => ChatPage.Render(new("hotel", "Hotel", "xx", "Hello.", IsEmbedded: false)));

    [Theory]
    [InlineData("es", "de", "es")]
    [InlineData("DE-AT", null, "de")]
    [InlineData("xx", "fr;q=0.2, th;q=0.9, en;q=0.1", "th")]
    [InlineData(null, "ja, pt-BR;q=0.5", "pt")]
    [InlineData(null, "it;q=0, de;q=0.1", "de")]
    [InlineData(null, "ja", "en")]
    [InlineData(null, "*", "en")]
    [InlineData("", "", "en")]
    [InlineData("\"><script>", ";;;q=,,\u0000", "en")]
    [InlineData(null, null, "en")]
    public void The_language_is_the_one_asked_for_or_the_best_that_the_browser_names(string? asked, string? accepted, string language) =>
        Assert.Equal(language, ChatPage.LanguageFor(asked, accepted));

    private static string Harmless(string language) => ChatPage.Render(new("hotel", "Hotel", language, "Hello.", IsEmbedded: true));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
