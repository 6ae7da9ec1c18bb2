using System.Buffers;
using System.Collections.Concurrent;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>What must not stand in any log, and the logs.</summary>
internal sealed class Discretion
{
    // Shorter words stand in logs by chance.
    private const int Shortest = 8;

    private readonly ConcurrentDictionary<string, bool> _hidden = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Func<string>> _logs = new();

    public void Hide(params IEnumerable<string> texts)
    {
        foreach (var text in texts.Where(text => text.Length >= Shortest))
            _hidden[text] = true;
    }

    public void Watch(Func<string> log) => _logs.Enqueue(log);

    public void Check()
    {
        var hidden = SearchValues.Create([.. _hidden.Keys], StringComparison.OrdinalIgnoreCase);
        foreach (var log in _logs)
        {
            var text = log();

            // One search for all of them says no; which one it was is asked only then.
            if (text.AsSpan().ContainsAny(hidden))
                Assert.All(_hidden.Keys, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        }
    }
}
