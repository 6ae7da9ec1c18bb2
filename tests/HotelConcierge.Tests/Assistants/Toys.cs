namespace HotelConcierge.Tests.Assistants;

/// <summary>Assistants that ship with nobody and that no source names: a folder each under <c>toys</c>.</summary>
internal static class Toys
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "toys");

    /// <summary>Beside them, one whose model is asked for a route.</summary>
    public static string Routed { get; } = Path.Combine(AppContext.BaseDirectory, "routed");
}
