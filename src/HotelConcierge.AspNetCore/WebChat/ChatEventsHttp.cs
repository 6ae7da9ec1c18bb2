using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>What was said in a web chat and what comes next: as a stream, or asked for again and again.</summary>
internal static class ChatEventsHttp
{
    /// <summary>
    /// A stream ends after so long, and the page opens the next: Azure ends an HTTP request after 230 seconds.
    /// See https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#limits.
    /// </summary>
    public static readonly TimeSpan LongestStream = TimeSpan.FromSeconds(100);

    /// <summary>The longest that a question waits for an answer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan ReconnectAfter = TimeSpan.FromSeconds(1);

    /// <summary>Answers a page that wants to know.</summary>
    public static async Task<IResult> ReadAsync(HttpContext context, IServiceProvider services)
    {
        var (session, refusal) = ChatVisitor.Find(context, services, changes: false);
        if (session is null)
            return refusal!;
        var request = context.Request;
        var after = WebPosition.Parse(
            request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : request.Query["after"].ToString());
        var writer = new ChatEventJson(services.GetRequiredService<MediaLinks>(), session.Assistant);
        var conversation = ConversationId.For(session.Address);
        var feed = services.GetRequiredService<WebFeed>();
        context.Response.Headers.CacheControl = "no-store";
        if (!request.Query.TryGetValue("wait", out var wait))
            return TypedResults.ServerSentEvents(StreamAsync(feed, conversation, after, writer, services, context.RequestAborted));

        var seconds = double.TryParse(wait, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var patience = TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds));
        var (position, news) = await feed.PollAsync(conversation, after, patience, context.RequestAborted);
        var events = new JsonArray();
        foreach (var each in news)
        {
            var (name, id, data) = await writer.WriteAsync(each, context.RequestAborted);
            events.Add(new JsonObject { ["event"] = name, ["id"] = id, ["data"] = data });
        }

        return Results.Text(
            new JsonObject { ["events"] = events, ["after"] = position.ToString() }.ToJsonString(), "application/json; charset=utf-8");
    }

    private static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        WebFeed feed,
        ConversationId conversation,
        WebPosition? after,
        ChatEventJson writer,
        IServiceProvider services,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestStream, services.GetRequiredService<TimeProvider>());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, limit.Token, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await using var news = feed.FollowAsync(conversation, after, end.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await MoveAsync(news, end.Token))
        {
            var (name, id, data) = await writer.WriteAsync(news.Current, cancellationToken);
            yield return new(data.ToJsonString(), name) { EventId = id, ReconnectionInterval = name is "quiet" ? ReconnectAfter : null };
        }

        if (!cancellationToken.IsCancellationRequested)
            yield return new("{}", "end");
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<WebNews> news, CancellationToken end)
    {
        try
        {
            return await news.MoveNextAsync();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page is gone, or its time is over.
            return false;
        }
    }
}
