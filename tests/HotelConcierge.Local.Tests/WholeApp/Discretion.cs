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
        foreach (var log in _logs)
        {
            var text = log();
            foreach (var hidden in _hidden.Keys)
                Assert.DoesNotContain(hidden, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
