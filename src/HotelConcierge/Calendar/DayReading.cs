using System.Collections.Immutable;

namespace HotelConcierge.Calendar;

/// <summary>Which day a text speaks of. A closed union.</summary>
public abstract record DayReading
{
    private DayReading()
    {
    }

    /// <summary>It names no day.</summary>
    public sealed record None : DayReading;

    /// <summary>It names one day, perhaps in several ways.</summary>
    public sealed record Named(DateOnly Day) : DayReading;

    /// <summary>It names several days, or one in a way that can be read as several: whoever wrote it has to be asked.</summary>
    /// <param name="Days">Two or more, in order.</param>
    public sealed record Several(ImmutableArray<DateOnly> Days) : DayReading;

    /// <summary>It names a day that no calendar has, such as 30 February.</summary>
    public sealed record Impossible : DayReading;

    /// <summary>It speaks of a day in words that are not all understood: whoever wrote it has to be asked.</summary>
    /// <param name="Days">Those that it may be, in order, as far as they can be told; often none.</param>
    public sealed record Unsure(ImmutableArray<DateOnly> Days) : DayReading;
}
