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

    /// <summary>Triple backticks within a line.</summary>
    WideCode,

    /// <summary>Triple backticks on lines of their own.</summary>
    CodeBlock,
}

/// <summary>The formatting that is open at one place of a text, outermost first. Each kind is open at most once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenMarks(uint Packed)
{
    private const int BitsPerKind = 4;
    private const uint KindMask = (1u << BitsPerKind) - 1;

    /// <summary>The length of <see cref="Reopening"/> and of <see cref="Closing"/>.</summary>
    public int Length
    {
        get
        {
            var length = 0;
            for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
                length += Opening((MarkKind)(rest & KindMask)).Length;
            return length;
        }
    }

    public bool InCodeBlock => Has(MarkKind.CodeBlock);

    /// <summary>What a chunk starts with so that it looks as it would have without a cut.</summary>
    public string Reopening
    {
        get
        {
            var text = "";
            for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
                text += Opening((MarkKind)(rest & KindMask));
            return text;
        }
    }

    /// <summary>What a chunk ends with so that no mark is left over.</summary>
    public string Closing
    {
        get
        {
            var text = "";
            for (var rest = Packed; rest != 0; rest >>= BitsPerKind)
                text = ClosingOf((MarkKind)(rest & KindMask)) + text;
            return text;
        }
    }

    public static string Opening(MarkKind kind) => kind switch
    {
        MarkKind.Bold => "*",
        MarkKind.Italic => "_",
        MarkKind.Struck => "~",
        MarkKind.Code => "`",
        MarkKind.WideCode => "```",
        MarkKind.CodeBlock => "```\n",
        _ => "",
    };

    public static string ClosingOf(MarkKind kind) => kind is MarkKind.CodeBlock ? "\n```" : Opening(kind);

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
