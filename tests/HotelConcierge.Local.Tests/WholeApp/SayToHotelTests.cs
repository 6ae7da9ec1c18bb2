using HotelConcierge.Local.Tests.Storage;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>say --assistant hotel</c> as a newcomer runs it: no settings, no network, a process each time.</summary>
public sealed class SayToHotelTests
{
    [Theory]
    [InlineData("twilio", "  2. ")]
    [InlineData("telegram", "  [2] ")]
    public async Task What_one_command_offered_the_next_one_books(string channel, string second)
    {
        using var folder = new TemporaryFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var offer = await SayAsync("Any massage tomorrow?");
        Assert.Matches("^[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}, 10:00", offer.Split('\n').Single(line => line.StartsWith(second, StringComparison.Ordinal))[second.Length..]);
        Assert.Matches("Booked: massage, [A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}, 10:00", await SayAsync("2"));

        async Task<string> SayAsync(string text)
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = folder.Path, ["Conversation:QuietPeriod"] = "00:00:00.050" };
            var (code, output) = await AppProcess.RunAsync(["say", "--assistant", "hotel", "--channel", channel, text], settings, patience.Token);
            Assert.True(code == 0, output);
            return output;
        }
    }
}
