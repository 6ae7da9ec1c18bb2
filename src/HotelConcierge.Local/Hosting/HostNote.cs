using System.Text.Json;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Hosting;

/// <summary>How to reach the host that runs on a data folder: left there by it for <c>say</c>, readable by its own user only.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="Simulators">Where its simulated providers listen, by the channel's name; none when it talks to a real one.</param>
/// <param name="Model">Which model answers, in words.</param>
/// <param name="AdminKey">The key of its admin routes.</param>
/// <param name="ProcessId">Tells a note that a killed host left behind.</param>
internal sealed record HostNote(string Url, IReadOnlyDictionary<string, string> Simulators, string Model, string AdminKey, int ProcessId)
{
    private const string FileName = "host.json";

    // Without its simulators a host would be taken for one that talks to real accounts: such a note is none.
    private static readonly JsonSerializerOptions Whole = new()
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Where the channel's simulated provider listens; null when it has none.</summary>
    public Uri? SimulatorOf(ChannelName channel) => Simulators.TryGetValue(channel.Value, out var address) ? new Uri(address) : null;

    /// <summary>Leaves the note.</summary>
    public void Write(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var note = new FileStream(PathIn(folder), options);
        JsonSerializer.Serialize(note, this);
    }

    /// <summary>Takes the note away.</summary>
    public static void Remove(string folder) => File.Delete(PathIn(folder));

    /// <summary>The note of a host that is running on the folder; null when none is.</summary>
    public static HostNote? Find(string folder)
    {
        if (!File.Exists(PathIn(folder)))
            return null;
        try
        {
            var note = JsonSerializer.Deserialize<HostNote>(File.ReadAllText(PathIn(folder)), Whole);
            return note is not null && IsRunning(note.ProcessId) ? note : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException)
        {
            // Half written, just removed, or of another version. If a host does run, the database says so next.
            return null;
        }
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Where the note lies.</summary>
    public static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), FileName);
}
