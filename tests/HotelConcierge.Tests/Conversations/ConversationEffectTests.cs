using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

/// <summary>No host takes effects apart by itself, so none can miss one: see <see cref="ConversationEffect.CarryOut"/>.</summary>
public sealed class ConversationEffectTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TurnStart Turn = new("phone-abc-m1", new ConversationId("phone-abc"), 1, TurnKind.Answer);

    private static readonly OptOutChange Wish = new(new NetworkPair("phone", "desk", "guest").Id, new(IsOut: true, Noon));

    [Fact]
    public void Every_effect_is_carried_out_by_what_the_host_does_about_its_kind_and_by_nothing_else()
    {
        ConversationEffect[] effects =
        [
            new ConversationEffect.StartTurn(Turn),
            new ConversationEffect.InterruptTurn("phone-abc-m0"),
            new ConversationEffect.RecordOptOut(Wish),
            new ConversationEffect.SetTimer(Noon),
        ];
        var carriedOut = new List<object>();

        foreach (var effect in effects)
        {
            effect.CarryOut(
                turn => carriedOut.Add(("start", turn)),
                turnId => carriedOut.Add(("interrupt", turnId)),
                change => carriedOut.Add(("wish", change)),
                dueAt => carriedOut.Add(("timer", dueAt)));
        }

        Assert.Equal([("start", Turn), ("interrupt", "phone-abc-m0"), ("wish", Wish), ("timer", Noon)], carriedOut);
        Assert.Equal(typeof(ConversationEffect).GetNestedTypes().Length, effects.Length);
    }
}
