using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>How a simulator serves a file that a guest sent. Its default is what a service does on a good day.</summary>
public sealed record FileConduct
{
    private const int Piece = 65_536;

    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The provider has it no more.</summary>
    public bool IsGone { get; init; }

    /// <summary>Nobody says how long it is: neither what is asked about it, nor a header.</summary>
    public bool HidesLength { get; init; }

    /// <summary>Where the download is sent on to; null for nowhere.</summary>
    public string? RedirectsTo { get; init; }

    /// <summary>The download stops after its first byte, until the client has enough of it.</summary>
    public bool Hangs { get; init; }

    /// <summary>Completes when a download hangs.</summary>
    public Task Hanging => _hanging.Task;

    /// <summary>The answer to a download that is allowed.</summary>
    internal IResult Serve(byte[] bytes, string contentType)
    {
        if (RedirectsTo is { } elsewhere)
            return Results.Redirect(elsewhere, permanent: false, preserveMethod: true);
        return Hangs || HidesLength ? new Piecemeal(this, bytes, contentType) : Results.Bytes(bytes, contentType);
    }

    /// <summary>A body without a length.</summary>
    private sealed class Piecemeal(FileConduct conduct, byte[] bytes, string contentType) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (response, aborted) = (httpContext.Response, httpContext.RequestAborted);
            response.Headers[HeaderNames.ContentType] = contentType;
            try
            {
                for (var at = 0; at < bytes.Length; at += Piece)
                {
                    await response.Body.WriteAsync(bytes.AsMemory(at, conduct.Hangs ? 1 : Math.Min(Piece, bytes.Length - at)), aborted);
                    if (!conduct.Hangs)
                        continue;
                    await response.Body.FlushAsync(aborted);
                    conduct._hanging.TrySetResult();
                    await Task.Delay(Timeout.Infinite, aborted);
                }
            }
            catch (OperationCanceledException) when (aborted.IsCancellationRequested)
            {
                // The client has had enough, which is what some of these files are for.
            }
        }
    }
}
