using System.Security.Cryptography;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>New ids in Twilio's form. They are random, because an app that outlives a simulator must not see one twice.</summary>
internal static class Sids
{
    private const int HexDigits = 32;

    public static string Message(bool withMedia) => (withMedia ? "MM" : "SM") + Hex();

    public static string Media() => "ME" + Hex();

    public static string IdempotencyToken() => Guid.NewGuid().ToString();

    private static string Hex() => RandomNumberGenerator.GetHexString(HexDigits, lowercase: true);
}
