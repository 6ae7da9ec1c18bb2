using System.Runtime.InteropServices;

namespace HotelConcierge.Messages;

/// <summary>Text with what Markdown said about it, still without any channel's marks.</summary>
/// <param name="Spans">In order of their start, the outer before the inner; no two of a kind overlap.</param>
/// <param name="Headings">Whole lines, in order.</param>
internal sealed record RichText(string Text, IReadOnlyList<RichSpan> Spans, IReadOnlyList<Heading> Headings);

/// <summary>A part of a text that looks different.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RichSpan(int Start, int End, MarkKind Kind);

/// <summary>A line that announces what follows it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Heading(int Start, int End);

/// <summary>Text as the channel takes it, and where its headings are.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<Heading> Headings);
