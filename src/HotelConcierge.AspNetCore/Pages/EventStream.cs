using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotelConcierge.AspNetCore.Pages;

/// <summary>Something that a page is told.</summary>
/// <param name="Id">By which the page says where it is to go on; null where it is none to go on from.</param>
internal sealed record PageEvent(string Name, string? Id, JsonObject Data);

/// <summary>What comes next, as the answer to a page: as a stream of server-sent events, or as a list of some.</summary>
internal static class EventStream
{
    /// <summary>The event that is said when nothing is new.</summary>
    public const string Quiet = "quiet";

    /// <summary>
    /// A stream ends after so long, and the page opens the next: Azure ends an HTTP request after 230 seconds.
    /// See https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#limits.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    /// <summary>The longest that a question waits for an answer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    /// <summary>A stream of what is told until the page is gone, the stream's time is over, or the host stops.</summary>
    /// <param name="follow">Tells until it is cancelled.</param>
    public static IResult Of(
        Func<CancellationToken, IAsyncEnumerable<PageEvent>> follow, HttpContext context, IServiceProvider services)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.ServerSentEvents(StreamAsync(follow, services, context.RequestAborted));
    }

    /// <summary>How long a page wants its question to wait, and may; not at all where it says nothing that makes sense.</summary>
    /// <param name="wait">In seconds.</param>
    public static TimeSpan PatienceOf(string? wait) =>
        decimal.TryParse(wait, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds((double)Math.Min(seconds, (decimal)LongestWait.TotalSeconds))
            : TimeSpan.Zero;

    /// <summary>A list of what was told, and from where to go on.</summary>
    public static IResult List(IEnumerable<PageEvent> events, string? after, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var list = new JsonArray(
            [.. events.Select(each => new JsonObject { ["event"] = each.Name, ["id"] = each.Id, ["data"] = each.Data })]);
        return Results.Text(new JsonObject { ["events"] = list, ["after"] = after }.ToJsonString(), "application/json; charset=utf-8");
    }

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        Func<CancellationToken, IAsyncEnumerable<PageEvent>> follow,
        IServiceProvider services,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, services.GetRequiredService<TimeProvider>());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, limit.Token, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await using var events = follow(end.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await MoveAsync(events, end.Token))
        {
            var (name, id, data) = events.Current;
            yield return new(data.ToJsonString(), name) { EventId = id, ReconnectionInterval = name is Quiet ? ReconnectAfter : null };
        }

        if (!cancellationToken.IsCancellationRequested)
            yield return new("{}", "end");
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<PageEvent> events, CancellationToken end)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page is gone, or its time is over.
            return false;
        }
    }
}
