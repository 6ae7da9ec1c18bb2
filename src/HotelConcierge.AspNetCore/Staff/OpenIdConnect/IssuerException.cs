namespace HotelConcierge.AspNetCore.Staff.OpenIdConnect;

/// <summary>
/// The issuer could not be asked, or what it said is not to be believed. The message is for the operator's log: it names nobody and holds
/// no secret.
/// </summary>
/// <param name="isRejected">Whether it answered, and asking again changes nothing.</param>
internal sealed class IssuerException(string message, bool isRejected, Exception? inner = null) : Exception(message, inner)
{
    public bool IsRejected => isRejected;
}
