using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Diagnostics;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>What guests' questions use is counted once, and there is an end to it.</summary>
public sealed class BudgetTests
{
    private const string Question = "Explain why the sky is blue";
    private const string Prices = "gpt-4.1-mini=0.40/1.60; gpt-4.1=2.00/8.00";
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public async Task What_the_service_reports_is_counted_for_the_guest_and_the_day()
    {
        using var world = World(1000, 200, ("Budget:Prices", Prices));
        world.Model.Name = "gpt-4.1-mini-2025-04-14";
        await world.RunAsync(Question);
        await world.RunAsync("Explain why it rains");

        Assert.Equal(new ModelUsage(2000, 400, IsEstimated: false, 2 * 0.00072m), await SpentAsync(world));
    }

    [Fact]
    public async Task What_the_service_does_not_report_is_estimated_from_the_texts_and_marked()
    {
        using var world = new TurnWorld();
        world.Model.Says(new string('x', 300));
        await world.RunAsync(Question);

        var spent = await SpentAsync(world);
        var shown = world.Model.Shown[0].Sum(message => message.Text.Length);
        Assert.Equal((100, true), (spent.OutputTokens, spent.IsEstimated));
        Assert.InRange(spent.InputTokens, shown / 4, shown / 2);
    }

    [Fact]
    public async Task Every_round_of_a_turn_counts_also_one_that_brought_nothing()
    {
        var tool = new BookingTool();
        using var world = World(1000, 200, [tool]);
        world.Model.Calls(tool.Name).Says("");
        await world.RunAsync(Question);

        Assert.Equal(2400, (await SpentAsync(world)).Tokens);
        Assert.EndsWith(world.Reply(ReplyKeys.Apology), world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wherever_the_host_dies_a_call_whose_answer_was_kept_is_counted_once()
    {
        var points = 0;
        await PlayAsync(_ => points++ < 0);
        for (var death = 1; death <= points; death++)
        {
            var at = death;
            Assert.Equal((death, 2400), (death, await PlayAsync(number => number == at)));
        }

        static async Task<long> PlayAsync(Func<int, bool> diesAt)
        {
            var tool = new BookingTool();
            using var world = World(1000, 200, [tool]);
            world.Model.Otherwise = prompt => prompt.Any(message => message.Role == ChatRole.Tool)
                ? new ChatMessage(ChatRole.Assistant, "Booked.")
                : new ChatMessage(ChatRole.Assistant, [ScriptedModel.Call("call-1", tool.Name)]);
            world.Host.CrashWhen = point => diesAt(point.Number);
            await world.RunAsync(Question);
            return (await SpentAsync(world)).Tokens;
        }
    }

    [Theory]
    [InlineData("Budget:TokensPerGuestAndDay", "1000")]
    [InlineData("Budget:MoneyPerGuestAndDay", "0.0007")]
    public async Task Who_has_used_up_their_day_reads_so_in_their_language_and_is_answered_tomorrow(string limit, string value)
    {
        using var world = World(1000, 200, ("Budget:Prices", Prices), (limit, value));
        world.Model.Name = "gpt-4.1-mini";
        await world.RunAsync("Explica por qué el cielo es azul");
        await world.RunAsync("Explica por qué llueve");
        Assert.Equal(world.Reply(ReplyKeys.BudgetOfDay, "es"), world.Phone.Shown[^1]);
        Assert.Single(world.Model.Shown);

        await world.RunAsync("ayuda");
        Assert.Equal(world.Reply(ReplyKeys.Help, "es"), world.Phone.Shown[^1]);

        world.Clock.Advance(TimeSpan.FromHours(14));
        await world.RunAsync("Explica por qué llueve");
        Assert.Equal("answer 2", world.Phone.Shown[^1]);
    }

    [Fact]
    public async Task Another_day_is_another_count_and_zero_is_no_limit()
    {
        using var world = World(1_000_000, 0, ("Budget:TokensPerGuestAndDay", "0"));
        await world.RunAsync(Question);
        await world.RunAsync(Question);
        Assert.Equal(2_000_000, (await SpentAsync(world)).Tokens);

        world.Clock.Advance(TimeSpan.FromHours(14));
        await world.RunAsync(Question);
        Assert.Equal(1_000_000, (await SpentAsync(world, Today.AddDays(1))).Tokens);
    }

    [Theory]
    [InlineData(15_900, "Budget:MoneyPerTurn", "0")]
    [InlineData(1000, "Budget:MoneyPerTurn", "0.001")]
    public async Task A_turn_that_has_used_up_its_budget_on_tools_still_says_shortly_what_was_done(int tokens, string limit, string value)
    {
        var tool = new BookingTool();
        using var world = World(tokens, 0, [tool], ("Budget:Prices", "gpt=1/1"), (limit, value));
        world.Model.Calls(tool.Name).Says("Booked.");
        await world.RunAsync(Question);

        Assert.Equal(2, world.Model.Shown.Count);
        Assert.Null(world.Model.Options[1]!.Tools);
        Assert.Equal(300, world.Model.Options[1]!.MaxOutputTokens);
        Assert.EndsWith("Booked.", world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_whose_tools_say_more_than_its_whole_budget_ends_politely_without_another_call()
    {
        var tool = new BookingTool { Work = _ => Task.FromResult(new string('x', 20_000)) };
        using var world = World(1000, 0, [tool]);
        world.Model.Says([.. Enumerable.Range(0, 4).Select(AIContent (number) => ScriptedModel.Call($"c{number}", tool.Name))]);
        await world.RunAsync(Question);

        Assert.Single(world.Model.Shown);
        Assert.EndsWith(world.Reply(ReplyKeys.BudgetOfTurn), world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Equal([nameof(TurnOutcome.Answered)], world.Outcomes());
    }

    [Fact]
    public async Task A_turn_with_little_left_is_answered_shortly_and_without_more_tools()
    {
        var tool = new BookingTool();
        using var world = World(14_200, 0, [tool]);
        world.Model.Calls(tool.Name).Says("Booked.");
        await world.RunAsync(Question);

        Assert.NotEmpty(world.Model.Options[0]!.Tools!);
        Assert.Equal(world.Assistant.Model.MaxOutputTokens, world.Model.Options[0]!.MaxOutputTokens);
        Assert.Null(world.Model.Options[1]!.Tools);
        Assert.InRange(world.Model.Options[1]!.MaxOutputTokens!.Value, 301, world.Assistant.Model.MaxOutputTokens - 1);
        Assert.EndsWith("Booked.", world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_itself_beyond_the_budget_is_not_asked()
    {
        using var world = new TurnWorld();
        await world.RunAsync("Explain " + string.Join(' ', Enumerable.Repeat("why", 20_000)));

        Assert.Empty(world.Model.Shown);
        Assert.EndsWith(world.Reply(ReplyKeys.BudgetOfTurn), world.Phone.Shown[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_counted_is_erased_with_the_guest()
    {
        using var world = World(1000, 200);
        await world.RunAsync(Question);
        await world.RunAsync("forget me");

        Assert.Equal(ModelUsage.None, await SpentAsync(world));
        Assert.Empty(await world.RowsAsync(GuestTables.Turns));
    }

    private static TurnWorld World(long input, long output, params (string Name, string Value)[] settings) =>
        World(input, output, [], settings);

    private static TurnWorld World(long input, long output, BookingTool[] tools, params (string Name, string Value)[] settings)
    {
        var world = new TurnWorld(tools, settings);
        world.Model.Usage = new() { InputTokenCount = input, OutputTokenCount = output };
        foreach (var tool in tools)
            tool.Passing = world.Host.Pass;
        return world;
    }

    private static Task<ModelUsage> SpentAsync(TurnWorld world, DateOnly? day = null) =>
        world.Services.GetRequiredService<GuestSpending>().ReadAsync(TurnWorld.Guest, day ?? Today, CancellationToken.None);
}
