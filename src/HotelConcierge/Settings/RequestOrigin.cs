namespace HotelConcierge.Settings;

/// <summary>
/// Whether a request comes from our own page. A page of another site can have a browser send ours a request with somebody's cookie, but
/// not without the browser saying where it came from: see https://www.w3.org/TR/fetch-metadata/ and
/// https://fetch.spec.whatwg.org/#origin-header.
/// </summary>
internal static class RequestOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Whether it does; one that changes something has to say so.</summary>
    /// <param name="url">The request's own address, as the browser saw it.</param>
    /// <param name="changes">Whether it changes something: only then browsers always name its origin.</param>
    public static bool IsOurs(IReadOnlyDictionary<string, string> headers, string url, bool changes)
    {
        // Browsers leave it out only where a page is neither encrypted nor on the machine itself.
        if (headers.TryGetValue(FetchSite, out var site) && site.Length > 0)
            return site is "same-origin";
        if (!headers.TryGetValue("Origin", out var origin) || origin.Length == 0)
            return !changes;
        return Uri.TryCreate(url, UriKind.Absolute, out var own)
            && Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && Uri.Compare(own, from, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
