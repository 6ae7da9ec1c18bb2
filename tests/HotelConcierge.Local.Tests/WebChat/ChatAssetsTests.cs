using System.Globalization;
using System.Text;
using HotelConcierge.AspNetCore.WebChat;
using HotelConcierge.Channels.WebChat;

namespace HotelConcierge.Local.Tests.WebChat;

/// <summary>The files of the page: what is handed out, as what, and that they ask nothing of anybody else.</summary>
public sealed class ChatAssetsTests
{
    // A link that a guest may follow, a name for drawings that nothing is read from, and the example in a comment.
    private static readonly string[] NamesOnly = ["www.openstreetmap.org", "www.w3.org", "concierge.example"];

    [Theory]
    [InlineData("chat.js", "text/javascript; charset=utf-8")]
    [InlineData("embed.js", "text/javascript; charset=utf-8")]
    [InlineData("chat.css", "text/css; charset=utf-8")]
    [InlineData("bell.svg", "image/svg+xml")]
    public void A_file_has_its_type_and_an_etag_of_its_own(string name, string type)
    {
        var file = ChatAssets.Find(name)!;

        Assert.Equal(type, file.ContentType);
        Assert.Matches("^\"[0-9a-f]{32}\"$", file.ETag);
        Assert.Single(ChatAssets.Names, other => ChatAssets.Find(other)!.ETag == file.ETag);
    }

    [Theory]
    [InlineData("chat.html")]
    [InlineData("texts.json")]
    [InlineData("")]
    [InlineData("CHAT.JS")]
    [InlineData("../chat.js")]
    [InlineData("./chat.js")]
    [InlineData("WebChat/chat.js")]
    [InlineData("chat.js/")]
    [InlineData("chat.js\0")]
    [InlineData("..%2fappsettings.json")]
    public void What_is_no_file_of_the_page_is_not_handed_out(string name) => Assert.Null(ChatAssets.Find(name));

    [Fact]
    public void No_file_names_another_host_to_load_from()
    {
        Assert.All(ChatAssets.Names, name => Assert.All(
            Pattern.All(Content(name), @"https?://(?<host>[a-z0-9.-]+)").Select(found => found.Groups["host"].Value),
            host => Assert.Contains(host, NamesOnly)));
        Assert.All(["chat.css", "palette.css"], style => Assert.DoesNotMatch(@"@import|url\(", Content(style)));
    }

    /// <summary>A proxy may put something before the host's paths, so nothing is named from the top.</summary>
    [Fact]
    public void Nothing_names_a_path_of_ours_from_the_top() => Assert.All(
        ChatAssets.Names.Select(Content).Append(ChatAssets.TextOf("chat.html")),
        content => Assert.DoesNotMatch("[\"'`(]/(chat|api)\\b", content));

    [Fact]
    public void The_page_takes_files_as_large_as_the_host_does() => Assert.Equal(
        WebUploads.Largest,
        int.Parse(
            Assert.Single(Pattern.All(Content("attachments.js"), "const mostBytes = (?<bytes>[0-9_]+);")).Groups["bytes"].Value.Replace("_", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture));

    [Fact]
    public void No_script_makes_code_of_text()
    {
        Assert.All(Scripts, name => Assert.DoesNotMatch(
            @"\beval\(|new Function|document\.write|outerHTML|insertAdjacentHTML|set(Timeout|Interval)\([""'`]|\.setAttribute\(""on", Content(name)));

        // Only what is copied tag by tag from where nothing runs.
        var parsed = Scripts.Where(name => Content(name).Contains("innerHTML", StringComparison.Ordinal));
        Assert.Equal(["markup.js"], parsed);
        Assert.Single(Pattern.All(Content("markup.js"), "innerHTML"));
        Assert.Contains("inert.innerHTML = html", Content("markup.js"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_script_is_one_that_the_page_or_a_hotels_page_loads()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["chat.js", "embed.js"]);
        while (open.TryDequeue(out var name))
        {
            Assert.NotNull(ChatAssets.Find(name));
            if (!reached.Add(name))
                continue;
            foreach (var import in Pattern.All(Content(name), "(?:from|import) \"\\./(?<name>[^\"]+)\""))
                open.Enqueue(import.Groups["name"].Value);
        }

        Assert.Equal(Scripts, reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_script_for_hotels_pages_carries_its_texts()
    {
        Assert.DoesNotContain("{{texts}}", Content("embed.js"), StringComparison.Ordinal);
        Assert.Contains(ChatAssets.Texts.Get("open", "de"), Content("embed.js"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Scripts =>
        ChatAssets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Content(string name) => Encoding.UTF8.GetString(ChatAssets.Find(name)!.Bytes);
}
