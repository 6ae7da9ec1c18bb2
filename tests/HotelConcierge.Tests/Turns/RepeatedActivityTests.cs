using HotelConcierge.Storage;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Turns;

/// <summary>
/// An engine runs an activity at least once: a worker that was believed dead may do it again long after. Nothing of it may
/// reach the guest, be paid for, or be kept.
/// </summary>
public sealed class RepeatedActivityTests : IDisposable
{
    private readonly BookingTool _tool = new();
    private readonly TurnWorld _world;

    public RepeatedActivityTests() => _world = new([_tool]);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task All_activities_of_a_turn_again_change_nothing()
    {
        await TurnAsync();
        var before = await StandAsync();
        foreach (var run in _world.Host.Runs.ToList())
            await RepeatAsync(run.Name, run.Input);

        Assert.Equal(before, await StandAsync());
        Assert.Single(_tool.Runs);
    }

    [Fact]
    public async Task All_activities_of_a_turn_again_bring_nothing_back_of_a_guest_who_was_forgotten()
    {
        await TurnAsync();
        await _world.RunAsync("forget me");
        var before = await StandAsync();
        foreach (var run in _world.Host.Runs.ToList())
            await RepeatAsync(run.Name, run.Input);

        Assert.Equal(before, await StandAsync());
        foreach (var table in GuestTables.All)
            Assert.Empty(await _world.RowsAsync(table));
    }

    [Fact]
    public async Task A_last_activity_again_does_not_end_the_next_turn()
    {
        await TurnAsync();
        var end = _world.Host.Runs[^1];
        _world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        _world.Hear("Explain why it rains", _world.Elapsed.TotalSeconds);
        await _world.Host.AdvanceAsync(TimeSpan.FromSeconds(10));
        await RepeatAsync(end.Name, end.Input);

        Assert.Equal(2, (await _world.StateAsync())!.Running!.Start.Number);
    }

    private async Task TurnAsync()
    {
        _world.Model.Calls(_tool.Name).Says("Booked.");
        await _world.RunAsync("Explain why the sky is blue");
    }

    /// <summary>The first activity does not fail: an echo of a crash is no trouble that an operator has to read about.</summary>
    private async Task RepeatAsync(string activity, string input)
    {
        try
        {
            await ConciergeServices
                .Activities.Single(known => known.Name == activity)
                .RunAsync(_world.Services, input, CancellationToken.None);
        }
        catch (InvalidOperationException) when (activity is not (nameof(BeginTurn) or nameof(ForgetGuest)))
        {
            // It says that the turn's documents are gone; what counts is what it did before that.
        }
    }

    private async Task<string> StandAsync()
    {
        var rows = new List<string>();
        foreach (var table in GuestTables.All)
        {
            foreach (var row in await _world.RowsAsync(table))
                rows.Add(
                    $"{table}/{row.Key}: {string.Join(", ", row.Properties.Where(property => property.Key != "at").Select(property => property.Value))}"
                );
        }

        var state = (await _world.StateAsync())!;
        return string.Join(
            '\n',
            [
                .. rows,
                .. _world.Phone.Shown,
                $"{_world.Model.Shown.Count} model calls",
                $"{state.Turns} {state.Mode} {state.Running} {state.Address}",
            ]);
    }
}
