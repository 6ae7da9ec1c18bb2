using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>One conversation and what happens to it, in seconds from noon.</summary>
public abstract class ConversationScene
{
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

    private int _messages;

    private protected static DateTimeOffset Noon { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private protected static ConversationAddress Address { get; } =
        new(new("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000000");

    private protected static ConversationId Id { get; } = ConversationId.For(Address);

    private protected ConversationState State { get; private set; } = new();

    private protected List<ConversationEffect> Effects { get; } = [];

    private protected void Hear(string text, double at, string? id = null) =>
        Apply(new ConversationEvent.MessageReceived(new(id ?? $"m{++_messages}", Address, MessageKind.Text, text), At(at)));

    private protected void Wake(double at) => Apply(new ConversationEvent.TimerFired(At(at)));

    private protected void End(double at, NextStep next = NextStep.WaitForMessage, string? deskCase = null) =>
        Apply(new ConversationEvent.TurnEnded(State.Running!.Start.TurnId, next, At(at)) { Case = deskCase });

    private protected void Apply(ConversationEvent happened)
    {
        var (state, effects) = Conversation.Apply(Id, State, happened, Pacing, Commands);
        State = state;
        Effects.AddRange(effects);
    }

    private protected List<TurnStart> Started() => [.. Effects.OfType<ConversationEffect.StartTurn>().Select(effect => effect.Turn)];

    private protected static DateTimeOffset At(double seconds) => Noon + TimeSpan.FromSeconds(seconds);
}
