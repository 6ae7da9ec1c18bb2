using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>All that we say in a turn, before any channel's formatting, in order.</summary>
public sealed record Reply(ImmutableList<ReplyPart> Parts)
{
    /// <summary>The model's words, then what the turn's tools attached, in the order in which they ran.</summary>
    /// <remarks>
    /// Of several choices only the last stands, because a guest can answer only one question at a time and it is the one the
    /// features know as open. What several tools attached alike stands once.
    /// </remarks>
    public static Reply Of(string markdown, IEnumerable<ReplyPart> attachments)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var attached = attachments.ToList();
        var lastChoices = attached.FindLastIndex(part => part is ReplyPart.Choices);
        var standing = attached.Where((part, index) => part is not ReplyPart.Choices || index == lastChoices).Distinct();
        return new([new ReplyPart.Text(markdown), .. standing]);
    }

    /// <summary>
    /// What was said, as the model will read it in later turns: text as it was, and the rest in words, options with the
    /// numbers by which a guest may name them.
    /// </summary>
    public string ToTranscript() => string.Join("\n\n", Parts.Select(InWords).Where(words => !string.IsNullOrWhiteSpace(words)));

    private static string InWords(ReplyPart part) =>
        part switch
        {
            ReplyPart.Text text => text.Markdown,
            ReplyPart.Choices choices => string.Join(
                '\n',
                choices.Options.Select(Numbered).Prepend(choices.Heading).Where(line => line.Length > 0)),
            ReplyPart.Picture picture => $"[Picture: {picture.AltText}]{(picture.Caption.Length > 0 ? "\n" : "")}{picture.Caption}",
            ReplyPart.File file => $"[File: {file.Name}]{(file.Caption.Length > 0 ? "\n" : "")}{file.Caption}",
            ReplyPart.Audio audio => $"[Audio: {audio.Title}]{(audio.Caption.Length > 0 ? "\n" : "")}{audio.Caption}",
            ReplyPart.Video video => $"[Video: {video.Title}]{(video.Caption.Length > 0 ? "\n" : "")}{video.Caption}",
            ReplyPart.Location place => $"[Location: {place.Name}{(place.Address.Length > 0 ? ", " : "")}{place.Address}]",
            ReplyPart.Link link => $"{link.Title} {link.Url}".Trim(),
            _ => "",
        };

    private static string Numbered(ReplyChoice option, int index) => string.Create(
        CultureInfo.InvariantCulture, $"{index + 1}. {option.Label}{(option.Description.Length > 0 ? " – " : "")}{option.Description}");
}
