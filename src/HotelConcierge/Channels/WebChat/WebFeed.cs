using System.Runtime.CompilerServices;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WebChat;

/// <summary>What a page is told. A closed union.</summary>
public abstract record WebNews
{
    private WebNews()
    {
    }

    /// <summary>Something was said.</summary>
    public sealed record Said(WebPosition Position, WebEntry Entry) : WebNews;

    /// <summary>An answer is being written for so long; zero: not any more.</summary>
    public sealed record Typing(TimeSpan HowLong) : WebNews;

    /// <summary>What was shown so far is gone.</summary>
    public sealed record Reset : WebNews;

    /// <summary>Nothing is new, and the connection stands.</summary>
    public sealed record Quiet : WebNews;
}

/// <summary>Follows the log of a conversation for a page that shows it.</summary>
public sealed class WebFeed(WebLog log, WebSignals signals, TimeProvider clock)
{
    /// <summary>Something is said at least so often, so that nothing in between takes the connection for a dead one.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    // News of this process are told at once; of another, they are looked for.
    private static readonly TimeSpan LookWhileAnswered = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookWhileIdle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromMinutes(6);

    /// <summary>Everything after a position, and then what comes, until it is cancelled.</summary>
    /// <param name="after">Null for one who knows nothing yet.</param>
    public async IAsyncEnumerable<WebNews> FollowAsync(
        ConversationId conversation, WebPosition? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = signals.Listen(conversation);
        yield return new WebNews.Quiet();
        var (lastSaid, typingShown) = (clock.GetUtcNow(), DateTimeOffset.MinValue);
        var waitsSince = DateTimeOffset.MinValue;
        while (!cancellationToken.IsCancellationRequested)
        {
            var page = await log.ReadAsync(conversation, after, cancellationToken);
            after = page.Position;
            foreach (var news in NewsIn(page, ref typingShown))
            {
                lastSaid = clock.GetUtcNow();
                yield return news;
            }

            if (page.Entries is [.., var (_, newest)])
                waitsSince = newest.IsFromGuest ? clock.GetUtcNow() : DateTimeOffset.MinValue;
            if (clock.GetUtcNow() - lastSaid >= LongestSilence)
            {
                lastSaid = clock.GetUtcNow();
                yield return new WebNews.Quiet();
            }

            var isAnswered = clock.GetUtcNow() - waitsSince < AnsweredWithin || page.TypingUntil > clock.GetUtcNow();
            await listener.WaitAsync(isAnswered ? LookWhileAnswered : LookWhileIdle, clock, cancellationToken);
        }
    }

    /// <summary>What there is after a position, for whom a stream does not reach.</summary>
    /// <param name="after">Null for one who knows nothing yet.</param>
    /// <param name="atMost">How long to wait where there is nothing.</param>
    public async Task<(WebPosition Position, IReadOnlyList<WebNews> News)> PollAsync(
        ConversationId conversation, WebPosition? after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var listener = signals.Listen(conversation);
        var until = clock.GetUtcNow() + atMost;
        var typingShown = DateTimeOffset.MinValue;
        for (var isFirst = true; ; isFirst = false)
        {
            var page = await log.ReadAsync(conversation, after, cancellationToken);
            List<WebNews> news = [.. NewsIn(page, ref typingShown)];
            var left = until - clock.GetUtcNow();

            // Whoever asks again and again is not told each time that somebody is writing.
            if (news.Exists(each => !isFirst || each is not WebNews.Typing) || left <= TimeSpan.Zero)
                return (page.Position, news);
            await listener.WaitAsync(left < LookWhileAnswered ? left : LookWhileAnswered, clock, cancellationToken);
        }
    }

    private List<WebNews> NewsIn(WebLogPage page, ref DateTimeOffset typingShown)
    {
        List<WebNews> news = page.IsReset ? [new WebNews.Reset()] : [];
        news.AddRange(page.Entries.Select(each => new WebNews.Said(each.Position, each.Entry)));
        var now = clock.GetUtcNow();
        if (page.TypingUntil is { } until && until > now && until != typingShown)
        {
            news.Add(new WebNews.Typing(until - now));
            typingShown = until;
        }
        else if (page.TypingUntil <= now && typingShown > now)
        {
            news.Add(new WebNews.Typing(TimeSpan.Zero));
            typingShown = DateTimeOffset.MinValue;
        }

        return news;
    }
}
