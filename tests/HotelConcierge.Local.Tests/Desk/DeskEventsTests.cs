using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using HotelConcierge.Local.Tests.Staff;
using HotelConcierge.Local.Tests.WholeApp;

namespace HotelConcierge.Local.Tests.Desk;

/// <summary>The board as a stream, and asked for again and again.</summary>
public sealed class DeskEventsTests : DeskHttpScene
{
    [Fact]
    public async Task Stream_begins_with_all_open_cases_and_goes_on_with_what_becomes_of_them()
    {
        using var answer = await OpenStreamAsync(Lucia);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        await using var body = await answer.Content.ReadAsStreamAsync(World.Patience);
        await using var events = SseParser.Create(body).EnumerateAsync(World.Patience).GetAsyncEnumerator(World.Patience);

        var (name, board) = await NextAsync(events);
        Assert.Equal("board", name);
        Assert.Equal(Case, Assert.Single(board["cases"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.NotEmpty(board["now"]!.GetValue<string>());
        await PostAsync(Marta, "take");
        (name, var taken) = await NextAsync(events);
        Assert.Equal(("case", "marta"), (name, taken["owner"]!.GetValue<string>()));
        var other = await OpenCaseAsync(World.Ben);
        (name, var opened) = await NextAsync(events);
        Assert.Equal(("case", other.Id), (name, opened["id"]!.GetValue<string>()));
        await PostAsync(Marta, "close");
        (name, var gone) = await NextAsync(events);
        Assert.Equal(("gone", Case), (name, gone["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Poll_has_the_board_when_it_is_another_one_than_the_page_knows()
    {
        var (_, first) = await GetAsync(Lucia, "/api/desk/events?wait=0");
        var after = first!["after"]!.GetValue<string>();
        var told = Assert.Single(first["events"]!.AsArray())!;
        Assert.Equal(("board", after), (told["event"]!.GetValue<string>(), told["id"]!.GetValue<string>()));

        var (_, same) = await GetAsync(Lucia, $"/api/desk/events?wait=0&after={after}");
        Assert.Empty(same!["events"]!.AsArray());
        Assert.Equal(after, same["after"]!.GetValue<string>());
        var waiting = GetAsync(Lucia, $"/api/desk/events?wait=25&after={after}");
        await PostAsync(Marta, "take");
        var (_, changed) = await waiting;

        var board = Assert.Single(changed!["events"]!.AsArray())!;
        Assert.Equal("marta", Assert.Single(board["data"]!["cases"]!.AsArray())!["owner"]!.GetValue<string>());
        Assert.NotEqual(after, changed["after"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("wait=0&after=%00")]
    [InlineData("wait=-1")]
    [InlineData("wait=NaN")]
    [InlineData("wait=1e9&after=x")]
    public async Task Question_that_makes_no_sense_is_answered_with_the_board(string query)
    {
        var (status, body) = await GetAsync(Lucia, "/api/desk/events?" + query);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(body!["events"]!.AsArray());
    }

    private async Task<HttpResponseMessage> OpenStreamAsync(StaffBrowser browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, browser.Address("/api/desk/events"));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Headers.Add("Cookie", $"{StaffBrowser.SessionCookie}={browser.Session}");
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, World.Patience);
    }

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static async Task<(string Name, JsonNode Data)> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        do
            Assert.True(await events.MoveNextAsync());
        while (events.Current.EventType is "quiet");
        return (events.Current.EventType, JsonNode.Parse(events.Current.Data)!);
    }
}
