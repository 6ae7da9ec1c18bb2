using HotelConcierge.Assistants;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Turns;

/// <summary>One turn with a tool call, a hold message and three chunks, and a host that dies at every point of it.</summary>
public sealed class CrashMatrixTests
{
    private static readonly string Answer = string.Join(
        "\n\n",
        Enumerable.Range(1, 3).Select(part => $"Part {part}. " + new string('x', 1300) + "."));

    [Fact]
    public async Task A_guest_reads_every_chunk_once_and_has_one_booking_wherever_the_host_dies()
    {
        var points = new List<string>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(4, untouched.Phone.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(untouched.Hold, untouched.Phone[0]);
        foreach (var activity in new[] { "BeginTurn", "AskModel", "RunTool", "ComposeReply", "SendChunk", "EndTurn" })
            Assert.Superset(
                new HashSet<string> { "before " + activity, "after " + activity, "recorded " + activity },
                points.ToHashSet(StringComparer.Ordinal));

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(point => point.Number == at);
            if (!played.Phone.SequenceEqual(untouched.Phone) || played.Trouble.Count > 0)
                losses.Add(
                    $"{death} {points[death - 1]}: {string.Join(" | ", played.Phone.Select(text => text[..Math.Min(20, text.Length)]))} {string.Join(", ", played.Trouble)}"
                );
        }

        Assert.Empty(losses);
    }

    [Fact]
    public async Task A_guest_reads_every_chunk_once_when_the_host_dies_again_and_again()
    {
        var untouched = await PlayAsync(_ => false);
        foreach (var step in new[] { 7, 11, 23, 41 })
        {
            // A short life ends in the middle of an activity that needs a longer one, until the dying stops.
            var played = await PlayAsync(point => point.Number % step == 0 && point.Number < 400);

            Assert.Equal(untouched.Phone, played.Phone);
            Assert.Empty(played.Trouble);
        }
    }

    [Theory]
    [InlineData("help")]
    [InlineData("new conversation")]
    [InlineData("STOP")]
    [InlineData("forget me")]
    public async Task A_command_is_confirmed_once_and_done_wherever_the_host_dies(string command)
    {
        var points = new List<string>();
        var untouched = await CommandAsync(command, point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(2, untouched.Phone.Count);
        Assert.Contains("before EndTurn", points);

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var done = await CommandAsync(command, point => point.Number == at);
            if (!done.Phone.SequenceEqual(untouched.Phone) || !done.Rows.SequenceEqual(untouched.Rows) || done.Mode != untouched.Mode)
                losses.Add($"{death} {points[death - 1]}: {string.Join(" | ", done.Phone)}; {string.Join(", ", done.Rows)}; {done.Mode}");
        }

        Assert.Empty(losses);
    }

    /// <summary>A command after an answer; the host may die from the command on.</summary>
    private static async Task<(IReadOnlyList<string> Phone, List<string> Rows, ConversationMode Mode)> CommandAsync(
        string command,
        Func<CrashPoint, bool> diesAt)
    {
        using var world = new TurnWorld();
        await world.RunAsync("Activities dinosaurs in the garden for a 2 year old");
        var before = world.Host.CrashPoints;
        world.Host.CrashWhen = point => diesAt(point with { Number = point.Number - before });
        await world.RunAsync(command);

        var rows = new List<string>();
        foreach (var table in GuestTables.All)
            rows.AddRange((await world.RowsAsync(table)).Select(row => $"{table}/{row.Key}"));
        return (world.Phone.Shown, rows, (await world.StateAsync())!.Mode);
    }

    private static async Task<Played> PlayAsync(Func<CrashPoint, bool> diesAt)
    {
        var tool = new BookingTool { Attaches = [new ReplyPart.Choices("Anything else?", [new("yes", "Yes"), new("no", "No")], "Choose")] };
        using var world = new TurnWorld([tool]);
        tool.Passing = world.Host.Pass;
        var trouble = new List<string>();
        world.Model.Otherwise = prompt =>
        {
            var round = prompt.Count(message => message.Role == ChatRole.Tool);
            if (world
                    .RowsAsync(GuestTables.Turns)
                    .GetAwaiter()
                    .GetResult()
                    .Exists(row => row.Key.EndsWith($"answer-{round:D2}", StringComparison.Ordinal)))
                trouble.Add($"the answer of round {round} was paid for twice");
            return round == 0
                ? new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call("call-1", tool.Name)])
                : new ChatMessage(ChatRole.Assistant, Answer);
        };
        world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        world.Phone.Shows = abilities => abilities with { Choices = new(10, 24) };
        world.Host.CrashWhen = diesAt;
        world.Hear("Explain why the sky is blue");
        await world.RunAsync();

        if (tool.Bookings.Count != 1)
            trouble.Add($"{tool.Bookings.Count} bookings");
        if (world.Conversations.Started.Count != 1)
            trouble.Add($"{world.Conversations.Started.Count} turns");
        if (world.Outcomes()[0] != nameof(TurnOutcome.Answered))
            trouble.Add("ended as " + world.Outcomes()[0]);
        return new(world.Phone.Shown, world.Reply(ReplyKeys.Hold), trouble);
    }

    private sealed record Played(IReadOnlyList<string> Phone, string Hold, List<string> Trouble);
}
