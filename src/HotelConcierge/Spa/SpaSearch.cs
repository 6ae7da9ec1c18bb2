namespace HotelConcierge.Spa;

/// <summary>What a guest looks for in the spa, as a model understands it; null or empty for what they did not say.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of day from which on.</param>
/// <param name="Treatment">By its name.</param>
/// <param name="People">How many want it at once.</param>
/// <param name="More">Whether later times than those offered last are wanted.</param>
public sealed record SpaSearch(DateOnly? Date, TimeOnly? Time, string Treatment, int? People, bool More);
