using System.Globalization;
using System.Text;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Storage;

/// <summary>Writes a file, reads it back and deletes it.</summary>
internal sealed class FilesProbe(IBlobStore files, StoreRemedies remedies, TimeProvider clock) : IProbe
{
    private static readonly BlobName Folder = new("readiness");

    public string What => "files";

    public string Remedy => remedies.Files;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        // A file of its own, because another instance may be asking at the same time.
        var key = clock.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        var (name, content) = (Folder.In(key), Encoding.ASCII.GetBytes(key));
        await files.PutAsync(name, new("text/plain", content), cancellationToken);
        var found = await files.FindAsync(name, cancellationToken);
        await files.DeleteAsync(name, cancellationToken);
        return found is not null && found.Content.Span.SequenceEqual(content)
            ? Finding.Well("A file was written, read and deleted.")
            : Finding.NotWell("A file that was written is not there, or not as it was written.", Remedy);
    }
}
