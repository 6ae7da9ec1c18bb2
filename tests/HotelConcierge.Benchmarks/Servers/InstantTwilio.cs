using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>
/// Takes messages as Twilio does, with next to no work, and tells when a guest has got one. In this process, so that a
/// turn is timed by one clock.
/// </summary>
internal sealed class InstantTwilio : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private int _received;

    private InstantTwilio(WebApplication app) => _app = app;

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>How many messages it has taken.</summary>
    public int Received => Volatile.Read(ref _received);

    public static async Task<InstantTwilio> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var twilio = new InstantTwilio(builder.Build());
        twilio._app.Run(twilio.TakeAsync);
        await twilio._app.StartAsync();
        return twilio;
    }

    /// <summary>Completes at the next message to that guest.</summary>
    public Task NextTo(string guest) =>
        _awaited.GetOrAdd(guest, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is not { } length)
        {
            // A list of what was sent: nothing, so that whatever is in doubt is sent again.
            await context.Response.WriteAsync("""{"messages":[]}""");
            return;
        }

        // The guest stands first in the form: To=whatsapp%3A%2B34...&From=...
        var body = await context.Request.BodyReader.ReadAtLeastAsync((int)length);
        var form = Encoding.UTF8.GetString(body.Buffer.FirstSpan);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        var guest = Uri.UnescapeDataString(form[3..form.IndexOf('&', StringComparison.Ordinal)]);

        var answer = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $$"""{"sid":"SM{{Interlocked.Increment(ref _received):x32}}","status":"queued"}"""));
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
        if (_awaited.TryRemove(guest, out var awaited))
            awaited.SetResult();
    }
}
