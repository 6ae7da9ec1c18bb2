using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Model;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>How a model that is asked for a route, and may answer anything, decides who answers the guest.</summary>
public sealed class RoutingTests : IDisposable
{
    private const string Unclear = "We would love something nice for our backs";

    private readonly TurnWorld _world = Open();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("house-information")]
    [InlineData(" \nHouse_Information. ")]
    [InlineData("The label is: house-information")]
    public async Task The_label_decides_which_prompt_and_which_tools_there_are(string label)
    {
        _world.Model.Says(label).Says("From nine.");

        Assert.Equal("From nine.", await _world.SayAsync(Unclear));

        Assert.Equal(2, _world.Model.Shown.Count);
        Assert.Contains("- house-information: The guest asks about the house", _world.Model.Shown[0][0].Text, StringComparison.Ordinal);
        Assert.Equal(Unclear, _world.Model.Shown[0][^1].Text);
        Assert.Null(_world.Model.Options[0]!.Tools);
        Assert.Equal(["hotel_information"], _world.Model.Options[1]!.Tools!.Select(tool => tool.Name));
    }

    [Fact]
    public async Task Words_that_name_a_route_are_not_asked_about()
    {
        _world.Model.Says("Here you are.");

        Assert.Equal("Here you are.", await _world.SayAsync("May we sit among the flowers?"));

        Assert.Single(_world.Model.Shown);
    }

    [Fact]
    public async Task Nonsense_is_asked_about_once_more()
    {
        _world.Model.Says("The pool is open from nine.").Says("garden").Says("Gladly.");

        Assert.Equal("Gladly.", await _world.SayAsync(Unclear));

        Assert.Contains(
            "Answer with one of these words and nothing else: garden, house-information, malicious, refuse.",
            _world.Model.Shown[1][^1].Text,
            StringComparison.Ordinal);
        Assert.Contains("help a guest to a seat", _world.Model.Shown[2][0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Is there a hairdryer somewhere?", "answer 3")]
    [InlineData(Unclear, null)]
    public async Task After_nonsense_twice_the_rules_choose(string text, string? answer)
    {
        _world.Model.Says("???").Says("I would rather not say.");

        Assert.Equal(answer ?? _world.Reply("offTopic"), await _world.SayAsync(text));

        Assert.Equal(answer is null ? 2 : 3, _world.Model.Shown.Count);
    }

    [Fact]
    public async Task A_model_that_cannot_be_asked_leaves_the_choice_to_the_rules_at_once()
    {
        _world.Model.Throws(new ModelException(ModelTrouble.Unavailable, "down")).Says("From nine.");

        Assert.Equal("From nine.", await _world.SayAsync("Is there a hairdryer somewhere?"));
    }

    [Theory]
    [InlineData("refuse", "offTopic")]
    [InlineData("malicious", "malicious")]
    public async Task A_route_with_a_fixed_reply_needs_no_second_call(string label, string reply)
    {
        _world.Model.Says(label);

        Assert.Equal(_world.Reply(reply), await _world.SayAsync(Unclear));

        Assert.Single(_world.Model.Shown);
    }

    [Fact]
    public async Task Small_talk_keeps_what_the_talk_before_it_was_about()
    {
        using var world = TurnWorld.Of(Shipped.Folder, Shipped.EarlyYears.Name);
        world.Model.Otherwise = prompt => new ChatMessage(
            ChatRole.Assistant,
            prompt[0].Text.Contains("watch over a chat", StringComparison.Ordinal) ? "none"
            : prompt[0].Text.StartsWith("You sort", StringComparison.Ordinal) ? "talk"
            : "### Snow cave\n\nDig.");
        await world.RunAsync("Activities snow");
        await world.RunAsync("thanks, that was lovely");

        var guest = await world.Services.GetRequiredService<GuestProfiles>().ReadAsync(TurnWorld.Guest, default);
        Assert.Equal(("activities", "snow"), (guest.Memory.LastRoute, guest.Memory.LastTopic));
    }

    [Fact]
    public async Task Of_a_guest_who_was_forgotten_while_the_model_chose_nothing_comes_back()
    {
        _world.Model.Does(async () =>
        {
            // As when a forgetting on another host has come to its end meanwhile.
            await _world.Services.GetRequiredService<GuestTables>().EraseAsync(TurnWorld.Guest, exceptKeyPrefix: "", default);
            return new(ChatRole.Assistant, "malicious");
        });
        await _world.RunAsync(Unclear);

        Assert.Empty(await _world.RowsAsync(GuestTables.Profiles));
    }

    [Fact]
    public async Task A_label_that_is_not_on_the_list_is_none()
    {
        _world.Model.Says("spa").Says("choose");

        Assert.Equal(_world.Reply("offTopic"), await _world.SayAsync(Unclear));
    }

    [Fact]
    public async Task The_label_is_paid_for_once_wherever_the_host_dies()
    {
        var points = await PlayAsync(_ => false);
        for (var death = 1; death <= points; death++)
        {
            var at = death;
            await PlayAsync(number => number == at);
        }

        Assert.InRange(points, 20, 400);
    }

    /// <summary>The toy whose model is asked for a route.</summary>
    private static TurnWorld Open() => TurnWorld.Of(Toys.Routed, "boarding-house");

    private static async Task<int> PlayAsync(Func<int, bool> diesAt)
    {
        using var world = Open();
        world.Model.Otherwise = prompt => new ChatMessage(
            ChatRole.Assistant,
            prompt[0].Text.StartsWith("You sort", StringComparison.Ordinal) ? "garden" : "Dial 0.");
        world.Host.CrashWhen = point => diesAt(point.Number);
        Assert.Equal("Dial 0.", await world.SayAsync(Unclear));
        Assert.Contains(nameof(ChooseRoute), world.Host.Runs.Select(run => run.Name));
        return world.Host.CrashPoints;
    }
}
