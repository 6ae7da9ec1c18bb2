using System.Collections.Immutable;
using HotelConcierge.Messages;

namespace HotelConcierge.ProactiveMessages;

/// <summary>What a proactive message says.</summary>
/// <param name="Parts">In the form of a reply.</param>
/// <param name="Facts">What can fill the placeholders of its template, by name, in plain text.</param>
public sealed record ProactiveMessageContent(ImmutableList<ReplyPart> Parts, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>What its template says, in Markdown, so that the model knows it.</summary>
    public string InShort { get; init; } = "";

    /// <summary>What to remember in <see cref="Guests.GuestRecord.Welcomed"/>; null when it is no welcome.</summary>
    public string? Mark { get; init; }
}
