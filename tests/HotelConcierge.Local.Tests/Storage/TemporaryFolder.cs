namespace HotelConcierge.Local.Tests.Storage;

/// <summary>
/// A folder of a test's own, gone with it. It is in memory where the system has a place for that: what is written there
/// outlives a killed process as it does on a disk, and waiting for tens of thousands of syncs of a slow disk proves nothing.
/// </summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const string InMemory = "/dev/shm";

    // In bytes. Containers may have so little that a test would meet the end of it.
    private const long Enough = 1L << 30;

    private static readonly string Root =
        Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace >= Enough ? InMemory : System.IO.Path.GetTempPath();

    public string Path { get; } = Directory.CreateDirectory(System.IO.Path.Combine(Root, $"concierge-{Guid.NewGuid():N}")).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
