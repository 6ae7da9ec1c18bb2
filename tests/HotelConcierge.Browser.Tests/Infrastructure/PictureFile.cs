using System.Buffers.Binary;
using System.IO.Compression;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>A picture that a browser can show.</summary>
internal static class PictureFile
{
    public const int Width = 120;
    public const int Height = 80;

    /// <summary>A guest's file: a PNG of one colour.</summary>
    public static FilePayload Named(string name) => new() { Name = name, MimeType = "image/png", Buffer = Png() };

    private static byte[] Png()
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = 8;
        header[9] = 2;
        Write(file, "IHDR"u8, header);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] row = [0, .. Enumerable.Range(0, Width).SelectMany(_ => new byte[] { 0x2A, 0x8F, 0xBD })];
            for (var line = 0; line < Height; line++)
                zlib.Write(row);
        }

        Write(file, "IDAT"u8, packed.ToArray());
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Write(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] chunk = [.. type, .. content];
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        file.Write(number);
    }

    // https://www.w3.org/TR/png-3/#D-CRCAppendix
    private static uint Crc(ReadOnlySpan<byte> chunk)
    {
        var crc = uint.MaxValue;
        foreach (var octet in chunk)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
