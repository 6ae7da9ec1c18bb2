using System.Runtime.CompilerServices;

namespace HotelConcierge.Simulators;

/// <summary>
/// Things that happened, in order, that can be read at any time and waited for without polling. Safe for any thread.
/// Only the newest <c>capacity</c> things are kept; positions count from the very first one ever added.
/// </summary>
public sealed class Feed<T>
{
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private readonly Queue<T> _kept = new();
    private readonly ChangeSignal _changed = new();
    private long _added;

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than one.</exception>
    public Feed(int capacity = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    /// <summary>How many things were ever added, dropped ones included.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
                return _added;
        }
    }

    /// <summary>What is kept, oldest first.</summary>
    public IReadOnlyList<T> Snapshot()
    {
        lock (_gate)
            return [.. _kept];
    }

    /// <summary>What was added from <paramref name="position"/> on and is still kept, oldest first, and the position after it.</summary>
    public (IReadOnlyList<T> Items, long Next) ReadFrom(long position)
    {
        lock (_gate)
        {
            var dropped = _added - _kept.Count;
            return ([.. _kept.Skip((int)Math.Clamp(position - dropped, 0, _kept.Count))], _added);
        }
    }

    /// <summary>Completes with what is kept as soon as it satisfies <paramref name="enough"/>; at once if it already does.</summary>
    public Task<IReadOnlyList<T>> WaitForAsync(
        Func<IReadOnlyList<T>, bool> enough, CancellationToken cancellationToken = default) =>
        _changed.WaitForAsync(Snapshot, enough, cancellationToken);

    /// <summary>Completes with what is kept as soon as <paramref name="count"/> things were ever added.</summary>
    public async Task<IReadOnlyList<T>> WaitForCountAsync(long count, CancellationToken cancellationToken = default)
    {
        await _changed.WaitForAsync(() => Count, added => added >= count, cancellationToken);
        return Snapshot();
    }

    /// <summary>Everything kept and then everything as it is added, without end.</summary>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (long position = 0; ;)
        {
            var from = position;
            await _changed.WaitForAsync(() => Count, added => added > from, cancellationToken);
            (var items, position) = ReadFrom(from);
            foreach (var item in items)
                yield return item;
        }
    }

    internal void Add(T item)
    {
        lock (_gate)
        {
            _kept.Enqueue(item);
            _added++;
            if (_kept.Count > _capacity)
                _kept.Dequeue();
        }

        _changed.Raise();
    }
}
