namespace HotelConcierge.Crash.Killed;

/// <summary>
/// The points at which one deployment can be killed, named as it passes them. At the armed one it stands still for ever: what
/// was to come next never comes, and SIGKILL finds it exactly there.
/// </summary>
/// <param name="deployment">The deployment's name.</param>
/// <param name="tell">Tells the driver; safe for any thread.</param>
internal sealed class KillPoints(string deployment, Action<string> tell)
{
    /// <summary>Armed in place of a point's name, it names every point that is passed.</summary>
    public const string List = "*";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _passed = new(StringComparer.Ordinal);
    private string? _armed;

    /// <summary>From now on points are counted, and the named one is where the deployment stops.</summary>
    public void Arm(string point)
    {
        lock (_lock)
            _armed = point;
        tell($"armed {deployment}");
    }

    /// <summary>Says something about this deployment to the driver.</summary>
    public void Tell(string verb, string what) => tell($"{verb} {deployment} {what}");

    /// <summary>Passes a point, or never returns.</summary>
    public void Pass(string what)
    {
        if (IsHere(what))
            Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Passes a point, or never completes.</summary>
    public Task PassAsync(string what) => IsHere(what) ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;

    private bool IsHere(string what)
    {
        string point;
        bool isArmed;
        lock (_lock)
        {
            if (_armed is null)
                return false;
            var number = _passed[what] = _passed.GetValueOrDefault(what) + 1;
            point = number == 1 ? what : $"{what} (time {number})";
            isArmed = point == _armed;
            if (_armed == List)
                Tell("passed", point);
        }

        if (isArmed)
            Tell("standing", point);
        return isArmed;
    }
}
