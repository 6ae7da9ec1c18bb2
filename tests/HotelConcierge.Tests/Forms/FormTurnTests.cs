using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Forms;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Forms;

/// <summary>Forms in whole turns: the chat is over after the last message, and one order is made wherever the host dies.</summary>
public sealed class FormTurnTests
{
    private const string Done =
        "Thank you! I have passed your order on to reception: roses, to be picked up on Tue 2 Jun at 10:00. Goodbye!";

    [Fact]
    public async Task The_chat_is_over_after_the_last_message_and_goes_on_when_the_guest_writes_again()
    {
        using var world = await AskedAsync(_ => false);
        Assert.Equal(ConversationMode.Bot, (await world.StateAsync())!.Mode);

        Assert.Equal(Done, await world.SayAsync("yes please"));
        Assert.Equal(ConversationMode.Closed, (await world.StateAsync())!.Mode);

        world.Model.Otherwise = _ => new ChatMessage(ChatRole.Assistant, "With pleasure.");
        Assert.Equal("With pleasure.", await world.SayAsync("thank you"));
        Assert.Equal(ConversationMode.Bot, (await world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task A_no_leaves_the_chat_open()
    {
        using var world = await AskedAsync(_ => false);

        Assert.Equal("No flowers have been ordered.", await world.SayAsync("no thanks"));
        Assert.Equal(ConversationMode.Bot, (await world.StateAsync())!.Mode);
        Assert.Empty(await world.RowsAsync(GuestTables.FormOrders));
    }

    [Fact]
    public async Task One_order_is_made_and_told_once_wherever_the_host_dies()
    {
        var points = new List<string>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Equal(Done, untouched.Phone[^1]);
        Assert.Contains("before RunTool", points);

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(point => point.Number == at);
            if (!played.Phone.SequenceEqual(untouched.Phone) || !played.Rows.SequenceEqual(untouched.Rows) || played.Mode != untouched.Mode)
                losses.Add($"{death} {points[at - 1]}: {string.Join(" | ", played.Phone)}; {string.Join(", ", played.Rows)}; {played.Mode}");
        }

        Assert.Empty(losses);
    }

    [Fact]
    public async Task What_is_open_is_told_to_the_model_and_forgotten_with_the_guest()
    {
        using var world = await AskedAsync(_ => false);
        await world.RunAsync("are they red?");
        var known = world.Model.Shown[^1].Single(message => message.Text.StartsWith(ModelContext.Heading, StringComparison.Ordinal)).Text;
        const string Told =
            """
            "open_forms":[{"form":"order_flowers","filled":{"day":"2026-06-02","flower":"roses","time":"10:00"}
            """;
        Assert.Contains(Told, known, StringComparison.Ordinal);

        await world.RunAsync("forget me");
        Assert.Empty(await world.RowsAsync(GuestTables.Forms));
        Assert.Empty(await world.RowsAsync(GuestTables.FormOrders));
    }

    [Theory]
    [InlineData("new conversation")]
    [InlineData("STOP")]
    public async Task A_command_closes_what_is_open(string command)
    {
        using var world = await AskedAsync(_ => false);
        await world.RunAsync(command);

        Assert.Empty(await world.RowsAsync(GuestTables.Forms));
    }

    private static async Task<(IReadOnlyList<string> Phone, List<string> Rows, ConversationMode Mode)> PlayAsync(
        Func<CrashPoint, bool> diesAt)
    {
        using var world = await AskedAsync(diesAt);
        await world.RunAsync("yes please");
        var orders = await world.Services.GetRequiredService<FormOrders>().OfAsync(TurnWorld.Guest, default);
        var rows = orders.Select(order => $"{order.Id} {string.Join(' ', order.Values)}").ToList();
        foreach (var table in new[] { GuestTables.Forms, GuestTables.Requests })
            rows.AddRange((await world.RowsAsync(table)).Select(row => $"{table}/{row.Key}"));
        return (world.Phone.Shown, rows, (await world.StateAsync())!.Mode);
    }

    /// <summary>A guest who is asked whether to order roses; the host may die from the yes on.</summary>
    private static async Task<TurnWorld> AskedAsync(Func<CrashPoint, bool> diesAt)
    {
        var world = TurnWorld.OfHotel();
        var roses = new Dictionary<string, object?>(StringComparer.Ordinal) { ["flower"] = "roses" };
        world.Model.Otherwise = prompt => prompt[^1].Role == ChatRole.Tool
            ? new ChatMessage(ChatRole.Assistant, TurnSpeech.NothingToAdd)
            : new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call("call-1", "order_flowers", roses)]);
        await world.RunAsync("roses please");
        await world.RunAsync("tomorrow");
        Assert.StartsWith("So it is roses, to be picked up at reception", await world.SayAsync("at 10"), StringComparison.Ordinal);
        var before = world.Host.CrashPoints;
        world.Host.CrashWhen = point => diesAt(point with { Number = point.Number - before });
        return world;
    }
}
