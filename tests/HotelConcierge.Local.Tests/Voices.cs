namespace HotelConcierge.Local.Tests;

/// <summary>Recordings made by a speech synthesiser, so that no machine needs one.</summary>
internal static class Voices
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Voices", name));
}
