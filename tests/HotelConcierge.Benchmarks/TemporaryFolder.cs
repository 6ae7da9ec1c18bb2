namespace HotelConcierge.Benchmarks;

/// <summary>A data folder that is gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("concierge-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
