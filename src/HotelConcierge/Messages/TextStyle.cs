namespace HotelConcierge.Messages;

/// <summary>How text has to look on a channel.</summary>
/// <param name="Markup">Its formatting marks.</param>
/// <param name="MaxLength">
/// The most one message may hold, in UTF-16 code units, at least 20; with its marks where the markup counts them, else without.
/// </param>
public sealed record TextStyle(TextMarkup Markup, int MaxLength);
