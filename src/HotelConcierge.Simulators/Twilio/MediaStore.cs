using System.Collections.Concurrent;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Files that came with inbound messages, by their SID.</summary>
internal sealed class MediaStore
{
    private readonly ConcurrentDictionary<string, SimulatedMedia> _files = new(StringComparer.Ordinal);

    /// <returns>The file's SID.</returns>
    public string Keep(SimulatedMedia media)
    {
        var sid = Sids.Media();
        _files[sid] = media;
        return sid;
    }

    /// <returns>Null for one that is not there, or no more.</returns>
    public SimulatedMedia? Find(string sid) => _files.GetValueOrDefault(sid) is { Conduct.IsGone: false } file ? file : null;
}
