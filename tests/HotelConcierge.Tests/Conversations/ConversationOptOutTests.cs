using System.Text.Json;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;

namespace HotelConcierge.Tests.Conversations;

/// <summary>What a conversation makes of a guest's wish to be left alone, said to it or on another channel of the same network.</summary>
public sealed class ConversationOptOutTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new("phone"), "desk", "guest-34600000000");
    private static readonly ConversationId Id = ConversationId.For(Address);
    private static readonly ConversationPacing Pacing = new(TimeSpan.Zero, TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);
    private static readonly PairId Pair = new NetworkPair("phone", "desk", "guest-34600000000").Id;

    private readonly List<ConversationEffect> _effects = [];
    private ConversationState _state = new();
    private int _messages;

    [Fact]
    public void Stop_and_start_are_kept_each_before_the_turn_that_confirms_it()
    {
        Hear("stop", at: 1);
        Assert.Equal([Kept(isOut: true, at: 1)], Wishes());
        Assert.Collection(
            _effects,
            effect => Assert.IsType<ConversationEffect.RecordOptOut>(effect),
            effect => Assert.IsType<ConversationEffect.StartTurn>(effect));
        End(at: 2);

        Hear("hello", at: 3);
        Hear("stop", at: 4);
        Assert.Single(Wishes());

        Hear("start", at: 5);
        Assert.Equal([Kept(isOut: true, at: 1), Kept(isOut: false, at: 5)], Wishes());
        Assert.Equal(Noon.AddSeconds(5), _state.WishedAt);
    }

    [Fact]
    public void A_webhook_that_comes_again_after_start_keeps_no_wish()
    {
        Hear("stop", at: 1, id: "m-stop");
        End(at: 2);
        Hear("start", at: 3);

        Hear("stop", at: 4, id: "m-stop");

        Assert.Equal(2, Wishes().Count);
        Assert.Equal(ConversationMode.Bot, _state.Mode);
    }

    [Fact]
    public void Who_opens_the_chat_by_a_link_and_whoever_blocks_us_are_kept_too()
    {
        Hear("stop", at: 1);
        End(at: 2);
        var link = Message("HC-0000-0000-000W", at: 3);
        Apply(link with { Message = link.Message with { OpensChat = true } });
        Apply(new ConversationEvent.OptedOutByChannel(Noon.AddSeconds(4)) { Pair = Pair });

        Assert.Equal([Kept(isOut: true, at: 1), Kept(isOut: false, at: 3), Blocked(at: 4)], Wishes());
    }

    [Theory]
    [InlineData("Is the pool open in the morning?", TurnKind.Answer)]
    [InlineData("help", TurnKind.Help)]
    [InlineData("Hola, ya le he desbloqueado", TurnKind.Answer)]
    [InlineData("สระเปิดกี่โมงคะ", TurnKind.Answer)]
    [InlineData("start", TurnKind.Resumed)]
    [InlineData("forget me", TurnKind.Forget)]
    public void A_message_after_a_block_shows_that_the_block_is_gone(string text, TurnKind expected)
    {
        Hear("hello", at: 0);
        End(at: 1);
        Apply(new ConversationEvent.OptedOutByChannel(Noon.AddSeconds(2)) { Pair = Pair });
        Assert.Equal(ConversationMode.OptedOut, _state.Mode);

        Hear(text, at: 3, wish: new(IsOut: true, Noon.AddSeconds(2)) { IsByChannel = true });

        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Equal(expected, _state.Running!.Start.Kind);
        Assert.Equal([Blocked(at: 2), Kept(isOut: false, at: 3)], Wishes());
    }

    [Fact]
    public void A_block_after_the_guests_own_stop_changes_nothing_about_it()
    {
        Hear("stop", at: 1);
        Apply(new ConversationEvent.OptedOutByChannel(Noon.AddSeconds(2)) { Pair = Pair });
        End(at: 3);

        Hear("Is the pool open?", at: 4);
        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Null(_state.Running);

        Hear("start", at: 5);
        Assert.Equal(TurnKind.Resumed, _state.Running!.Start.Kind);
    }

    [Fact]
    public void Stop_after_a_block_is_the_guests_own_and_stays()
    {
        Apply(new ConversationEvent.OptedOutByChannel(Noon) { Pair = Pair });
        Hear("stop", at: 1);
        End(at: 2);

        Hear("hello?", at: 3);

        Assert.Equal((ConversationMode.OptedOut, false), (_state.Mode, _state.IsOutByChannel));
        Assert.Equal([Blocked(at: 0), Kept(isOut: false, at: 1), new(Pair, new(IsOut: true, Noon.AddSeconds(1).AddTicks(1)))], Wishes());
    }

    [Fact]
    public void A_block_that_another_channel_saw_is_gone_with_a_message_here()
    {
        Hear("hello", at: 10, wish: new(IsOut: true, Noon.AddSeconds(5)) { IsByChannel = true });

        Assert.Equal(TurnKind.Answer, _state.Running!.Start.Kind);
        Assert.Equal([Kept(isOut: false, at: 10)], Wishes());
    }

    [Fact]
    public void Stop_said_elsewhere_stays_whatever_this_channel_blocked()
    {
        Apply(new ConversationEvent.OptedOutByChannel(Noon.AddSeconds(6)) { Pair = Pair });

        Hear("hello", at: 10, wish: new(IsOut: true, Noon.AddSeconds(6)));

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Null(_state.Running);
    }

    [Fact]
    public void Who_was_out_before_it_was_kept_by_whom_stays_out_until_start()
    {
        _state = JsonSerializer.Deserialize<ConversationState>(
            """{"mode":"OptedOut","wishedAt":"2026-03-01T12:00:05+00:00","turns":3}""", TurnJson.Options)!;

        Hear("hello", at: 10, wish: new(IsOut: true, Noon.AddSeconds(5)));

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
    }

    [Theory]
    [InlineData("cancel", ProviderKeyword.Stop, TurnKind.Stopped)]
    [InlineData("END", ProviderKeyword.Stop, TurnKind.Stopped)]
    [InlineData("No más", ProviderKeyword.Stop, TurnKind.Stopped)]
    [InlineData("HILFE JETZT", ProviderKeyword.Help, TurnKind.Help)]
    [InlineData("YES", ProviderKeyword.Start, TurnKind.Answer)]
    [InlineData("reset", ProviderKeyword.Help, TurnKind.Reset)]
    public void What_the_provider_took_a_word_for_counts(string text, ProviderKeyword keyword, TurnKind expected)
    {
        var heard = Message(text, at: 1);
        Apply(heard with { Message = heard.Message with { Keyword = keyword } });

        Assert.Equal(expected, _state.Running!.Start.Kind);
    }

    [Theory]
    [InlineData("YES")]
    [InlineData("sí")]
    [InlineData("ja")]
    public void Who_is_out_comes_back_by_the_providers_word(string text)
    {
        Hear("stop", at: 1);
        End(at: 2);
        Hear(text, at: 3);
        Assert.Null(_state.Running);

        var heard = Message(text, at: 4);
        Apply(heard with { Message = heard.Message with { Keyword = ProviderKeyword.Start } });

        Assert.Equal(TurnKind.Resumed, _state.Running!.Start.Kind);
    }

    [Fact]
    public void Start_said_politely_is_a_command_only_of_who_is_out()
    {
        Hear("let's start please", at: 0);
        Assert.Equal(TurnKind.Answer, _state.Running!.Start.Kind);
        End(at: 1);
        Hear("Stop, thank you", at: 2);
        End(at: 3);

        Hear("start please", at: 4);

        Assert.Equal(TurnKind.Resumed, _state.Running!.Start.Kind);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("help")]
    [InlineData("stop")]
    public void Who_opted_out_on_another_channel_is_not_answered_here_until_start(string text)
    {
        Hear(text, at: 10, wish: new(IsOut: true, Noon));

        Assert.Equal((ConversationMode.OptedOut, (DateTimeOffset?)Noon), (_state.Mode, _state.WishedAt));
        Assert.Null(_state.Address);
        Assert.Empty(_effects);

        Hear("start", at: 20, wish: new(IsOut: true, Noon));
        Assert.Equal(TurnKind.Resumed, Assert.Single(_effects.OfType<ConversationEffect.StartTurn>()).Turn.Kind);
        Assert.Equal([Kept(isOut: false, at: 20)], Wishes());
    }

    [Fact]
    public void An_opt_out_on_another_channel_ends_the_turn_that_runs_here()
    {
        Hear("hello", at: 0);
        Hear("and a towel", at: 1);

        Hear("hello?", at: 10, wish: new(IsOut: true, Noon.AddSeconds(5)));

        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.True(_state.Running!.Interrupted);
        Assert.Empty(_state.Inbox);
        Assert.Contains(new ConversationEffect.InterruptTurn(_state.Running.Start.TurnId), _effects);
    }

    [Fact]
    public void Who_came_back_on_another_channel_is_back_here()
    {
        Hear("stop", at: 1);
        End(at: 2);

        Hear("hello", at: 10, wish: new(IsOut: false, Noon.AddSeconds(5)));

        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Equal(TurnKind.Answer, _state.Running!.Start.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wish_of_before_the_one_made_here_is_old_news(bool isOut)
    {
        Hear("stop", at: 1);
        End(at: 2);
        if (isOut)
            Hear("start", at: 3);

        // What intake had read before the wish made here was written.
        Hear("hello", at: 4, wish: new(isOut, Noon.AddSeconds(0.5)));

        Assert.Equal(isOut ? ConversationMode.Bot : ConversationMode.OptedOut, _state.Mode);
    }

    [Fact]
    public void A_wish_is_later_than_the_one_it_revokes_also_by_a_clock_that_is_behind()
    {
        Hear("stop", at: 10);
        End(at: 11);
        Hear("start", at: 9);

        Assert.Equal([Kept(isOut: true, at: 10), new(Pair, new(IsOut: false, Noon.AddSeconds(10).AddTicks(1)))], Wishes());
        Hear("hello", at: 12, wish: new(IsOut: true, Noon.AddSeconds(10)));
        Assert.Equal(ConversationMode.Bot, _state.Mode);
    }

    [Fact]
    public void Who_opted_out_before_wishes_were_kept_stays_so_and_is_kept_with_the_next_message()
    {
        _state = OptedOutOfOld;

        Hear("hello", at: 10, wish: new(IsOut: false, Noon));
        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        Assert.Equal([Kept(isOut: true, at: 5)], Wishes());

        Hear("hello", at: 20);
        Assert.Single(Wishes());
        Hear("start", at: 30);
        Assert.Equal([Kept(isOut: true, at: 5), Kept(isOut: false, at: 30)], Wishes());
    }

    [Fact]
    public void Who_opted_out_before_wishes_were_kept_and_came_back_elsewhere_since_is_back()
    {
        _state = OptedOutOfOld;

        Hear("hello", at: 10, wish: new(IsOut: false, Noon.AddSeconds(6)));

        Assert.Equal(ConversationMode.Bot, _state.Mode);
        Assert.Empty(Wishes());
    }

    [Fact]
    public void A_stop_said_elsewhere_before_start_was_said_here_does_not_count_when_it_is_heard_of_later()
    {
        Hear("start", at: 10);
        End(at: 11);

        Hear("hello", at: 12, wish: new(IsOut: true, Noon.AddSeconds(9)));

        Assert.Equal(ConversationMode.Bot, _state.Mode);
    }

    [Fact]
    public void A_message_of_an_older_host_opts_out_and_is_kept_with_the_next_one()
    {
        Apply(new ConversationEvent.MessageReceived(new("m-old", Address, MessageKind.Text, "stop"), Noon));
        Assert.Empty(Wishes());
        Assert.Equal(ConversationMode.OptedOut, _state.Mode);
        End(at: 1);

        Hear("hello", at: 2);
        Assert.Equal([Kept(isOut: true, at: 0)], Wishes());
    }

    [Fact]
    public void Forgetting_leaves_the_wish()
    {
        Hear("stop", at: 1);
        End(at: 2);
        Hear("forget me", at: 3);
        End(at: 4);

        Assert.Equal((ConversationMode.OptedOut, (DateTimeOffset?)Noon.AddSeconds(1)), (_state.Mode, _state.WishedAt));
        Assert.Null(_state.Address);
        Assert.Single(Wishes());
    }

    private void Hear(string text, double at, OptOutWish? wish = null, string? id = null)
    {
        var message = Message(text, at);
        Apply(message with { Message = message.Message with { Id = id ?? message.Message.Id }, Standing = new(Pair, wish) });
    }

    private ConversationEvent.MessageReceived Message(string text, double at) =>
        new(new($"m{++_messages}", Address, MessageKind.Text, text), Noon.AddSeconds(at)) { Standing = new(Pair, Wish: null) };

    private void End(double at) =>
        Apply(new ConversationEvent.TurnEnded(_state.Running!.Start.TurnId, NextStep.WaitForMessage, Noon.AddSeconds(at)));

    private void Apply(ConversationEvent happened)
    {
        var (state, effects) = Conversation.Apply(Id, _state, happened, Pacing, Commands);
        _state = state;
        _effects.AddRange(effects);
    }

    /// <summary>As the releases before left a guest who said STOP at five seconds past noon.</summary>
    private static ConversationState OptedOutOfOld => JsonSerializer.Deserialize<ConversationState>(
        """{"mode":"OptedOut","turns":3,"lastHeardAt":"2026-03-01T12:00:05+00:00"}""", TurnJson.Options)!;

    private static OptOutChange Blocked(double at) => new(Pair, new(IsOut: true, Noon.AddSeconds(at)) { IsByChannel = true });

    private static OptOutChange Kept(bool isOut, double at) => new(Pair, new(isOut, Noon.AddSeconds(at)));

    private List<OptOutChange> Wishes() => [.. _effects.OfType<ConversationEffect.RecordOptOut>().Select(effect => effect.Change)];
}
