using HotelConcierge.Local.Tests.Storage;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>say --assistant hotel</c> as a newcomer runs it: no settings, no network, a process each time.</summary>
public sealed class SayToHotelTests
{
    [Theory]
    [InlineData("twilio")]
    [InlineData("telegram")]
    public async Task A_guest_asks_books_by_a_number_looks_and_cancels(string channel)
    {
        using var folder = new TemporaryFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        Assert.Contains("open from 9:00 to 20:30", await SayAsync("Is the pool open in the morning?"), StringComparison.Ordinal);
        var offer = await SayAsync("Any massage tomorrow?");
        var second = offer.Split('\n').Single(line => line.Contains(channel == "twilio" ? "2. " : "[2] ", StringComparison.Ordinal));
        var time = second[(second.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace("[2]", "", StringComparison.Ordinal).Replace("2. ", "", StringComparison.Ordinal)
            .Split("   (")[0].Trim();
        Assert.Matches("^[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}, 10:00$", time);
        Assert.Contains($"Booked: massage, {time}", await SayAsync("2"), StringComparison.Ordinal);
        Assert.Contains($"- massage, {time}", await SayAsync("what have I booked?"), StringComparison.Ordinal);
        Assert.Contains($"Cancelled: massage, {time}", await SayAsync("cancel it"), StringComparison.Ordinal);

        async Task<string> SayAsync(string text)
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Path"] = folder.Path, ["Conversation:QuietPeriod"] = "00:00:00.050" };
            var (code, output) = await AppProcess.RunAsync(["say", "--assistant", "hotel", "--channel", channel, text], settings, patience.Token);
            Assert.True(code == 0, output);
            return output;
        }
    }
}
