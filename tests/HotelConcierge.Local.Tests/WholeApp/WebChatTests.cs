using System.Net;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A guest at a browser asks, and reads what is said, once and in order.</summary>
public sealed class WebChatTests : WebChatScene
{
    [Fact]
    public async Task A_guest_asks_and_reads_the_answer_under_the_question()
    {
        World.Model.Enqueue(ScriptedAnswer.Say("**Stone**, mostly < cheese"));

        await WriteAsync("What is the moon made of?");

        var shown = await ReadAnswerAsync();
        Assert.Equal(("What is the moon made of?", true), (shown[0].Text, shown[0].IsFromGuest));
        Assert.Equal(("Stone, mostly < cheese", false), (shown[^1].Text, shown[^1].IsFromGuest));
    }

    [Fact]
    public async Task A_message_that_is_posted_again_is_shown_once_and_answered_once()
    {
        var id = Guid.NewGuid();
        for (var sent = 0; sent < 3; sent++)
        {
            using var answer = await Browser.WriteAsync(id, "Is there a pool?", World.Patience);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await ReadAnswerAsync();

        Assert.Equal(1, World.Model.Calls.Count);
        Assert.Single(await ReadFromStartAsync(), entry => entry.IsFromGuest);
    }

    [Fact]
    public async Task A_restart_loses_neither_the_guest_nor_what_was_said()
    {
        await WriteAsync("Is there a pool?");
        var before = await ReadAnswerAsync();

        await App.DisposeAsync();
        await StartAsync();
        using var again = await OpenAsync(Browser.Cookie);

        Assert.Equal(Browser.Guest, again.Guest);
        Assert.Equal(before.Select(entry => entry.Id), (await again.ReadAsync(0, World.Patience)).Select(entry => entry.Id).Take(before.Count));
    }

    [Fact]
    public async Task Another_guest_sees_nothing_of_it()
    {
        await WriteAsync("Is there a pool?");
        await ReadAnswerAsync();
        using var other = await OpenAsync();

        Assert.NotEqual(Browser.Guest, other.Guest);
        Assert.Empty(await other.ReadAsync(0, World.Patience));
    }

    [Fact]
    public async Task The_assistant_of_the_page_is_the_one_that_answers()
    {
        using var page = await WebBrowser.OpenAsync(new(App.Url), "early-years", "", World.Patience);
        using var answer = await page.WriteAsync(Guid.NewGuid(), "help", World.Patience);

        await App.IdleAsync();
        var shown = await page.ReadAsync(0, World.Patience);

        Assert.Contains("grown-ups with small children", shown[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_tells_what_is_said_goes_on_where_it_broke_off_and_ends_with_the_host()
    {
        await WriteAsync("Is there a pool?");
        var seen = await ReadAnswerAsync();
        using var stream = await Browser.GetAsync(
            $"/api/channels/web/events?assistant=hotel&after={seen[0].Id}", World.Patience);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(World.Patience));

        var ids = new List<string>();
        while (ids.Count < seen.Count - 1)
        {
            if (await reader.ReadLineAsync(World.Patience) is { } line && line.StartsWith("id: ", StringComparison.Ordinal))
                ids.Add(line[4..]);
        }

        Assert.Equal(seen.Skip(1).Select(entry => entry.Id), ids);
        var stopping = App.StopAsync();
        Assert.Contains("event: end", await reader.ReadToEndAsync(World.Patience), StringComparison.Ordinal);
        await stopping;
    }
}
