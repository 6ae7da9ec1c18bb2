namespace HotelConcierge.Tests.Assistants;

/// <summary>Assistants that ship with nobody and that no source names: a folder each under <c>toys</c>.</summary>
internal static class Toys
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "toys");
}
