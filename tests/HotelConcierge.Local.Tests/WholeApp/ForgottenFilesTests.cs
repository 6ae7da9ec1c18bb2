using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// Of the files of a guest who wants to be forgotten not a byte is left in the data folder: not what was in them, not what was found in
/// them, not what they were named, in no file, no free page and no write-ahead log.
/// </summary>
public sealed class ForgottenFilesTests : IAsyncLifetime
{
    private const long Guest = 34600000431;
    private const long Other = 34600000432;

    private HotelDeployment _deployment = null!;

    public async Task InitializeAsync()
    {
        _deployment = await HotelDeployment.OpenAsync(
            embedded: false, ("OpenAI:SeesPictures", "true"), ("OpenAI:TranscriptionModel", "transcribe-simulated"));
        _deployment.World.Model.ScriptTranscription(SentFiles.Voice, SentFiles.Transcript);
    }

    public Task DisposeAsync() => _deployment.DisposeAsync().AsTask();

    [Fact]
    public async Task Nothing_of_them_is_left_in_any_file()
    {
        await _deployment.DoAsync(new(Guest) { Text = "/start hotel" });
        await SendFilesAsync();
        var before = Found();

        await _deployment.DoAsync(new(Guest) { Text = "forget me" });
        await _deployment.App.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_deployment.World.Patience);

        Assert.Equal(SentFiles.Traces.Select(trace => trace.Name), before);
        Assert.Empty(Found());
    }

    [Fact]
    public async Task Of_others_all_is_left()
    {
        await _deployment.DoAsync(new(Guest) { Text = "/start hotel" });
        await SendFilesAsync();
        await _deployment.DoAsync(new(Other) { Text = "/start hotel" });

        await _deployment.DoAsync(new(Other) { Text = "forget me" });
        await _deployment.App.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_deployment.World.Patience);

        Assert.Equal(SentFiles.Traces.Select(trace => trace.Name), Found());
    }

    private async Task SendFilesAsync()
    {
        await SendAsync("voice", "", SentFiles.Voice, "audio/ogg");
        await SendAsync("photo", "", SentFiles.Picture, "image/png");
        await SendAsync("document", SentFiles.DocumentName, SentFiles.Document, "application/pdf");
    }

    private async Task SendAsync(string kind, string name, byte[] bytes, string contentType)
    {
        var file = new JsonObject
        {
            ["file_id"] = _deployment.Telegram.KeepFile(name, contentType, bytes),
            ["file_unique_id"] = "u",
            ["file_name"] = name,
            ["mime_type"] = contentType,
        };
        await _deployment.DoAsync(new(Guest) { Content = new() { [kind] = kind is "photo" ? new JsonArray(file) : file } });
    }

    private IReadOnlyList<string> Found() => FolderTraces.In(_deployment.World.Folder.Path);
}
