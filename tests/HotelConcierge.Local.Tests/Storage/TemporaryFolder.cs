namespace HotelConcierge.Local.Tests.Storage;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("concierge-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
