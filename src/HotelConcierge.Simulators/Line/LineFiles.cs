using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Line;

/// <summary>
/// Files that guests send, by the ids of their messages. Each may have to be prepared for some questions first, may fail to be, and may be
/// gone.
/// </summary>
internal sealed class LineFiles(SimulatedLineOptions options, LineFaults faults)
{
    private readonly ConcurrentDictionary<string, Kept> _files = new(StringComparer.Ordinal);

    /// <returns>The id that the message of the file is to have.</returns>
    public string Keep(LineFile file)
    {
        var id = LineEvents.NewMessageId();
        _files[id] = new(file) { Left = file.Preparing };
        return id;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/bot/message/{id}/content", async (HttpContext context, string id) =>
        {
            if (await LineApi.IsOpenAsync(context, options))
                await faults.RunAsync(context, LineOperation.Fetch, "", "", () => Content(id));
        });
        routes.MapGet("/v2/bot/message/{id}/content/transcoding", async (HttpContext context, string id) =>
        {
            if (await LineApi.IsOpenAsync(context, options))
                await Transcoding(id).ExecuteAsync(context);
        });
    }

    private IResult Content(string id)
    {
        if (!_files.TryGetValue(id, out var kept))
            return LineAnswers.NotFound;
        if (kept.File.Conduct.IsGone)
            return LineAnswers.Refuse(StatusCodes.Status410Gone, "The content is gone");
        return Volatile.Read(ref kept.Left) > 0
            ? LineAnswers.Ok([], StatusCodes.Status202Accepted)
            : kept.File.Conduct.Serve(kept.File.Bytes, kept.File.ContentType);
    }

    /// <summary>Every question brings the file nearer, so that nobody has to wait for a clock.</summary>
    private IResult Transcoding(string id)
    {
        if (!_files.TryGetValue(id, out var kept) || kept.File.Conduct.IsGone)
            return LineAnswers.NotFound;
        var status = kept.File.Fails ? "failed" : Interlocked.Decrement(ref kept.Left) >= 0 ? "processing" : "succeeded";
        return LineAnswers.Ok(new() { ["status"] = status });
    }

    private sealed class Kept(LineFile file)
    {
        public int Left;

        public LineFile File { get; } = file;
    }
}

/// <summary>A file that a guest may send. In JSON its bytes are Base64.</summary>
public sealed record LineFile(string ContentType, byte[] Bytes)
{
    /// <summary>How many questions it takes until it is prepared.</summary>
    public int Preparing { get; init; }

    /// <summary>Whether preparing it fails.</summary>
    public bool Fails { get; init; }

    /// <summary>How it is served.</summary>
    [JsonIgnore]
    public FileConduct Conduct { get; init; } = new();
}

/// <summary>The id that the message of a file is to have.</summary>
public sealed record LineFileId(string Id);
