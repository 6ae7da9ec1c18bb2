using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Files that a guest sends by web chat: looked at, handed back to them only, and gone when they are forgotten.</summary>
public sealed class WebChatFilesTests : WebChatScene
{
    [Fact]
    public async Task A_file_that_is_sent_is_looked_at_and_shown_again_to_its_guest_only()
    {
        await App.DisposeAsync();
        await StartAsync(("OpenAI:SeesPictures", "true"));
        var file = Guid.NewGuid();
        using (var kept = await Browser.UploadAsync(file, "image/png", SentFiles.Picture, World.Patience))
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        using (var told = await Browser.PostAsync(MessageWith(file, "image/png", "key.png", "What is this?"), World.Patience))
            Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        await App.IdleAsync();

        Assert.Contains(World.Model.Calls.Snapshot(), call => call.Body.GetRawText().Contains("image_url", StringComparison.Ordinal));
        var path = $"/api/channels/web/files/{file}?assistant=hotel";
        using var mine = await Browser.GetAsync(path, World.Patience);
        Assert.Equal(SentFiles.Picture, await mine.Content.ReadAsByteArrayAsync(World.Patience));
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(mine.Headers.GetValues("Content-Security-Policy")));
        using var stranger = await OpenAsync();
        using var theirs = await stranger.GetAsync(path, World.Patience);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task A_page_that_a_guest_sends_is_only_handed_back()
    {
        var file = Guid.NewGuid();
        var page = Encoding.UTF8.GetBytes("<script>alert(1)</script>");
        using (await Browser.UploadAsync(file, "text/html", page, World.Patience))
        {
        }

        using var mine = await Browser.GetAsync($"/api/channels/web/files/{file}?assistant=hotel", World.Patience);

        Assert.Equal("application/octet-stream", mine.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", mine.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit()
    {
        using var answer = await Browser.UploadAsync(Guid.NewGuid(), "image/png", new byte[WebUploads.Largest + 1], World.Patience);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("10000000", await answer.Content.ReadAsStringAsync(World.Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_guest_who_is_forgotten_nothing_is_left_but_the_word_that_it_is_so()
    {
        await App.DisposeAsync();
        await StartAsync(("OpenAI:SeesPictures", "true"), ("OpenAI:TranscriptionModel", "transcribe-simulated"));
        World.Model.ScriptTranscription(SentFiles.Voice, SentFiles.Transcript);
        await SendAsync("audio/ogg", "", SentFiles.Voice);
        await SendAsync("image/png", "", SentFiles.Picture);
        await SendAsync("application/pdf", SentFiles.DocumentName, SentFiles.Document);
        await App.IdleAsync();
        var before = FolderTraces.In(World.Folder.Path);
        Browser.After = (await ReadFromStartAsync())[^1].Id;

        await WriteAsync("forget me");
        await App.IdleAsync();
        await App.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(World.Patience);

        Assert.Equal(SentFiles.Traces.Select(trace => trace.Name), before);
        Assert.Empty(FolderTraces.In(World.Folder.Path));
        var left = Assert.Single(await ReadFromStartAsync());
        Assert.Contains("erased", left.Text, StringComparison.Ordinal);
    }

    private async Task SendAsync(string type, string name, byte[] bytes)
    {
        var file = Guid.NewGuid();
        using var kept = await Browser.UploadAsync(file, type, bytes, World.Patience);
        using var told = await Browser.PostAsync(MessageWith(file, type, name, ""), World.Patience);
        Assert.True(kept.IsSuccessStatusCode && told.IsSuccessStatusCode);
        await App.IdleAsync();
    }

    private static JsonObject MessageWith(Guid file, string type, string name, string text) => new()
    {
        ["id"] = Guid.NewGuid().ToString("D"),
        ["text"] = text,
        ["files"] = new JsonArray(new JsonObject { ["id"] = file.ToString("D"), ["type"] = type, ["name"] = name }),
    };
}
