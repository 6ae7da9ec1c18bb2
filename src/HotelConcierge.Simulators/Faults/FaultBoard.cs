namespace HotelConcierge.Simulators.Faults;

/// <summary>The faults planned for one simulator. The oldest that matches a request strikes it, and only that one.</summary>
public sealed class FaultBoard<TRule>
    where TRule : FaultRule
{
    private readonly Lock _gate = new();
    private readonly List<ActiveFault<TRule>> _faults = [];

    /// <summary>Every fault ever planned, oldest first.</summary>
    public IReadOnlyList<ActiveFault<TRule>> All
    {
        get
        {
            lock (_gate)
                return [.. _faults];
        }
    }

    /// <summary>Plans a fault; it may strike the very next request.</summary>
    /// <exception cref="ArgumentException">The rule makes no sense; the message says why.</exception>
    public ActiveFault<TRule> Add(TRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.FindProblem() is { } problem)
            throw new ArgumentException(problem, nameof(rule));
        lock (_gate)
        {
            var fault = new ActiveFault<TRule>(_faults.Count + 1, rule);
            _faults.Add(fault);
            return fault;
        }
    }

    /// <summary>The fault with this number, or null.</summary>
    public ActiveFault<TRule>? Find(int id)
    {
        lock (_gate)
            return _faults.Find(fault => fault.Id == id);
    }

    /// <summary>No fault strikes any further request; held requests stay held.</summary>
    public void Clear()
    {
        foreach (var fault in All)
            fault.Clear();
    }

    /// <summary>Lets go of every request any fault holds at this moment.</summary>
    public void ReleaseAll()
    {
        foreach (var fault in All)
            fault.Release();
    }

    internal FaultStrike<TRule>? Strike(Func<TRule, bool> applies)
    {
        lock (_gate)
        {
            foreach (var fault in _faults)
            {
                if (applies(fault.Rule) && fault.TryClaim() is { } strike)
                    return strike;
            }

            return null;
        }
    }

    /// <summary>Plans a fault for the request at hand and strikes it.</summary>
    internal FaultStrike<TRule> StrikeNow(TRule rule)
    {
        lock (_gate)
            return Add(rule).TryClaim()!;
    }
}
