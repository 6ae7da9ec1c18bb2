using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Media;

/// <summary>
/// The files of an assistant that an answer names, as Markdown does: <c>![The pool](pictures/pool.jpg)</c>,
/// <c>[A walk through the spa](media/spa.mp4)</c>. They follow the words as pictures, recordings, videos and documents; where options to
/// tap hang on the words, they come before them.
/// </summary>
/// <remarks>
/// Only what lies in <c>pictures/</c> and <c>media/</c> of the assistant's own folder: nothing else in it is for guests. An address of
/// another site stays words: a provider that fetched it would carry to that site whatever a document made the model write into it.
/// </remarks>
public sealed partial class LinkedFiles(ReplyMedia media)
{
    /// <summary>The most files of one answer; of further ones only the words stay.</summary>
    public const int Most = 4;

    private const int LongestTitle = 120;

    /// <summary>Replaces each naming of a file by its words, and puts the file beside the text that names it, once.</summary>
    public async Task<IReadOnlyList<ReplyPart>> AttachAsync(
        IReadOnlyList<ReplyPart> parts, string assistant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var attached = ImmutableList.CreateBuilder<ReplyPart>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            if (part is not ReplyPart.Text { Markdown: var markdown } || Naming.Matches(markdown) is not { Count: > 0 } named)
            {
                attached.Add(part);
                continue;
            }

            var (words, files, at) = (new StringBuilder(), new List<ReplyPart>(), 0);
            foreach (Match match in named)
            {
                var (label, path) = (match.Groups["label"].Value, match.Groups["path"].Value);
                var file = seen.Count < Most && !seen.Contains(path) ? await FindAsync(assistant, path, label, cancellationToken) : null;
                words.Append(markdown.AsSpan(at, match.Index - at));
                at = match.Index + match.Length;
                if (file is not null && seen.Add(path))
                    files.Add(file);

                // What a picture shows is said by the picture; a link's words belong to their sentence.
                if (match.ValueSpan[0] is not '!' || !seen.Contains(path))
                    words.Append(label);
            }

            words.Append(markdown.AsSpan(at));
            var text = new ReplyPart.Text(words.ToString().Trim());
            attached.AddRange(index + 1 < parts.Count && parts[index + 1] is ReplyPart.Choices ? [.. files, text] : [text, .. files]);
        }

        return attached.ToImmutable();
    }

    /// <summary>Whether an address in Markdown names a file that may be sent.</summary>
    public static bool AreNamedBy(string address) => Naming.IsMatch($"[]({address})");

    /// <summary>Whether a text names one.</summary>
    public static bool AreIn(string markdown) => Naming.IsMatch(markdown);

    private async Task<ReplyPart?> FindAsync(string assistant, string path, string label, CancellationToken cancellationToken)
    {
        if (path.Contains("..", StringComparison.Ordinal)
            || await media.FindAsync(assistant, path, cancellationToken) is not var (source, kind))
            return null;
        var name = Path.GetFileName(path);
        var title = label.ReplaceLineEndings(" ").Trim() is { Length: > 0 } said ? Shortened(said) : name;
        return kind switch
        {
            FileKind.Picture => new ReplyPart.Picture(source, "", title),
            FileKind.Sound => new ReplyPart.Audio(source, title, ""),
            FileKind.Video => new ReplyPart.Video(source, title, ""),
            _ => new ReplyPart.File(source, name, ""),
        };
    }

    private static string Shortened(string title) => title.Length <= LongestTitle ? title
        : title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)];

    // Documents may lie in a folder of their own, from where the path goes up first.
    [GeneratedRegex(
        @"!?\[(?<label>[^\[\]]{0,300})\]\((?:\.{1,2}/){0,3}(?<path>(?:pictures|media)/[A-Za-z0-9._/-]{1,150})\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchPatience.Milliseconds)]
    private static partial Regex Naming { get; }
}
