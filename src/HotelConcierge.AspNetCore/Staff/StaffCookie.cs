namespace HotelConcierge.AspNetCore.Staff;

/// <summary>The cookies of staff. Scripts never see one, and where the page is encrypted it goes over nothing else.</summary>
internal static class StaffCookie
{
    /// <param name="url">The request's own address, as the browser saw it.</param>
    /// <param name="sameSite">Strict, unless it has to come back with whoever is sent here from another site.</param>
    public static CookieOptions Of(string url, TimeSpan goodFor, SameSiteMode sameSite = SameSiteMode.Strict) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = goodFor,
        Path = "/",
        SameSite = sameSite,
        Secure = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase),
    };
}
