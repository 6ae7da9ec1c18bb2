using System.ComponentModel.DataAnnotations;

namespace HotelConcierge.Local.Engine;

/// <summary>How much the engine does at a time.</summary>
internal sealed class TurnEngineOptions
{
    /// <summary>
    /// Activities at work at a time, of all turns. Too few and guests wait for each other's model calls; too many and memory and the
    /// model's rate limit suffer.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxActivities { get; set; } = 64;

    /// <summary>How long stopping waits for activities that do not heed their cancellation.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(2);
}
