using System.Runtime.InteropServices;

namespace HotelConcierge.Knowledge.Search;

/// <summary>What a sentence found.</summary>
/// <param name="Unknown">Parts of it that are in no passage at all.</param>
internal sealed record WordSearch(IReadOnlyList<WordMatch> Matches, IReadOnlyList<QuestionPart> Unknown);

/// <summary>A passage found by its words.</summary>
/// <param name="Number">In the index.</param>
/// <param name="Coverage">How much of what the question asks for the passage has: 0 to 1.</param>
/// <param name="HeadingShare">How much of it its headings have.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordMatch(int Number, float Score, float Coverage, float HeadingShare);

/// <summary>
/// The documents may contradict themselves. A section that is about the thing asked for wins over one that only mentions it,
/// such as an overview; and of two equals the one that the guest can read, or else the one that most people can.
/// </summary>
internal static class SectionPreference
{
    private const float Heading = 0.6f, OwnLanguage = 0.06f, CommonLanguage = 0.06f, Translated = -0.5f;

    /// <summary>The most that a score can be multiplied by.</summary>
    public const float Most = 1 + Heading + OwnLanguage;

    public static float Apply(float score, float headingShare, Readable readable) =>
        score * (1 + (Heading * headingShare) + readable switch
        {
            Readable.Own => OwnLanguage,
            Readable.Common => CommonLanguage,
            Readable.Translated => Translated,
            _ => 0,
        });
}

/// <summary>How well a guest can read a passage.</summary>
internal enum Readable
{
    Foreign,

    /// <summary>In a document that there is in the guest's language too: <c>sleep.en.md</c> beside <c>sleep.es.md</c>.</summary>
    Translated,

    /// <summary>In English, for a guest in whose language there is no document.</summary>
    Common,

    Own,
}
