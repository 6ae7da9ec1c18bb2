using System.Net;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.WholeApp;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>What the desk's routes give, to whom, and what they refuse with which reason.</summary>
public sealed class DeskHttpTests : DeskHttpScene
{
    private static readonly (string Method, string Path)[] Routes =
    [
        ("GET", "/api/desk/events"),
        ("GET", "/api/desk/events?wait=0"),
        ("GET", "/api/desk/canned?case={id}"),
        ("GET", "/api/desk/cases/{id}"),
        ("POST", "/api/desk/cases/{id}/take"),
        ("POST", "/api/desk/cases/{id}/messages"),
        ("POST", "/api/desk/cases/{id}/notes"),
        ("POST", "/api/desk/cases/{id}/typing"),
        ("POST", "/api/desk/cases/{id}/read"),
        ("POST", "/api/desk/cases/{id}/return"),
        ("POST", "/api/desk/cases/{id}/close"),
        ("POST", "/api/desk/cases/{id}/translate"),
        ("POST", "/api/desk/cases/{id}/summarize"),
        ("POST", "/api/desk/cases/{id}/draft"),
        ("PUT", "/api/desk/cases/{id}/files/1"),
        ("GET", "/api/desk/cases/{id}/files/s-1"),
    ];

    [Fact]
    public async Task Nobody_gets_anything_who_is_not_signed_in_or_whom_another_site_sent()
    {
        using var stranger = NewBrowser();
        Lucia.FetchSite = "cross-site";
        foreach (var (method, path) in Routes)
        {
            var place = path.Replace("{id}", Case, StringComparison.Ordinal);
            var (status, _) = await SendAsync(stranger, new(method), place, method is "GET" ? null : JsonOf("{}"));
            Assert.True(status is HttpStatusCode.Unauthorized, $"{method} {path}: {status}");
            (status, _) = await SendAsync(Lucia, new(method), place, method is "GET" ? null : JsonOf("{}"));
            Assert.True(status is HttpStatusCode.Forbidden, $"{method} {path}: {status}");
        }

        var (_, thread) = await GetAsync(Marta, Path());
        Assert.Equal("waiting", thread!["case"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("case-0000000000000000")]
    [InlineData("case-000000000000000G")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("1")]
    public async Task Case_that_there_is_none_of_is_not_found_whatever_is_asked_of_it(string id)
    {
        foreach (var (method, path) in Routes.Where(route => route.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            var (status, _) = await SendAsync(
                Lucia,
                new(method),
                path.Replace("{id}", id, StringComparison.Ordinal),
                method is "GET" ? null : JsonOf("""{"key":"k1","text":"Hello"}"""));
            Assert.True(status is HttpStatusCode.NotFound, $"{method} {path}: {status}");
        }
    }

    [Fact]
    public async Task Act_that_there_is_none_of_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(Lucia, "delete")).Status);

    [Theory]
    [InlineData("messages", "", "text", HttpStatusCode.UnprocessableEntity)]
    [InlineData("messages", "[", "", HttpStatusCode.BadRequest)]
    [InlineData("messages", "null", "", HttpStatusCode.BadRequest)]
    [InlineData("messages", "[]", "", HttpStatusCode.BadRequest)]
    [InlineData("messages", "\"text\"", "", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"k1","text":7}""", "text", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"k1","text":null}""", "text", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"k1","text":"\ud800"}""", "text", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"k1","text":"Hello","files":"all"}""", "files", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"k1","text":"Hello","files":[1]}""", "files", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"k1","text":"Hello","files":[null]}""", "files", HttpStatusCode.UnprocessableEntity)]
    [InlineData("messages", """{"key":"k1","text":"Hello","files":["none"]}""", "files", HttpStatusCode.UnprocessableEntity)]
    [InlineData("messages", """{"key":"k1","text":"Hello","force":"yes"}""", "force", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"key":"a key","text":"Hello"}""", "key", HttpStatusCode.UnprocessableEntity)]
    [InlineData("messages", """{"text":"Hello"}""", "key", HttpStatusCode.UnprocessableEntity)]
    [InlineData("messages", """{"key":"k1","text":"  "}""", "text", HttpStatusCode.UnprocessableEntity)]
    [InlineData("notes", """{"key":"k1","text":""}""", "text", HttpStatusCode.UnprocessableEntity)]
    [InlineData("notes", """{"key":"../k","text":"Hello"}""", "key", HttpStatusCode.UnprocessableEntity)]
    [InlineData("return", """{"note":{}}""", "note", HttpStatusCode.BadRequest)]
    [InlineData("take", """{"force":1}""", "force", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_read_or_done_is_refused_with_its_field(string act, string json, string field, HttpStatusCode status)
    {
        var body = json.Length == 0 ? """{"key":"k1"}""" : json;

        var (answered, why) = await PostAsync(Lucia, act, body);

        Assert.Equal(status, answered);
        Assert.Equal(field, why!["field"]!.GetValue<string>());
        Assert.NotEmpty(why["error"]!.GetValue<string>());
        Assert.NotEmpty(why["remedy"]!.GetValue<string>());
        var (_, thread) = await GetAsync(Lucia, Path());
        Assert.Equal("waiting", thread!["case"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Text_of_4000_characters_is_taken_and_one_more_is_refused()
    {
        var longest = new string('ü', 4000);

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Lucia, "messages", Message("k1", longest))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(Lucia, "messages", Message("k2", longest + "x"))).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync(Lucia, "notes", Message("k1", longest))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(Lucia, "return", $$"""{"note":"{{longest}}x"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Lucia, "notes", Message("k3", new string('x', 70_000)))).Status);
    }

    [Fact]
    public async Task Who_is_first_has_the_case_and_others_are_told_who_that_is()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Lucia, "take")).Status);

        foreach (var (act, json) in new[] { ("take", "{}"), ("messages", Message("k1", "Hello")), ("return", "{}"), ("close", "{}") })
        {
            var (status, why) = await PostAsync(Marta, act, json);
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Equal("""{"error":"taken","owner":"lucia"}""", why!.ToJsonString());
        }

        var (forced, taken) = await PostAsync(Marta, "take", """{"force":true}""");
        Assert.Equal(HttpStatusCode.OK, forced);
        Assert.Equal("marta", taken!["owner"]!.GetValue<string>());
    }

    [Fact]
    public async Task Same_message_again_is_one_entry_and_takes_the_case()
    {
        var (first, taken) = await PostAsync(Lucia, "messages", Message("k1", "Good evening"));
        var (second, _) = await PostAsync(Lucia, "messages", Message("k1", "Good evening"));
        var (_, thread) = await GetAsync(Lucia, Path());

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first, second));
        Assert.Equal("lucia", taken!["owner"]!.GetValue<string>());
        var entry = Assert.Single(thread!["entries"]!.AsArray(), entry => entry!["from"]!.GetValue<string>() == "staff")!;
        Assert.Equal("Good evening", entry["text"]!.GetValue<string>());
        Assert.EndsWith("k1", entry["id"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_case_takes_nothing_more()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Lucia, "close", """{"note":"All is well"}""")).Status);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Lucia, "close")).Status);
        foreach (var act in new[] { "take", "messages", "notes", "typing", "read", "return" })
        {
            var (status, why) = await PostAsync(Lucia, act, Message("k1", "Hello"));
            Assert.Equal((act, HttpStatusCode.Gone), (act, status));
            Assert.Equal("closed", why!["error"]!.GetValue<string>());
        }

        Assert.Equal(HttpStatusCode.Gone, (await PutFileAsync(Lucia, "f1", SentFiles.Picture)).Status);
        var (found, thread) = await GetAsync(Lucia, Path());
        Assert.Equal(HttpStatusCode.OK, found);
        Assert.Equal("closed", thread!["case"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Picture_of_staff_is_kept_and_shown_where_nothing_of_it_can_run()
    {
        var (status, kept) = await PutFileAsync(Lucia, "f1", SentFiles.Picture, name: "Pläne für Zimmer.png");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("Pläne für Zimmer.png", kept!["name"]!.GetValue<string>());
        Assert.Equal("image/png", kept["contentType"]!.GetValue<string>());

        using var shown = await Lucia.SendAsync(HttpMethod.Get, Path("/files/s-f1"), null, World.Patience);
        Assert.Equal(SentFiles.Picture, await shown.Content.ReadAsByteArrayAsync(World.Patience));
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Lucia, Path("/files/s-f2"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Lucia, Path("/files/g-1-0"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Lucia, Path("/files/..%2fs-f1"))).Status);
        var other = await OpenCaseAsync(World.Ben);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Lucia, Path(other.Id, "/files/s-f1"))).Status);
    }

    [Fact]
    public async Task Text_of_staff_is_only_handed_over_as_a_file()
    {
        var (status, _) = await PutFileAsync(Lucia, "f1", "<script>alert(1)</script>"u8.ToArray(), "text/plain", "a.txt");
        Assert.Equal(HttpStatusCode.Created, status);

        using var shown = await Lucia.SendAsync(HttpMethod.Get, Path("/files/s-f1"), null, World.Patience);

        Assert.Equal("application/octet-stream", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", shown.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task File_that_is_empty_too_large_of_no_known_kind_or_without_a_right_id_is_refused()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutFileAsync(Lucia, "f1", [])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutFileAsync(Lucia, "f1", [0, 1, 2], "application/x-msdownload")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PutFileAsync(Lucia, "f_1", SentFiles.Picture)).Status);
        var (status, why) = await PutFileAsync(Lucia, "f1", new byte[StaffFiles.Largest + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("10000000", why!["error"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_of_typing_and_reading_have_no_body_and_change_what_they_should()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(Lucia, "typing")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(Lucia, HttpMethod.Post, Path("/read"), null)).Status);

        var (_, thread) = await GetAsync(Lucia, Path());
        Assert.Equal(0, thread!["case"]!["unread"]!.GetValue<int>());
    }

    [Fact]
    public async Task Case_says_who_the_guest_is_and_ready_answers_are_in_their_language()
    {
        var (_, thread) = await GetAsync(Lucia, Path());
        var (_, canned) = await GetAsync(Lucia, $"/api/desk/canned?case={Case}");

        Assert.Equal("Ana", thread!["guest"]!["name"]!.GetValue<string>());
        Assert.Equal(World.Ana, thread["guest"]!["address"]!.GetValue<string>());
        Assert.False(thread["window"]!["isClosed"]!.GetValue<bool>());
        Assert.NotEmpty(thread["window"]!["closesAt"]!.GetValue<string>());
        Assert.NotEmpty(canned!.AsArray());
        Assert.All(canned.AsArray(), one => Assert.NotEmpty(one!["text"]!.GetValue<string>()));
    }

    private static string Message(string key, string text) => new JsonObject { ["key"] = key, ["text"] = text }.ToJsonString();
}
