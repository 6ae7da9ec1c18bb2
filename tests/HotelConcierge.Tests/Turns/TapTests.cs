using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Turns;

/// <summary>Taps, links and typing, on a channel that knows them.</summary>
public sealed class TapTests : IDisposable
{
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_tapped_message_loses_its_buttons_once()
    {
        _world.Hear(Tap("m1", "41"));
        _world.Hear(Tap("m2", "41"));
        _world.Hear(Tap("m3", tapped: null));
        _world.Model.Says("Fine.");
        await _world.RunAsync();

        Assert.Equal(["41"], _world.Phone.Retired);
    }

    [Fact]
    public async Task Messages_that_overtook_each_other_are_read_in_the_guests_order()
    {
        foreach (var (text, sequence) in new[] { ("three", 12L), ("Explain one", 10L), ("two", 11L) })
            _world.Hear(new InboundMessage($"u{sequence}", TurnWorld.Address, MessageKind.Text, text) { Sequence = sequence });
        _world.Model.Says("Fine.");
        await _world.RunAsync();

        Assert.Equal("Explain one\ntwo\nthree", _world.Model.Shown[0][^1].Text);
    }

    [Fact]
    public async Task The_assistant_that_a_guest_asks_for_stays_until_they_are_forgotten()
    {
        _world.Hear(new InboundMessage("u1", TurnWorld.Address, MessageKind.Text, "/start") { Assistant = "early-years" });
        await _world.RunAsync();
        Assert.Equal("early-years", (await _world.StateAsync())!.Assistant);
        _world.Model.Says("Fine.");
        await _world.RunAsync("Explain the moon");
        Assert.Equal("early-years", (await _world.StateAsync())!.Assistant);

        await _world.RunAsync("forget me");

        Assert.Null((await _world.StateAsync())!.Assistant);
    }

    [Fact]
    public async Task An_assistant_that_does_not_exist_leaves_the_one_of_the_address()
    {
        _world.Hear(new InboundMessage("u1", TurnWorld.Address, MessageKind.Text, "/start") { Assistant = "none" });
        await _world.RunAsync();

        Assert.Equal([_world.Reply(HelpKey)], _world.Phone.Shown);
    }

    [Fact]
    public async Task Typing_is_shown_again_and_again_while_the_model_works_and_not_after()
    {
        _world.Phone.TypingRefresh = TimeSpan.FromSeconds(4);
        _world.Model.Does(async () =>
        {
            for (var times = 1; times <= 3; times++)
            {
                await _world.Clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(4));
                _world.Clock.Advance(TimeSpan.FromSeconds(4));
            }

            await _world.Clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(4));
            return new(Microsoft.Extensions.AI.ChatRole.Assistant, "Fine.");
        });
        await _world.RunAsync("Explain the moon");

        Assert.Equal(1 + 3, _world.Phone.TypingShown);
        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1 + 3, _world.Phone.TypingShown);
    }

    [Fact]
    public async Task A_channel_that_refuses_to_show_typing_is_not_asked_again()
    {
        (_world.Phone.TypingRefresh, _world.Phone.TakesTyping) = (TimeSpan.FromSeconds(4), false);
        _world.Model.Does(async () =>
        {
            await _world.Clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(4));
            _world.Clock.Advance(TimeSpan.FromSeconds(60));
            return new(Microsoft.Extensions.AI.ChatRole.Assistant, "Fine.");
        });
        await _world.RunAsync("Explain the moon");

        Assert.Equal(2, _world.Phone.TypingShown);
        Assert.Single(_world.Phone.Shown);
    }

    [Fact]
    public async Task A_provider_that_never_answers_to_typing_and_old_buttons_does_not_hold_the_answer_up()
    {
        _world.Phone.HoldsBestEfforts = true;
        _world.Hear(Tap("m1", "41"));
        _world.Model.Says("Fine.");
        var running = _world.RunAsync();
        _world.Clock.Advance(await _world.Clock.WaitForTimerAsync(setFor => setFor == TimeSpan.FromSeconds(3)));
        await running;

        Assert.Single(_world.Phone.Shown);
    }

    private const string HelpKey = HotelConcierge.Assistants.ReplyKeys.Help;

    private static InboundMessage Tap(string id, string? tapped) =>
        new(id, TurnWorld.Address, MessageKind.Text, "Explain the moon") { ChoiceId = "moon", TappedMessageId = tapped };
}
