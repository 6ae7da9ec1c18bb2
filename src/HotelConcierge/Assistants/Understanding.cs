using System.Collections.Immutable;

namespace HotelConcierge.Assistants;

/// <summary>What a guest's message was understood to mean.</summary>
/// <param name="Language">Two-letter code of the language to answer in, one of the assistant's.</param>
/// <param name="Route">What the guest wants.</param>
/// <param name="Topic">
/// What it is about, in the guest's own words without command words and profile values; for a follow-up the topic it
/// follows up; empty when there is none.
/// </param>
/// <param name="Profile">The guest's profile with what this message added to it.</param>
public sealed record Understanding(string Language, Route Route, string Topic, GuestProfile Profile)
{
    /// <summary>How the message refers to the answer before it; null when it does not.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>The children's ages that the message says in numbers, in months, youngest first.</summary>
    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>Whether a number was taken for an age without a unit, which it may not be.</summary>
    public bool AreAgesBare { get; init; }

    /// <summary>The fixed reply that answers the message; null when the route's model does.</summary>
    public string? ReplyKey { get; init; }

    /// <summary>Whether the message's own words chose the route; false when it was only left over for it.</summary>
    public bool IsSure { get; init; } = true;

    /// <summary>Which language the message's own words show; null where they show none.</summary>
    public string? Shown { get; init; }

    /// <summary>Whether they show it plainly; false where few of them are known.</summary>
    public bool IsShownPlainly { get; init; }

    /// <summary>To be kept, once the answer is out, for the next message.</summary>
    public RoutingMemory Memory { get; init; } = RoutingMemory.Empty;
}

/// <summary>Which way a message follows up the answer before it.</summary>
public enum FollowUpKind
{
    /// <summary>More of the same: "another one".</summary>
    More,

    /// <summary>More about one of the things proposed: "2", "tell me more about the treasure hunt".</summary>
    Item,

    /// <summary>The same under other conditions: "only indoors", "we have no glue".</summary>
    Change,

    /// <summary>The same, shorter or simpler.</summary>
    Shorter,
}

/// <summary>A follow-up.</summary>
/// <param name="Item">Which thing, counted from 1, when it was named by its number.</param>
/// <param name="Words">What was said beyond the follow-up itself, verbatim: "the treasure hunt"; mostly empty.</param>
public sealed record FollowUp(FollowUpKind Kind, int? Item = null, string Words = "");
