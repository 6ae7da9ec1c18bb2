namespace HotelConcierge.Local.Hosting;

/// <summary>
/// Gives memory back to the machine when nobody has written for some seconds. The runtime collects garbage when more memory is asked for,
/// so an idle host would hold for hours what its start, its documents or its last turn left behind.
/// </summary>
/// <remarks>Of the whole process, and only for the program that serves: a test's process has many hosts.</remarks>
internal sealed class IdleMemory
{
    /// <summary>How often it looks. A host that waits for a slow model is idle too: what it gives back then, it asks for again.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Between two looks an idle host asks for less, in bytes: its clocks look into the database.</summary>
    public const long Idle = 256 * 1024;

    /// <summary>Fewer bytes since the last time are not worth the tens of milliseconds that it takes.</summary>
    public const long Worthwhile = 4 * 1024 * 1024;

    /// <summary>In a larger heap garbage is a small part, and moving the rest together would keep a guest waiting.</summary>
    public const long LargestHeap = 128 * 1024 * 1024;

    private long _atLastLook, _atLastTime;

    /// <summary>Looks until it is cancelled.</summary>
    public static async Task RunAsync(TimeProvider clock, CancellationToken stoppingToken)
    {
        var memory = new IdleMemory();
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (memory.IsDue(GC.GetTotalAllocatedBytes(), GC.GetTotalMemory(forceFullCollection: false)))
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Whether memory is to be given back now; to be asked once an <see cref="Interval"/>.</summary>
    /// <param name="allocated">How many bytes the process has ever asked for.</param>
    /// <param name="heap">How many it holds.</param>
    public bool IsDue(long allocated, long heap)
    {
        var isIdle = allocated - _atLastLook < Idle;
        _atLastLook = allocated;
        if (!isIdle || allocated - _atLastTime < Worthwhile || heap > LargestHeap)
            return false;
        _atLastTime = allocated;
        return true;
    }
}
