using HotelConcierge.Contracts.Turns;
using HotelConcierge.Handoff;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Handoff;

/// <summary>A host that dies at every point of a hand-off, of what both sides write, and of the way back.</summary>
public sealed class DeskCrashTests
{
    [Fact]
    public async Task Both_sides_read_everything_once_and_in_order_wherever_the_host_dies()
    {
        var points = new List<string>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(5, untouched.Phone.Count);
        Assert.Equal(3, untouched.Thread.Count(said => said.StartsWith(nameof(ThreadVoice.Guest), StringComparison.Ordinal)));
        foreach (var activity in new[] { "HandOff", "TellDesk", "SendChunk", "EndTurn" })
            Assert.Contains("after " + activity, points);

        await AssertNoLossAsync(PlayAsync, points, untouched);
    }

    [Fact]
    public async Task Answer_of_the_hotels_phone_is_there_once_wherever_the_host_dies()
    {
        var points = new List<string>();
        var untouched = await PlayPhoneAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(2, untouched.Thread.Count(said => said.StartsWith(nameof(ThreadVoice.Staff), StringComparison.Ordinal)));
        Assert.Contains("after BeginTurn", points);

        await AssertNoLossAsync(PlayPhoneAsync, points, untouched);
    }

    private static async Task AssertNoLossAsync(
        Func<Func<CrashPoint, bool>, Task<Played>> play, List<string> points, Played untouched)
    {
        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await play(point => point.Number == at);
            if (!played.Phone.SequenceEqual(untouched.Phone)
                || !played.Thread.SequenceEqual(untouched.Thread)
                || played.Unread != untouched.Unread)
            {
                losses.Add(
                    $"{death} {points[death - 1]}: {string.Join(" | ", played.Phone)}; {string.Join(" | ", played.Thread)}; {played.Unread}");
            }
        }

        Assert.Empty(losses);
    }

    /// <summary>Somebody answers on the phone, a guest writes to people, is answered there again, and is given back.</summary>
    private static async Task<Played> PlayPhoneAsync(Func<CrashPoint, bool> diesAt)
    {
        using var desk = new DeskWorld();
        var world = desk.World;
        world.Model.Otherwise = _ => new(ChatRole.Assistant, "The pool is open.");
        world.Host.CrashWhen = diesAt;
        await desk.WriteOnPhoneAsync("Your taxi comes at nine.");
        await world.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        world.Hear("can it come at ten", world.Elapsed.TotalSeconds);
        await world.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        await desk.WriteOnPhoneAsync("At ten, then.", "echo-2");
        await world.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        var one = Assert.Single(await desk.OpenAsync());
        await desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "", default);
        await world.RunAsync();
        var thread = (await desk.SaidAsync(one.Id)).ConvertAll(said => $"{said.Item1}: {said.Item2}");
        await world.RunAsync("is the pool open");
        return new(world.Phone.Shown, thread, one.Unread);
    }

    private static async Task<Played> PlayAsync(Func<CrashPoint, bool> diesAt)
    {
        using var desk = new DeskWorld();
        var world = desk.World;
        world.Model.Otherwise = prompt => (prompt[^1].Role == ChatRole.Tool, prompt[^1].Text.Contains("human", StringComparison.Ordinal)) switch
        {
            (true, _) => new(ChatRole.Assistant, "DONE"),
            (_, true) => new(
                ChatRole.Assistant,
                [ScriptedModel.Call("call-1", "hand_to_person", new Dictionary<string, object?>(StringComparer.Ordinal) { ["summary"] = "A bill." })]),
            _ => new(ChatRole.Assistant, "The pool is open."),
        };
        world.Host.CrashWhen = diesAt;
        world.Hear("can I talk to a human", world.Elapsed.TotalSeconds);
        await world.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        var one = Assert.Single(await desk.OpenAsync());
        world.Hear("hello?", world.Elapsed.TotalSeconds);
        await world.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        await desk.WriteAsync(one.Id, "Good day.");
        await desk.WriteAsync(one.Id, "Your bill is right.", key: "k2");
        await world.RunAsync("thanks");
        var unread = Assert.Single(await desk.OpenAsync()).Unread;
        await desk.Work.ReturnAsync(one.Id, DeskWorld.Anna, "All is well.", default);
        await world.RunAsync();
        var thread = (await desk.SaidAsync(one.Id)).ConvertAll(said => $"{said.Item1}: {said.Item2}");
        await world.RunAsync("is the pool open");
        return new(world.Phone.Shown, thread, unread);
    }

    private sealed record Played(IReadOnlyList<string> Phone, IReadOnlyList<string> Thread, int Unread);
}
