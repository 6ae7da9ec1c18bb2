using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>say --assistant hotel</c> as a newcomer runs it: no settings, no network, a process for each line.</summary>
public sealed class SayToHotelTests
{
    [Theory]
    [InlineData("twilio", new[] { "2" })]
    [InlineData("telegram", new[] { "--tap", "2" })]
    public async Task What_one_command_offered_the_next_one_books_and_the_store_has_it(string channel, string[] choice)
    {
        using var folder = new TemporaryFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));

        Assert.Contains(", 10:00", await SayAsync("Any massage tomorrow?"), StringComparison.Ordinal);
        Assert.Equal(0, TimesTaken());
        Assert.Matches("Booked: massage, [A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}, 10:00", await SayAsync(choice));
        Assert.Equal(1, TimesTaken());

        async Task<string> SayAsync(params string[] words)
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Data:Path"] = folder.Path,
                ["Conversation:QuietPeriod"] = "00:00:00.050",
            };
            var (code, output) = await AppProcess.RunAsync(
                ["say", "--assistant", "hotel", "--channel", channel, .. words],
                settings,
                patience.Token);
            Assert.True(code == 0, output);
            return output;
        }

        long TimesTaken()
        {
            using var database = new SqliteConnection($"Data Source={Path.Combine(folder.Path, SqliteDatabase.FileName)};Pooling=False");
            database.Open();
            var taken =
                database.Number("select 1 from sqlite_master where name = 'spaslots'") == 1
                    ? database.Number("select count(distinct json_extract(properties, '$.booking')) from spaslots")
                    : 0;
            Statements.Forget(database);
            return taken;
        }
    }
}
