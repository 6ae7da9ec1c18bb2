using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HotelConcierge.Handoff;

/// <summary>What a page that shows the board is told. A closed union.</summary>
public abstract record BoardNews
{
    private BoardNews()
    {
    }

    /// <summary>All open cases, in no order: the first news of everybody.</summary>
    public sealed record Snapshot(IReadOnlyList<DeskCase> Cases) : BoardNews;

    /// <summary>A case is new or changed.</summary>
    public sealed record Changed(DeskCase Case) : BoardNews;

    /// <summary>A case is closed, or was erased.</summary>
    public sealed record Gone(string Id) : BoardNews;

    /// <summary>Nothing is new, and the connection stands.</summary>
    public sealed record Quiet : BoardNews;
}

/// <summary>
/// Follows the open cases for all pages of this process: the store is asked once for all of them, when something has changed here and each
/// second for what changed elsewhere.
/// </summary>
public sealed class DeskBoard : IDisposable
{
    /// <summary>Something is said at least so often, so that nothing in between takes the connection for a dead one.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    private readonly DeskCases _cases;
    private readonly DeskSignals _signals;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly List<Follower> _followers = [];
    private readonly SemaphoreSlim _looking = new(1);
    private ImmutableDictionary<string, DeskCase> _known = ImmutableDictionary<string, DeskCase>.Empty;
    private DateTimeOffset _lookedAt;
    private long _raised;
    private long _lookedFor;

    public DeskBoard(DeskCases cases, DeskSignals signals, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(signals);
        (_cases, _signals, _clock) = (cases, signals, clock);
        signals.Raised += WakeAll;
    }

    /// <summary>The board as it is, and then what changes, until it is cancelled.</summary>
    public async IAsyncEnumerable<BoardNews> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var follower = new Follower();
        await LookAsync(cancellationToken);
        lock (_lock)
        {
            _followers.Add(follower);
            follower.Tell(new BoardNews.Snapshot([.. _known.Values]));
        }

        try
        {
            var saidAt = _clock.GetUtcNow();
            while (true)
            {
                while (follower.TryRead(out var news))
                {
                    saidAt = _clock.GetUtcNow();
                    yield return news;
                }

                if (_clock.GetUtcNow() - saidAt >= LongestSilence)
                {
                    saidAt = _clock.GetUtcNow();
                    yield return new BoardNews.Quiet();
                }

                await follower.WaitAsync(LooksEvery, _clock, cancellationToken);
                await LookAsync(cancellationToken);
            }
        }
        finally
        {
            lock (_lock)
                _followers.Remove(follower);
        }
    }

    public void Dispose()
    {
        _signals.Raised -= WakeAll;
        _looking.Dispose();
    }

    private void WakeAll(object? sender, EventArgs e)
    {
        lock (_lock)
        {
            _raised++;
            foreach (var follower in _followers)
                follower.Wake();
        }
    }

    /// <summary>Reads the cases, where they may have changed, and tells everybody what is new. One looks for all.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!IsDue(out _))
            return;
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (!IsDue(out var raised))
                return;
            var found = ImmutableDictionary.CreateBuilder<string, DeskCase>(StringComparer.Ordinal);
            await foreach (var open in _cases.OpenAsync(cancellationToken))
            {
                if (open.Desk == BuiltInDesk.DeskName)
                    found[open.Id] = open;
            }

            Tell(found.ToImmutable(), raised);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <summary>Whether something has changed here since the last look, or that was too long ago.</summary>
    private bool IsDue(out long raised)
    {
        lock (_lock)
        {
            raised = _raised;
            return _raised != _lookedFor || _clock.GetUtcNow() - _lookedAt >= LooksEvery;
        }
    }

    private void Tell(ImmutableDictionary<string, DeskCase> found, long raised)
    {
        lock (_lock)
        {
            (_lookedFor, _lookedAt) = (raised, _clock.GetUtcNow());
            List<BoardNews> news =
            [
                .. found.Values.Where(one => _known.GetValueOrDefault(one.Id)?.Changes != one.Changes)
                    .Select(one => new BoardNews.Changed(one)),
                .. _known.Keys.Where(id => !found.ContainsKey(id)).Select(id => new BoardNews.Gone(id)),
            ];
            _known = found;
            foreach (var follower in _followers)
                news.ForEach(follower.Tell);
        }
    }

    /// <summary>One page. What is told while it is busy waits for it.</summary>
    private sealed class Follower
    {
        private static readonly BoardNews Nothing = new BoardNews.Quiet();

        private readonly Channel<BoardNews> _news = Channel.CreateUnbounded<BoardNews>();
        private int _isWoken;

        public void Tell(BoardNews news) => _news.Writer.TryWrite(news);

        /// <summary>It stops waiting; once however often it is woken before it does.</summary>
        public void Wake()
        {
            if (Interlocked.Exchange(ref _isWoken, 1) == 0)
                _news.Writer.TryWrite(Nothing);
        }

        public bool TryRead([NotNullWhen(true)] out BoardNews? news)
        {
            while (_news.Reader.TryRead(out news))
            {
                if (!ReferenceEquals(news, Nothing))
                    return true;
                Interlocked.Exchange(ref _isWoken, 0);
            }

            return false;
        }

        /// <summary>Waits for news, for being woken, or for as long as is asked.</summary>
        public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
        {
            using var patience = new CancellationTokenSource(atMost, clock);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await _news.Reader.WaitToReadAsync(end.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Nothing came.
            }
        }
    }
}
