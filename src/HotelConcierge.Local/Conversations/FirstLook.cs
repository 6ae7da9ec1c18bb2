namespace HotelConcierge.Local.Conversations;

/// <summary>
/// How long clocks that look every few minutes wait for their first look. What is due has waited while the host was down; a guest who wrote
/// meanwhile is thanked first.
/// </summary>
/// <param name="After">From the start on; zero for at once.</param>
internal sealed record FirstLook(TimeSpan After);
