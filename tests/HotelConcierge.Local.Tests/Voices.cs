namespace HotelConcierge.Local.Tests;

/// <summary>Recordings made by a speech synthesiser, so that no machine needs one.</summary>
internal static class Voices
{
    /// <summary>Two seconds of AMR that say nothing: a hundred frames of noise, at the rate of telephones.</summary>
    public static byte[] Amr { get; } = MakeAmr();

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Voices", name));

    private static byte[] MakeAmr()
    {
        // RFC 4867, section 5: the mode of 12.2 kbit/s has 31 bytes after the one that names it.
        const byte Mode = 0x3C;
        var random = new Random(1);
        var frames = Enumerable.Range(0, 100).SelectMany(_ => Enumerable.Range(0, 31).Select(_ => (byte)random.Next(256)).Prepend(Mode));
        return [.. "#!AMR\n"u8, .. frames];
    }
}
