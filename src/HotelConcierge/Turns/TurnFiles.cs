using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Media;
using HotelConcierge.Messages;

namespace HotelConcierge.Turns;

/// <summary>What a turn makes of the files that came with its messages, once it is known what is in them.</summary>
/// <param name="Messages">With what recordings say for their words; without what is for the conversation, such as a spoken STOP.</param>
/// <param name="Files">Those that the model is shown or told of.</param>
/// <param name="Troubles">The keys of what is said about the others, each once.</param>
/// <param name="Spoken">What was understood of recordings that the turn answers.</param>
/// <param name="Commands">What the conversation has to hear instead.</param>
internal sealed record TurnFiles(
    IReadOnlyList<KeptMessage> Messages, ImmutableList<GuestFile> Files, ImmutableList<string> Troubles, ImmutableList<string> Spoken,
    ImmutableList<SpokenCommand> Commands)
{
    /// <summary>More of a recording is not quoted, in UTF-16 code units.</summary>
    private const int LongestQuote = 300;

    /// <summary>Signs that would format a quotation, or lead out of it.</summary>
    private const string Marks = "*_~`[]<>#|\\“”";

    /// <summary>Reads what came of the files.</summary>
    public static async Task<TurnFiles> ReadAsync(
        GuestFiles files, TurnStart turn, IReadOnlyList<KeptMessage> messages, SpokenCommands spokenCommands, CancellationToken cancellationToken)
    {
        if (turn.Files == 0)
            return new(messages, [], [], [], []);
        var heard = new List<KeptMessage>();
        var shown = ImmutableList.CreateBuilder<GuestFile>();
        var troubles = ImmutableList.CreateBuilder<string>();
        var spoken = ImmutableList.CreateBuilder<string>();
        var commands = ImmutableList.CreateBuilder<SpokenCommand>();
        var place = 0;
        foreach (var kept in messages)
        {
            var found = new List<GuestFile>();
            foreach (var media in kept.Message.Media)
            {
                found.Add(
                    await files.FindAsync(turn.Conversation, turn.Number, place++, cancellationToken)
                        ?? new(Missing(FileReading.KindOf(kept.Message, media))));
            }

            shown.AddRange(found.Where(file => file.Outcome is FileOutcome.Read or FileOutcome.Kept));
            troubles.AddRange(found.Select(file => ReplyKeys.FileTrouble(file.Outcome)).OfType<string>());
            for (var own = 0; own < found.Count; own++)
            {
                if (found[own].Outcome is not FileOutcome.Heard)
                    continue;
                if (spokenCommands.IsOne(found[own].Text))
                    commands.Add(new(kept, own, found[own].Text));
                else
                    spoken.Add(found[own].Text);
            }

            if (found.Exists(file => file.Outcome is not FileOutcome.NotTaken))
            {
                troubles.AddRange(kept.Message.Media
                    .Where((_, own) => found[own].Outcome is FileOutcome.NotTaken)
                    .Select(media => ReplyKeys.CannotCarry(FileReading.KindOf(kept.Message, media))));
            }

            if (Hear(kept, found, spokenCommands) is { } words)
                heard.Add(words);
        }

        return new(heard, shown.ToImmutable(), [.. troubles.Distinct(StringComparer.Ordinal)], spoken.ToImmutable(), commands.ToImmutable());
    }

    /// <summary>What was understood of a recording, as the guest reads it back.</summary>
    public static ReplyPart Quote(string words)
    {
        var line = string.Concat(words.ReplaceLineEndings(" ").Where(sign => !Marks.Contains(sign, StringComparison.Ordinal)));
        if (line.Length > LongestQuote)
            line = line[..(char.IsHighSurrogate(line[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] + "…";
        return new ReplyPart.Text($"🎙 “{line}”");
    }

    /// <summary>A turn's file by its place among all of its messages' files, with its place in its own message; null for none.</summary>
    public static (KeptMessage Kept, InboundMedia Media, int Own)? At(IReadOnlyList<KeptMessage> messages, int place)
    {
        foreach (var kept in messages)
        {
            if (place < kept.Message.Media.Count)
                return (kept, kept.Message.Media[place], place);
            place -= kept.Message.Media.Count;
        }

        return null;
    }

    /// <summary>The message as words; null when nothing of it is for the turn.</summary>
    private static KeptMessage? Hear(KeptMessage kept, List<GuestFile> files, SpokenCommands commands)
    {
        if (files.Count == 0 || files.TrueForAll(file => file.Outcome is FileOutcome.NotTaken))
            return kept;
        var spoken = files.Where(file => file.Outcome is FileOutcome.Heard).Select(file => file.Text).ToList();
        var said = spoken.Where(words => !commands.IsOne(words));
        var text = string.Join('\n', said.Prepend(kept.Message.Text).Where(words => !string.IsNullOrWhiteSpace(words)));
        return text.Length == 0 && spoken.Count == files.Count
            ? null
            : kept with { Message = kept.Message with { Kind = MessageKind.Text, Text = text } };
    }

    /// <summary>No word of it in all that time.</summary>
    private static FileOutcome Missing(MessageKind kind) => kind is MessageKind.Voice ? FileOutcome.Unclear : FileOutcome.Gone;
}

/// <summary>A recording in which somebody said what the conversation is to hear.</summary>
/// <param name="File">The recording's place in its message.</param>
internal sealed record SpokenCommand(KeptMessage Kept, int File, string Words);
