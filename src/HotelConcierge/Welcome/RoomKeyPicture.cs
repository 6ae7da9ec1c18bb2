using QRCoder;

namespace HotelConcierge.Welcome;

/// <summary>Draws a room's key as a QR code.</summary>
internal static class RoomKeyPicture
{
    public const string ContentType = "image/png";

    /// <summary>Large enough for a reader at arm's length from a phone, small enough to be sent in a moment.</summary>
    private const int PixelsAModule = 12;

    /// <summary>A PNG in black and white, with the quiet border that readers need.</summary>
    public static byte[] Draw(string key)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(key, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsAModule);
    }
}
