using HotelConcierge.Contracts.Storage;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// Of the case of a guest who wants to be forgotten not a byte is left in the data folder: not what they wrote to people, not what people
/// wrote, noted or sent, in no file, no free page and no write-ahead log.
/// </summary>
public sealed class ForgottenCaseTests : IAsyncLifetime
{
    private const long Guest = 34600000441;
    private const string Anna = "anna";

    // A voice message and a document do not come along.
    private static readonly string[] NotSent = ["document's bytes", "voice's bytes"];

    private HotelDeployment _deployment = null!;

    public async Task InitializeAsync() =>
        _deployment = await HotelDeployment.OpenAsync(embedded: true, ($"Staff:{Anna}:Key", "the key of anna at the desk"));

    public Task DisposeAsync() => _deployment.DisposeAsync().AsTask();

    [Fact]
    public async Task Nothing_of_it_is_left_in_any_file()
    {
        await _deployment.DoAsync(new(Guest) { Text = "/start hotel" });
        await _deployment.DoAsync(new(Guest) { Text = "I want to talk to a person" });
        Assert.True((await _deployment.Telegram.DeliverAsync(new(Guest) { Text = SentFiles.Transcript }, _deployment.World.Patience)).Succeeded);
        await _deployment.App.IdleAsync();
        var services = _deployment.App.Services;
        var one = Assert.Single(await services.GetRequiredService<DeskCases>().OpenAsync(_deployment.World.Patience).ToListAsync());
        var work = services.GetRequiredService<DeskWork>();
        var (file, _) = await work.KeepFileAsync(one.Id, "f1", "map.png", SentFiles.Picture, "image/png", _deployment.World.Patience);
        await work.WriteAsync(one.Id, Anna, new("k1", "Here is your numbatplan.", [file!.Id]), force: false, _deployment.World.Patience);
        await work.NoteAsync(one.Id, Anna, "n1", "The bilbycompass guest.", _deployment.World.Patience);
        await _deployment.App.IdleAsync();
        var before = FolderTraces.In(_deployment.World.Folder.Path);

        await _deployment.DoAsync(new(Guest) { Text = "forget me" });
        await services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_deployment.World.Patience);

        Assert.Equal(SentFiles.Traces.Select(trace => trace.Name).Except(NotSent), before);
        Assert.Empty(FolderTraces.In(_deployment.World.Folder.Path));
        Assert.Empty(await services.GetRequiredService<DeskCases>().OpenAsync(_deployment.World.Patience).ToListAsync());
    }
}
