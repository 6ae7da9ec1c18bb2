using System.Text;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Storage;

/// <summary>Writes a file and reads it back.</summary>
internal sealed class FilesProbe(IBlobStore files, StoreRemedies remedies, TimeProvider clock) : IProbe
{
    /// <summary>One for ever: there is nothing to be cleaned up, wherever the asking is broken off.</summary>
    private static readonly BlobName Name = new BlobName("readiness").In("asked");

    public string What => "files";

    public string Remedy => remedies.Files;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var before = TextOf(await files.FindAsync(Name, cancellationToken));
        var mark = ProbeMark.After(before, clock);
        await files.PutAsync(Name, new("text/plain", Encoding.ASCII.GetBytes(mark)), cancellationToken);

        // Another instance may be asking at the same time: whose mark it is does not matter, if it was written after we read.
        var found = TextOf(await files.FindAsync(Name, cancellationToken));
        return ProbeMark.IsOne(found) && found != before
            ? Finding.Well("A file was written and read.")
            : Finding.NotWell("A file that was written is not there, or not as it was written.", Remedy);
    }

    private static string? TextOf(Blob? file) => file is null ? null : Encoding.ASCII.GetString(file.Content.Span);
}
