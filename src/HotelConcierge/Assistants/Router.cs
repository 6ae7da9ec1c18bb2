namespace HotelConcierge.Assistants;

/// <summary>How an assistant asks its model what a guest wants: <c>router.md</c>.</summary>
/// <param name="Prompt">Holds <c>{{routes}}</c>, the labels to choose from and when.</param>
/// <param name="Asks">Messages of which kind the model is asked about, when no words of theirs have chosen a route.</param>
public sealed record Router(Prompt Prompt, IReadOnlyList<RouteTakes> Asks)
{
    /// <summary>Whether the model is asked about a message that the rules understood so.</summary>
    public bool IsAskedAbout(Understanding understood)
    {
        ArgumentNullException.ThrowIfNull(understood);
        return !understood.IsSure && Asks.Contains(understood.Route.Takes);
    }
}
