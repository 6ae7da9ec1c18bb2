using System.Globalization;

namespace HotelConcierge.Storage;

/// <summary>What a probe of a store writes to see whether it can be read: this moment, and never what was there before.</summary>
internal static class ProbeMark
{
    private const string Format = "D19";

    /// <summary>A mark to write over another one.</summary>
    public static string After(string? before, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var last = IsOne(before) ? long.Parse(before!, CultureInfo.InvariantCulture) : 0;
        return Math.Max(now, last + 1).ToString(Format, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a text is a mark, whoever wrote it.</summary>
    public static bool IsOne(string? text) =>
        text is { Length: 19 } && text.All(char.IsAsciiDigit) && long.TryParse(text, CultureInfo.InvariantCulture, out _);
}
