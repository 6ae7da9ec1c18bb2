using System.Collections.Immutable;
using HotelConcierge.Channels;
using HotelConcierge.Messages;

namespace HotelConcierge.ProactiveMessages;

/// <summary>What a notice says.</summary>
/// <param name="Parts">In the form of a reply; empty when there is nothing to say any more.</param>
/// <param name="Purpose">The template that says it where only templates are taken.</param>
/// <param name="Facts">What can fill that template's placeholders, by name, in plain text.</param>
public sealed record NoticeContent(ImmutableList<ReplyPart> Parts, TemplatePurpose Purpose, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>What a template says, in Markdown, so that the model knows it.</summary>
    public string InShort { get; init; } = "";

    /// <summary>What to remember in <see cref="Guests.GuestRecord.Welcomed"/>; null when it is no welcome.</summary>
    public string? Mark { get; init; }
}
