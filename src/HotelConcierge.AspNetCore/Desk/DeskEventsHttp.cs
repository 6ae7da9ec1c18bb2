using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HotelConcierge.AspNetCore.Pages;
using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Handoff;
using HotelConcierge.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>The open cases and what becomes of them: as a stream, or asked for again and again where streams do not get through.</summary>
internal static class DeskEventsHttp
{
    private const string Board = "board";

    /// <summary>Answers a page that wants to know.</summary>
    public static async Task<IResult> ReadAsync(HttpContext context, IServiceProvider services)
    {
        var (member, refusal) = await StaffGate.AuthorizeAsync(context, services);
        if (member is null)
            return refusal!;
        var (board, clock) = (services.GetRequiredService<DeskBoard>(), services.GetRequiredService<TimeProvider>());
        var query = context.Request.Query;
        if (!query.TryGetValue("wait", out var wait))
            return EventStream.Of(end => FollowAsync(board, clock, end), context, services);
        var news = await PollAsync(
            board, query["after"].ToString(), EventStream.PatienceOf(wait), clock, context.RequestAborted);
        return EventStream.List(news is null ? [] : [news], news?.Id ?? query["after"].ToString(), context);
    }

    private static async IAsyncEnumerable<PageEvent> FollowAsync(
        DeskBoard board, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var news in board.FollowAsync(cancellationToken))
            yield return Write(news, clock);
    }

    private static PageEvent Write(BoardNews news, TimeProvider clock) => news switch
    {
        BoardNews.Snapshot all => new(Board, null, DeskJson.Board(all.Cases, clock.GetUtcNow())),
        BoardNews.Changed one => new("case", null, DeskJson.Of(one.Case)),
        BoardNews.Gone one => new("gone", null, new JsonObject { ["id"] = one.Id }),
        BoardNews.Quiet => new(EventStream.Quiet, null, []),
        _ => throw new InvalidOperationException($"Unknown news {news.GetType().Name}."),
    };

    /// <summary>The whole board as soon as it is another one than the page knows; null when it stays the same for so long.</summary>
    private static async Task<PageEvent?> PollAsync(
        DeskBoard board, string known, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var cases = new Dictionary<string, DeskCase>(StringComparer.Ordinal);
        var isFirst = true;
        try
        {
            // The board as it is needs no patience.
            await foreach (var news in board.FollowAsync(patience > TimeSpan.Zero ? end.Token : cancellationToken))
            {
                Apply(news, cases);
                var mark = MarkOf(cases.Values);
                if (mark != known)
                    return new(Board, mark, DeskJson.Board(cases.Values, clock.GetUtcNow()));
                if (isFirst && patience <= TimeSpan.Zero)
                    return null;
                isFirst = false;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing has changed.
        }

        return null;
    }

    private static void Apply(BoardNews news, Dictionary<string, DeskCase> cases)
    {
        switch (news)
        {
            case BoardNews.Snapshot all:
                foreach (var one in all.Cases)
                    cases[one.Id] = one;
                break;
            case BoardNews.Changed changed:
                cases[changed.Case.Id] = changed.Case;
                break;
            case BoardNews.Gone gone:
                cases.Remove(gone.Id);
                break;
        }
    }

    // The same for the same cases, in whatever order.
    private static string MarkOf(IEnumerable<DeskCase> cases)
    {
        var hash = new StableHash.Texts();
        foreach (var one in cases.OrderBy(one => one.Id, StringComparer.Ordinal))
            hash = hash.And(one.Id).And(DeskJson.VersionOf(one));
        return hash.End().ToString("x16", CultureInfo.InvariantCulture);
    }
}
