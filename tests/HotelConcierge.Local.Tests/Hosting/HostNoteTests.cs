using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Tests.Storage;

namespace HotelConcierge.Local.Tests.Hosting;

/// <summary>What a host leaves on its data folder for <c>say</c> and <c>doctor</c>.</summary>
public sealed class HostNoteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_running_hosts_simulators_are_found_by_channel()
    {
        var simulators = new Dictionary<string, string>(StringComparer.Ordinal) { ["telegram"] = "http://127.0.0.1:7/" };
        new HostNote("http://127.0.0.1:1", simulators, "none", "key", Environment.ProcessId).Write(_folder.Path);

        var note = HostNote.Find(_folder.Path)!;

        Assert.Equal(new Uri("http://127.0.0.1:7"), note.SimulatorOf(new("telegram")));
        Assert.Null(note.SimulatorOf(new("twilio")));
    }

    [Fact]
    public void A_note_that_does_not_tell_what_is_simulated_is_not_taken_for_a_host_with_real_accounts()
    {
        File.WriteAllText(
            HostNote.PathIn(_folder.Path),
            $$"""{"Url":"http://127.0.0.1:1","SimulatedTwilio":"http://127.0.0.1:2/","Model":"none","AdminKey":"key","ProcessId":{{Environment.ProcessId}}}"""
        );

        Assert.Null(HostNote.Find(_folder.Path));
    }
}
