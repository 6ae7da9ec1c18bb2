namespace HotelConcierge.Embedded.Model;

/// <summary>What a guest wants to happen to a plan. A closed union: the cases below are all there are.</summary>
internal abstract record FollowUpRequest
{
    private FollowUpRequest()
    {
    }

    /// <summary>Details about one item.</summary>
    public sealed record Item(int Number) : FollowUpRequest;

    /// <summary>Further activities; null when the guest did not say how many.</summary>
    public sealed record More(int? Count) : FollowUpRequest;

    /// <summary>The plan in another way; which way is in the profile.</summary>
    public sealed record Change : FollowUpRequest;

    /// <summary>None of these.</summary>
    public sealed record Unclear : FollowUpRequest;

    /// <summary>
    /// Reads a message. A number is an age before "years", a count before "games" and beside "more", else the number of an item:
    /// "tell me more about 2" asks for an item, "2 more" for two others and "another one" for one.
    /// </summary>
    public static FollowUpRequest Read(string text, ListeningRules rules)
    {
        var words = rules.Hear(text);
        var changes = rules.Mark(words, rules.Changes);

        // "plus jeune" and "más pequeños" ask for a change, though "plus" and "más" alone ask for more.
        bool[] more = [.. rules.Mark(words, rules.More).Zip(changes, (isMore, isChange) => isMore && !isChange)];
        var ages = ProfileFacts.MarkAges(words, rules);
        var things = rules.Mark(words, rules.Things);
        var ignored = rules.Mark(words, rules.Ignored);
        int? item = null, count = null;
        for (var at = 0; at < words.Length; at++)
        {
            if (ages[at])
                continue;
            if (more[at])
                count ??= rules.Cardinal(words[at]);
            else if (rules.Ordinals.TryGetValue(words[at], out var ordinal))
                item ??= ordinal;
            else if (rules.Cardinal(words[at]) is { } number && IsCount(at))
                count ??= number;
            else if (rules.Cardinal(words[at]) is { } itemNumber && !ignored[at])
                item ??= itemNumber;
        }

        if (item is { } wanted)
            return new Item(wanted);
        if (more.Contains(true))
            return new More(count);
        return count is not null || ages.Contains(true) || changes.Contains(true) || rules.Says(words, rules.NoGarden)
            ? new Change()
            : new Unclear();

        bool IsCount(int at) =>
            (at + 1 < words.Length && (things[at + 1] || more[at + 1])) || (at > 0 && more[at - 1]);
    }
}
