using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>
/// Recognises a message that makes sense only after an answer: all of it has to be understood as such, so that a message
/// with a topic of its own is never mistaken for one.
/// </summary>
/// <param name="mentions">The profile values in the text, read as <see cref="MentionReader"/> does for values alone.</param>
internal sealed class FollowUpReader(FoldedText text, Vocabulary vocabulary, List<Mention> mentions)
{
    /// <summary>Longer lists are not proposed, so a larger number means something else.</summary>
    private const int MaxItem = 20;

    /// <summary>What may be named or wished for after "more about" or "without"; a longer text is not about the answer.</summary>
    private const int MaxWords = 12;

    public FollowUp? Read()
    {
        var start = vocabulary.Openers.SkipAll(text, 0);
        return AllOfIt() ?? Item(0) ?? Item(start) ?? About(0) ?? About(start) ?? Change(0) ?? Change(start);
    }

    /// <summary>"2", "number two", "tell me more about the second one".</summary>
    private FollowUp? Item(int at)
    {
        if (vocabulary.MoreAbout.Match(text, at, out var end, out _))
            at = text.Skip(end);
        at = vocabulary.ItemLeads.SkipAll(text, at);
        if (!vocabulary.Ordinals.Match(text, at, out end, out var item)
            && !MentionReader.Number(text, vocabulary, at, out end, out item))
            return null;
        end = vocabulary.ItemNouns.SkipAll(text, text.Skip(end));
        return item is >= 1 and <= MaxItem && IsOver(end) && !mentions.Exists(mention => mention.Start <= at && at < mention.End)
            ? new(FollowUpKind.Item, item)
            : null;
    }

    /// <summary>"another one", "shorter please", "and only indoors": nothing in it but such words and profile values.</summary>
    private FollowUp? AllOfIt()
    {
        bool more = false, shorter = false, changed = false;
        for (var at = 0; at < text.Length;)
        {
            if (mentions.Find(mention => mention.Start == at) is { } mention)
                (changed, more, at) = (true, more || AsksForMore(mention), text.Skip(mention.End));
            else if (vocabulary.Shorter.Match(text, at, out var end, out _))
                (shorter, at) = (true, text.Skip(end));
            else if (vocabulary.More.Match(text, at, out end, out _)
                || (
                    MentionReader.Number(text, vocabulary, at, out end, out _)
                    && vocabulary.More.Match(text, text.Skip(end), out end, out _)))
                (more, at) = (true, text.Skip(end));
            else if (vocabulary.Fillers.Match(text, at, out end, out _) || vocabulary.Openers.Match(text, at, out end, out _))
                at = text.Skip(end);
            else
                return null;
        }

        return shorter ? new(FollowUpKind.Shorter)
            : more ? new(FollowUpKind.More)
            : changed ? new(FollowUpKind.Change)
            : null;
    }

    /// <summary>"3 more games" names a number and asks for more with it.</summary>
    private bool AsksForMore(Mention mention) =>
        mention.Field.Kind == ProfileFieldKind.Number
        && Enumerable.Range(mention.Start, mention.End - mention.Start)
            .Any(at => vocabulary.More.Match(text, at, out var end, out _) && end <= mention.End);

    /// <summary>"tell me more about the treasure hunt".</summary>
    private FollowUp? About(int at) =>
        vocabulary.MoreAbout.Match(text, at, out var end, out _) && IsShort(end)
            ? new(FollowUpKind.Item, Words: TopicCutter.Slice(text, end, text.Length))
            : null;

    /// <summary>"without glue", "we don't have a garden".</summary>
    private FollowUp? Change(int at) =>
        vocabulary.Changes.Match(text, at, out var end, out _) && end < text.Length && IsShort(end)
            ? new(FollowUpKind.Change, Words: TopicCutter.Slice(text, at, text.Length))
            : null;

    private bool IsOver(int at) => text.IsWhole && vocabulary.Openers.SkipAll(text, at) >= text.Length;

    private bool IsShort(int at)
    {
        var words = 0;
        for (at = text.Skip(at); at < text.Length && words <= MaxWords; words++)
            at = text.Skip(text.WordEnd(at));
        return text.IsWhole && words <= MaxWords;
    }
}
