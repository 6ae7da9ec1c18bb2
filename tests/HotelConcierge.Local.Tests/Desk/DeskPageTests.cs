using System.Globalization;
using System.Net;
using System.Text;
using HotelConcierge.AspNetCore.Desk;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.WebChat;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>The desk page as the server writes it, and what it is made of.</summary>
public sealed class DeskPageTests
{
    [Fact]
    public void The_page_has_every_value_and_offers_the_ways_in_that_there_are()
    {
        Assert.DoesNotContain("{{", DeskPage.Render(byKey: true, byIssuer: true), StringComparison.Ordinal);
        Assert.Contains("class=\"with-key\">", DeskPage.Render(byKey: true, byIssuer: false), StringComparison.Ordinal);
        Assert.Contains("data-testid=\"single-sign-on\" hidden>", DeskPage.Render(byKey: true, byIssuer: false), StringComparison.Ordinal);
        Assert.Contains("class=\"with-key\" hidden>", DeskPage.Render(byKey: false, byIssuer: true), StringComparison.Ordinal);
        Assert.Contains("data-testid=\"single-sign-on\">", DeskPage.Render(byKey: false, byIssuer: true), StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_of_the_page_lets_all_of_it_run()
    {
        var page = DeskPage.Render(byKey: true, byIssuer: true);

        Assert.DoesNotMatch(@"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:", page);
        Assert.All(
            Pattern.All(page, "<script(?<attributes>[^>]*)>").Select(tag => tag.Groups["attributes"].Value),
            attributes => Assert.Matches("src=\"desk/assets/|type=\"application/json\"", attributes));
        Assert.All(
            Pattern.All(page, "\\b(?:src|href)=\"(?<address>desk/[^\"]*)\"").Select(found => found.Groups["address"].Value),
            address => Assert.NotNull(DeskAssets.Find(address["desk/assets/".Length..])));
    }

    [Theory]
    [InlineData("desk.html")]
    [InlineData("texts.json")]
    [InlineData("")]
    [InlineData("chat.js")]
    [InlineData("../desk.js")]
    [InlineData("Desk/desk.js")]
    [InlineData("desk.js\0")]
    public void What_is_no_file_of_the_page_is_not_handed_out(string name) => Assert.Null(DeskAssets.Find(name));

    [Fact]
    public void No_file_names_another_host_to_load_from_or_a_path_of_ours_from_the_top()
    {
        Assert.All(DeskAssets.Names, name => Assert.All(
            Pattern.All(Content(name), @"https?://(?<host>[a-z0-9.-]+)").Select(found => found.Groups["host"].Value),
            host => Assert.Equal("www.w3.org", host)));
        Assert.DoesNotMatch(@"@import|url\(", Content("desk.css"));
        Assert.All(
            DeskAssets.Names.Select(Content).Append(DeskAssets.TextOf("desk.html")),
            content => Assert.DoesNotMatch("[\"'`(]/(desk|api)\\b", content));
    }

    [Fact]
    public void No_script_makes_code_of_text()
    {
        Assert.All(Scripts, name => Assert.DoesNotMatch(
            @"\beval\(|new Function|document\.write|outerHTML|insertAdjacentHTML|set(Timeout|Interval)\([""'`]|\.setAttribute\(""on", Content(name)));
        Assert.Equal(["markup.js"], Scripts.Where(name => Content(name).Contains("innerHTML", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_script_is_one_that_the_page_loads()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(["desk.js"]);
        while (open.TryDequeue(out var name))
        {
            Assert.NotNull(DeskAssets.Find(name));
            if (!reached.Add(name))
                continue;
            foreach (var import in Pattern.All(Content(name), "(?:from|import) \"\\./(?<name>[^\"]+)\""))
                open.Enqueue(import.Groups["name"].Value);
        }

        Assert.Equal(Scripts, reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_there_that_is_asked_for_and_every_one_that_is_there_is_asked_for()
    {
        var page = DeskAssets.TextOf("desk.html");
        var asked = Pattern.All(page, @"\{\{text:(?<key>[a-zA-Z]+)\}\}")
            .Concat(Scripts.SelectMany(name => Pattern.All(Content(name), "\"(?<key>[a-zA-Z]+)\"")))
            .Select(found => found.Groups["key"].Value)
            .ToHashSet(StringComparer.Ordinal);

        // What the server's codes mean is found by its code.
        string[] byCode = ["reason", "channel", "state", "why", "event", "nothing", "onPhone"];
        Assert.All(DeskPage.Texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key);
            Assert.True(
                asked.Contains(text.Key) || byCode.Any(prefix => text.Key.StartsWith(prefix, StringComparison.Ordinal)), text.Key);
        });
        Assert.All(
            Scripts.SelectMany(name => Pattern.All(Content(name), "\\btext\\(\"(?<key>[a-zA-Z]+)\"")).Select(found => found.Groups["key"].Value),
            key => Assert.Contains(key, DeskPage.Texts.Keys));
    }

    [Fact]
    public void Every_reason_state_and_trouble_of_a_case_has_words()
    {
        string[] keys =
        [
            .. Enum.GetNames<CaseReason>().Select(name => "reason" + name),
            .. Enum.GetNames<Tick>().Select(name => "state" + name),
            .. Constants(typeof(EntryTroubles)).Select(name => "why" + name),
            .. Constants(typeof(CaseEvents)).Select(name => "event" + name),
        ];

        Assert.All(keys, key => Assert.Contains(key, DeskPage.Texts.Keys));

        static IEnumerable<string> Constants(Type type) => type.GetFields().Select(field => (string)field.GetRawConstantValue()!)
            .Select(code => char.ToUpperInvariant(code[0]) + code[1..]);
    }

    [Fact]
    public void The_page_takes_files_and_words_as_long_as_the_host_does()
    {
        Assert.Equal(StaffFiles.Largest, NumberIn("attachments.js", "mostBytes"));
        Assert.Equal(DeskWork.MostFiles, NumberIn("attachments.js", "mostFiles"));
        Assert.Equal(DeskWork.LongestText, NumberIn("composer.js", "longest"));
    }

    private static int NumberIn(string name, string constant) => int.Parse(
        Assert.Single(Pattern.All(Content(name), $"const {constant} = (?<number>[0-9_]+);")).Groups["number"].Value
            .Replace("_", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);

    private static IEnumerable<string> Scripts =>
        DeskAssets.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Content(string name) => Encoding.UTF8.GetString(DeskAssets.Find(name)!.Bytes);
}

/// <summary>The page over HTTP.</summary>
public sealed class DeskPageHttpTests : DeskHttpScene
{
    [Fact]
    public async Task The_page_is_there_for_who_has_yet_to_sign_in_says_nothing_of_a_guest_and_may_run_only_its_own_scripts()
    {
        using var stranger = NewBrowser();
        using var page = await stranger.SendAsync(HttpMethod.Get, "/desk", null, World.Patience);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(Words, await page.Content.ReadAsStringAsync(World.Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slash_at_the_end_leads_to_the_page_itself()
    {
        using var answer = await Lucia.SendAsync(HttpMethod.Get, "/desk/", null, World.Patience);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("../desk", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_part_of_the_page_is_not_sent_again_to_who_has_it()
    {
        using var first = await Lucia.SendAsync(HttpMethod.Get, "/desk/assets/desk.js", null, World.Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, Lucia.Address("/desk/assets/desk.js"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var again = await http.SendAsync(request, World.Patience);
        using var none = await Lucia.SendAsync(HttpMethod.Get, "/desk/assets/desk.html", null, World.Patience);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
