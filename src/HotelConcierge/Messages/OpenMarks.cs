using System.Runtime.InteropServices;

namespace HotelConcierge.Messages;

/// <summary>How a part of a text looks.</summary>
internal enum MarkKind
{
    None,
    Bold,
    Italic,
    Struck,
    Code,

    /// <summary>Code between the wide marks of a block, but not on lines of its own.</summary>
    WideCode,

    /// <summary>Code on lines of its own.</summary>
    CodeBlock,
}

/// <summary>A formatting mark in a text that has its partner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Mark(int Position, int Length, MarkKind Kind, bool Opens)
{
    public int End => Position + Length;
}

/// <summary>What formatted text shows as formatting.</summary>
/// <param name="Marks">In order; they nest.</param>
/// <param name="Headings">Lines that look like one, in order.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WrittenMarks(List<Mark> Marks, List<Heading> Headings);

/// <summary>The formatting that is open at one place of a text, outermost first. Each kind is open at most once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenMarks(uint Packed)
{
    private const int BitsPerKind = 4;
    private const uint KindMask = (1u << BitsPerKind) - 1;

    public bool InCodeBlock => Has(MarkKind.CodeBlock);

    /// <summary>The length of <see cref="ReopeningIn"/> and of <see cref="ClosingIn"/>.</summary>
    public int LengthIn(TextMarkup markup)
    {
        var length = 0;
        for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
            length += markup.Opening((MarkKind)(rest & KindMask)).Length;
        return length;
    }

    /// <summary>What a chunk starts with so that it looks as it would have without a cut.</summary>
    public string ReopeningIn(TextMarkup markup)
    {
        var text = "";
        for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
            text += markup.Opening((MarkKind)(rest & KindMask));
        return text;
    }

    /// <summary>What a chunk ends with so that no mark is left over.</summary>
    public string ClosingIn(TextMarkup markup)
    {
        var text = "";
        for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
            text = markup.Closing((MarkKind)(rest & KindMask)) + text;
        return text;
    }

    public bool Has(MarkKind kind)
    {
        for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
            if ((MarkKind)(rest & KindMask) == kind)
                return true;
        return false;
    }

    public OpenMarks With(MarkKind kind)
    {
        var shift = 0;
        while (Packed >> shift != 0)
            shift += BitsPerKind;
        return new OpenMarks(Packed | ((uint)kind << shift));
    }

    /// <summary>Marks nest, so what closes is the innermost.</summary>
    public OpenMarks WithoutInnermost()
    {
        var shift = 0;
        while (Packed >> (shift + BitsPerKind) != 0)
            shift += BitsPerKind;
        return new OpenMarks(Packed & ((1u << shift) - 1));
    }
}
