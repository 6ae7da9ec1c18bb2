using System.Runtime.CompilerServices;
using HotelConcierge.AspNetCore.Pages;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.WebChat;

/// <summary>What was said in a web chat and what comes next: as a stream, or asked for again and again.</summary>
internal static class ChatEventsHttp
{
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
        if (!request.Query.TryGetValue("wait", out var wait))
            return EventStream.Of(end => FollowAsync(feed, conversation, after, writer, end), context, services);

        var (position, news) = await feed.PollAsync(conversation, after, EventStream.PatienceOf(wait), context.RequestAborted);
        var events = new List<PageEvent>();
        foreach (var each in news)
            events.Add(await writer.WriteAsync(each, context.RequestAborted));
        return EventStream.List(events, position.ToString(), context);
    }

    private static async IAsyncEnumerable<PageEvent> FollowAsync(
        WebFeed feed,
        ConversationId conversation,
        WebPosition? after,
        ChatEventJson writer,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var news in feed.FollowAsync(conversation, after, cancellationToken))
            yield return await writer.WriteAsync(news, cancellationToken);
    }
}
