using System.Diagnostics.CodeAnalysis;

namespace HotelConcierge.Storage;

/// <summary>
/// What was used last, in memory, so that it need not be read again. For any number of threads. Only for what stays true
/// until <see cref="Clear"/> is called, whoever else writes.
/// </summary>
/// <param name="most">More are never kept; at least half as many of those used last are.</param>
public sealed class RecentValues<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : notnull
{
    // Whatever is used goes to the younger half; when that is full the older is let go at once, without an order to keep up.
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _younger = [];
    private Dictionary<TKey, TValue> _older = [];

    /// <returns>False when it was not kept, or was let go.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (_younger.TryGetValue(key, out value))
                return true;
            if (!_older.Remove(key, out value))
                return false;
            Add(key, value);
            return true;
        }
    }

    /// <summary>Keeps a value in place of the one before it.</summary>
    public void Keep(TKey key, TValue value)
    {
        lock (_lock)
            Add(key, value);
    }

    /// <summary>Lets everything go.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _younger = [];
            _older = [];
        }
    }

    private void Add(TKey key, TValue value)
    {
        if (_younger.Count >= most / 2 && !_younger.ContainsKey(key))
            (_older, _younger) = (_younger, []);
        _older.Remove(key);
        _younger[key] = value;
    }
}
