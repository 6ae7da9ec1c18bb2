using System.Buffers.Binary;

namespace HotelConcierge.Media;

/// <summary>How large a picture is in pixels, by its first bytes: PNG, JPEG, GIF and WebP, as <see cref="FileType"/> knows them.</summary>
public sealed record PictureSize(int Width, int Height)
{
    /// <summary>Reads the size.</summary>
    /// <returns>Null where it does not say so where it should.</returns>
    public static PictureSize? Of(ReadOnlySpan<byte> bytes)
    {
        PictureSize? size = bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length >= 24 =>
                new(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when bytes.Length >= 10 =>
                new(BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
                when bytes.Length >= 30 => OfWebP(bytes),
            [0xFF, 0xD8, ..] => OfJpeg(bytes),
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    /// <summary>The header of the frame comes after any number of other segments.</summary>
    private static PictureSize? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            // Fill bytes stand alone; every other segment says how long it is.
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }

    private static PictureSize? OfWebP(ReadOnlySpan<byte> bytes) => bytes[12..16] switch
    {
        [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] => new(OfThree(bytes[24..]) + 1, OfThree(bytes[27..]) + 1),
        [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] => OfBits(BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..])),
        [(byte)'V', (byte)'P', (byte)'8', (byte)' '] => new(
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF),
        _ => null,
    };

    private static PictureSize OfBits(uint bits) => new((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);

    private static int OfThree(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
