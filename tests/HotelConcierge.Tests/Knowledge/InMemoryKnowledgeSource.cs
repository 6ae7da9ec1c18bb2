using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using HotelConcierge.Knowledge;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>Documents in memory, which a test writes and removes; counts what is read.</summary>
internal sealed class InMemoryKnowledgeSource : IKnowledgeSource
{
    private readonly Dictionary<string, (byte[] Content, int Version)> _files = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>Thrown at every listing, while it is set.</summary>
    public Exception? Outage { get; set; }

    /// <summary>Thrown when this file is read.</summary>
    public (string Name, Exception Trouble)? Locked { get; set; }

    public int Listings { get; private set; }

    public List<string> Reads { get; } = [];

    public InMemoryKnowledgeSource With(string name, string text)
    {
        _files[name] = (Encoding.UTF8.GetBytes(text), ++_version);
        return this;
    }

    public InMemoryKnowledgeSource With(string name, byte[] content)
    {
        _files[name] = (content, ++_version);
        return this;
    }

    public void Remove(string name) => _files.Remove(name);

    public async IAsyncEnumerable<KnowledgeFile> ListAsync(string assistant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Listings++;
        if (Outage is { } outage)
            throw outage;
        foreach (var (name, (content, version)) in _files.ToList())
            yield return new(name, version.ToString(CultureInfo.InvariantCulture), content.Length);
        await Task.CompletedTask;
    }

    public Task<byte[]?> ReadAsync(string assistant, string name, CancellationToken cancellationToken)
    {
        Reads.Add(name);
        if (Locked is var (locked, trouble) && locked == name)
            throw trouble;
        return Task.FromResult(_files.TryGetValue(name, out var file) ? file.Content : null);
    }
}
