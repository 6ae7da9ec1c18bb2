namespace HotelConcierge.Crash.Killed;

/// <summary>What the driver gives a process for each deployment in it.</summary>
/// <param name="Name">Unique in the process.</param>
/// <param name="Settings">The product's own settings.</param>
/// <param name="Assistants">The folder of the assistants' data.</param>
/// <param name="Desk">Where <see cref="BookTable"/> books.</param>
internal sealed record DeploymentSettings(string Name, IReadOnlyDictionary<string, string> Settings, string Assistants, string Desk);
