using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Turns;

/// <summary>What a guest sends and we cannot take yet gets a kind explanation, never silence.</summary>
public sealed class UncarriedMessageTests : IDisposable
{
    private readonly TurnWorld _world = new();

    public void Dispose() => _world.Dispose();

    public static TheoryData<MessageKind> Kinds => [.. Enum.GetValues<MessageKind>().Where(kind => kind is not MessageKind.Text)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Alone_it_is_explained_and_the_model_is_not_asked(MessageKind kind)
    {
        _world.Hear(Message("a", kind));
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.CannotCarry(kind))], _world.Phone.Shown);
        Assert.Empty(_world.Model.Shown);
    }

    [Fact]
    public void Each_kind_has_an_explanation_of_its_own()
    {
        var explanations = Enum.GetValues<MessageKind>().Select(kind => _world.Reply(ReplyKeys.CannotCarry(kind))).ToList();

        Assert.Equal(explanations.Count, explanations.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(explanations, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public async Task A_kind_that_a_later_release_adds_is_explained_too()
    {
        _world.Hear(Message("a", (MessageKind)99));
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.CannotCarry(MessageKind.Other))], _world.Phone.Shown);
    }

    [Fact]
    public async Task A_caption_is_answered_and_the_picture_explained_after_it()
    {
        _world.Hear(Message("a", MessageKind.Picture, "Explain why the sky is blue"));
        await _world.RunAsync();

        Assert.Equal(2, _world.Phone.Shown.Count);
        Assert.EndsWith("answer 1", _world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal(_world.Reply(ReplyKeys.CannotCarry(MessageKind.Picture)), _world.Phone.Shown[1]);
        Assert.Equal("Explain why the sky is blue", _world.Model.Shown[0][^1].Text);
    }

    [Fact]
    public async Task Words_and_a_voice_message_of_one_burst_are_one_turn_with_one_explanation()
    {
        _world.Hear(Message("a", MessageKind.Voice));
        _world.Hear("Erkläre warum der Himmel blau ist", at: 0.5);
        _world.Hear(Message("b", MessageKind.Voice), at: 1);
        await _world.RunAsync();

        Assert.Single(_world.Conversations.Started);
        Assert.Equal(2, _world.Phone.Shown.Count);
        Assert.Equal(_world.Reply(ReplyKeys.CannotCarry(MessageKind.Voice), "de"), _world.Phone.Shown[1]);
    }

    [Fact]
    public async Task Several_kinds_at_once_are_each_explained_once()
    {
        _world.Hear(Message("a", MessageKind.Picture));
        _world.Hear(Message("b", MessageKind.Picture));
        _world.Hear(Message("c", MessageKind.Document));
        await _world.RunAsync();

        Assert.Equal(
            [_world.Reply(ReplyKeys.CannotCarry(MessageKind.Picture)), _world.Reply(ReplyKeys.CannotCarry(MessageKind.Document))],
            _world.Phone.Shown);
    }

    [Theory]
    [InlineData(MessageKind.Location, "Sagrada Família, Barcelona, 41.4036, 2.1744")]
    [InlineData(MessageKind.Contact, "Explain Miller +34600000001")]
    public async Task A_place_or_a_card_is_not_taken_for_the_guests_words(MessageKind kind, string text)
    {
        _world.Hear(Message("a", kind, text));
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.CannotCarry(kind))], _world.Phone.Shown);
        Assert.Empty(_world.Model.Shown);
    }

    [Fact]
    public async Task The_explanation_is_in_the_language_the_guest_wrote_before()
    {
        await _world.RunAsync("Explica por qué el cielo es azul");
        _world.Hear(Message("a", MessageKind.Voice), _world.Elapsed.TotalSeconds);
        await _world.RunAsync();

        Assert.Equal(_world.Reply(ReplyKeys.CannotCarry(MessageKind.Voice), "es"), _world.Phone.Shown[^1]);
    }

    [Fact]
    public async Task A_caption_that_is_a_command_word_is_words()
    {
        _world.Hear(Message("a", MessageKind.Picture, "stop"));
        await _world.RunAsync();

        Assert.Contains(_world.Reply(ReplyKeys.CannotCarry(MessageKind.Picture)), _world.Phone.Shown);
        Assert.DoesNotContain(_world.Reply(ReplyKeys.Stopped), _world.Phone.Shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    public async Task A_message_without_words_is_not_met_with_silence(string text)
    {
        _world.Hear(Message("a", MessageKind.Text, text));
        await _world.RunAsync();

        Assert.Single(_world.Phone.Shown);
        Assert.Empty(_world.Model.Shown);
    }

    [Fact]
    public async Task An_apology_is_not_followed_by_an_explanation()
    {
        _world.Model.Says("");
        _world.Hear(Message("a", MessageKind.Picture, "Explain why the sky is blue"));
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Apology)], _world.Phone.Shown);
    }

    [Theory]
    [InlineData(MessageKind.Picture)]
    [InlineData(MessageKind.Video)]
    [InlineData(MessageKind.Document)]
    public async Task What_comes_one_by_one_is_explained_once(MessageKind kind)
    {
        for (var number = 0; number < 4; number++)
            _world.Hear(Message($"m{number}", kind), at: number * 1.9);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.CannotCarry(kind))], _world.Phone.Shown);
    }

    [Fact]
    public async Task An_album_with_a_caption_is_answered_and_explained_once()
    {
        _world.Hear(Message("a", MessageKind.Picture, "Explain why the sky is blue"));
        _world.Hear(Message("b", MessageKind.Picture), at: 1.9);
        _world.Hear(Message("c", MessageKind.Picture), at: 3.8);
        await _world.RunAsync();

        Assert.Equal(2, _world.Phone.Shown.Count);
        Assert.EndsWith("answer 1", _world.Phone.Shown[0], StringComparison.Ordinal);
        Assert.Equal(_world.Reply(ReplyKeys.CannotCarry(MessageKind.Picture)), _world.Phone.Shown[1]);
    }

    [Fact]
    public async Task Another_kind_and_another_minute_are_explained_again()
    {
        _world.Hear(Message("a", MessageKind.Picture));
        _world.Hear(Message("b", MessageKind.Voice), at: 10);
        _world.Hear(Message("c", MessageKind.Picture), at: 71);
        await _world.RunAsync();

        Assert.Equal(
            new[] { MessageKind.Picture, MessageKind.Voice, MessageKind.Picture }.Select(kind => _world.Reply(ReplyKeys.CannotCarry(kind))),
            _world.Phone.Shown);
    }

    [Fact]
    public async Task What_an_apology_did_not_explain_is_explained_with_the_next_one()
    {
        _world.Model.Says("");
        _world.Hear(Message("a", MessageKind.Picture, "Explain why the sky is blue"));
        _world.Hear(Message("b", MessageKind.Picture), at: 5);
        await _world.RunAsync();

        Assert.Equal([_world.Reply(ReplyKeys.Apology), _world.Reply(ReplyKeys.CannotCarry(MessageKind.Picture))], _world.Phone.Shown);
    }

    private static InboundMessage Message(string id, MessageKind kind, string text = "") => new(id, TurnWorld.Address, kind, text);
}
