namespace HotelConcierge.Assistants;

/// <summary>How an assistant asks its model what a guest wants: <c>router.md</c>.</summary>
/// <param name="Prompt">Holds <c>{{routes}}</c>, the labels to choose from and when.</param>
/// <param name="Asks">Messages of which kind the model is asked about, when no words of theirs have chosen a route.</param>
public sealed record Router(Prompt Prompt, IReadOnlyList<RouteTakes> Asks)
{
    /// <summary>The routes a model may choose for a message. What a guest chooses from a list is one only where the words may be such a choice.</summary>
    public static IReadOnlyList<Route> RoutesOf(Assistant assistant, string rulesChoose)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return [.. assistant.Routes.Where(route => route.Takes is not RouteTakes.Choices || string.Equals(route.Label, rulesChoose, StringComparison.Ordinal))];
    }

    /// <summary>Whether the model is asked about a message that the rules understood so.</summary>
    public bool IsAskedAbout(Understanding understood)
    {
        ArgumentNullException.ThrowIfNull(understood);
        return !understood.IsSure && (understood.Route.Takes is RouteTakes.Choices || Asks.Contains(understood.Route.Takes));
    }
}
