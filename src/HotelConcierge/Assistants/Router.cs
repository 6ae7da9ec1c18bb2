namespace HotelConcierge.Assistants;

/// <summary>How an assistant asks its model what a guest wants: <c>router.md</c>.</summary>
/// <param name="Prompt">Holds <c>{{routes}}</c>, the labels to choose from and when.</param>
/// <param name="Asks">Messages of which kind the model is asked about, when no words of theirs have chosen a route.</param>
public sealed record Router(Prompt Prompt, IReadOnlyList<RouteTakes> Asks)
{
    /// <summary>
    /// Whether the model decides about everything but commands: greetings, follow-ups and topics that were asked for are then read by it
    /// too, and no rule overrules it.
    /// </summary>
    public bool AsksEverything { get; init; }

    /// <summary>Whether the model is asked about a message that the rules understood so.</summary>
    public bool IsAskedAbout(Understanding understood)
    {
        ArgumentNullException.ThrowIfNull(understood);
        return !understood.IsSure && (AsksEverything || Asks.Contains(understood.Route.Takes));
    }
}
