namespace HotelConcierge.Settings;

/// <summary>The address of a service, to which paths are appended.</summary>
internal static class BaseUrl
{
    /// <summary>Whether it is a whole http or https address without query or fragment, not even an empty one.</summary>
    public static bool Is(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && !text.Contains('?', StringComparison.Ordinal)
        && !text.Contains('#', StringComparison.Ordinal);
}
