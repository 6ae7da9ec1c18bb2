using HotelConcierge.Contracts;
using HotelConcierge.Local.Storage;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>
/// While the store cannot be written nobody is thanked, so that the provider sends the message again; what was thanked for is
/// answered once the store works again, and the operator reads what to do.
/// </summary>
public sealed class StoreTroubleTests : IAsyncLifetime
{
    private static readonly string Question = "Explain the moon " + string.Concat(Enumerable.Repeat("really ", 700));

    private readonly ManualTimeProvider _clock = new();
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync(_clock);
        _world.Model.Responder = _ => ScriptedAnswer.Say("The moon is a ball of stone.");
        _app = await AppInProcess.StartAsync(_world);
        await _world.GetAcquaintedAsync();
        await _app.IdleAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task A_full_disk_refuses_messages_with_503_until_there_is_room()
    {
        await FillDiskAsync();

        var sid = await ExpectRefusalAsync("The disk is full: ");

        await FreeDiskAsync();
        await ExpectAnswerToRedeliveryAsync(sid);
    }

    [Fact]
    public async Task A_disk_that_fills_up_in_the_middle_of_a_turn_costs_the_guest_only_time()
    {
        _world.Model.Enqueue(ScriptedAnswer.Hold("The moon is a ball of stone. " + Question));
        await _world.HearAsync("Explain the moon");
        await _world.Model.WaitForCallAsync(2, _world.Patience);
        await FillDiskAsync();
        _world.Model.ReleaseAll();

        // The answer cannot be kept, and that is tried again after a second.
        var pause = await _clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(1), _world.Patience);
        await FreeDiskAsync();
        _clock.Advance(pause);

        Assert.StartsWith("The moon is a ball of stone.", (await _world.ReadAsync(2))[1], StringComparison.Ordinal);
        await _app.IdleAsync();
        Assert.Contains(_app.Log, line => line.Contains("The disk is full: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_another_program_holds_refuses_messages_with_503_until_it_lets_go()
    {
        await WriteAsync(connection => connection.Execute("pragma busy_timeout = 0"));
        await using var tool = new SqliteConnection(
            $"Data Source={Path.Combine(_world.Folder.Path, SqliteDatabase.FileName)};Pooling=False");
        tool.Open();
        tool.Execute("begin immediate");

        var sid = await ExpectRefusalAsync("is locked by another program. Close database tools that hold a transaction on it.");

        tool.Execute("rollback");
        Statements.Forget(tool);
        await ExpectAnswerToRedeliveryAsync(sid);
    }

    [Fact]
    public async Task A_folder_that_became_read_only_refuses_messages_with_503_until_it_is_mended()
    {
        await WriteAsync(connection => connection.Execute("pragma query_only = 1"));

        var sid = await ExpectRefusalAsync("cannot be written. Check the permissions of the file and its folder.");

        await _app.DisposeAsync();
        _app = await AppInProcess.StartAsync(_world);
        await ExpectAnswerToRedeliveryAsync(sid);
    }

    private async Task<string> ExpectRefusalAsync(string remedy)
    {
        var message = new InboundSms(World.Ana, World.Business, Question) { MessageSid = _world.NextSid() };

        Assert.Equal(503, (await _world.DeliverAsync(message)).StatusCode);

        Assert.Contains(
            _app.Log,
            line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(remedy, StringComparison.Ordinal));
        Assert.Single(_world.Twilio.Phone(World.Ana).Messages);
        return message.MessageSid;
    }

    private async Task ExpectAnswerToRedeliveryAsync(string sid)
    {
        Assert.Equal(200, (await _world.Twilio.RedeliverAsync(sid, _world.Patience)).StatusCode);
        await _world.ReadAsync(2);
        await _app.IdleAsync();
        Assert.Equal("The moon is a ball of stone.", Assert.Single(_world.Twilio.Phone(World.Ana).Messages.Skip(1)).Body);
        Assert.Equal(2, (await _app.StateAsync())!.Turns);
    }

    private Task FillDiskAsync() => FullDisk.FillAsync(_app.Services.GetRequiredService<SqliteDatabase>(), _world.Patience);

    private Task FreeDiskAsync() => FullDisk.FreeAsync(_app.Services.GetRequiredService<SqliteDatabase>(), _world.Patience);

    private Task<int> WriteAsync(Func<SqliteConnection, int> work) =>
        _app.Services.GetRequiredService<SqliteDatabase>().WriteAsync(work, _world.Patience);
}
