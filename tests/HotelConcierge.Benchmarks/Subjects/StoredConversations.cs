using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Benchmarks.Servers;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>Fills a data folder: one guest has a real turn, and every row of it is copied under the names of other guests.</summary>
internal static class StoredConversations
{
    private const int Block = 1_000;

    /// <summary>Leaves conversations of the guests from 0 to <paramref name="count"/>, without it.</summary>
    public static async Task FillAsync(string folder, InstantTwilio twilio, int count)
    {
        await using (var concierge = await Concierge.StartInstantAsync(folder, twilio.Url))
        {
            using var guests = await TalkingGuests.ConnectAsync(concierge.Url, twilio, 1);
            await guests.TalkAsync(2, atOnce: 1, _ => 0);
            await WaitForEndOfTurnsAsync(folder);
        }

        await using var database = new SqliteDatabase(folder, NullLogger<SqliteDatabase>.Instance);
        for (var first = 1; first < count; first += Block)
        {
            var from = first;
            await database.WriteAsync(connection => Copy(connection, from, Math.Min(count, from + Block)), CancellationToken.None);
        }
    }

    /// <summary>The provider has an answer a moment before the turn is over.</summary>
    private static async Task WaitForEndOfTurnsAsync(string folder)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, SqliteDatabase.FileName)};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        while (connection.Number("select count(*) from turn_instances where status = 'running'") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        Statements.Forget(connection);
    }

    private static int Copy(SqliteConnection connection, int from, int to)
    {
        var tables = connection.Query("select name from sqlite_master where type = 'table'", row => row.GetString(0));
        var copies = tables.ConvertAll(table => CopyOf(connection, table));
        var (template, templateId) = (Phone(0), IdOf(0));
        for (var guest = from; guest < to; guest++)
        {
            foreach (var copy in copies)
                connection.Execute(copy, ("@id", templateId), ("@newId", IdOf(guest)), ("@phone", template), ("@newPhone", Phone(guest)));
        }

        return 0;
    }

    private static string CopyOf(SqliteConnection connection, string table)
    {
        var columns = connection.Query(
            $"select name, type from pragma_table_info('{table}')",
            row => (Name: row.GetString(0), IsText: row.GetString(1) == "text"));
        var copied = columns.Select(column =>
            column.IsText ? $"replace(replace({column.Name}, @id, @newId), @phone, @newPhone)" : column.Name);
        return $"""
            insert or ignore into "{table}" ({string.Join(", ", columns.Select(column => column.Name))})
            select {string.Join(", ", copied)} from "{table}" where {columns[0].Name} >= @id and {columns[0].Name} < @id || 'z'
            """;
    }

    private static string Phone(int guest) => SignedWebhooks.Guest(guest)["whatsapp:".Length..];

    private static string IdOf(int guest) =>
        ConversationId.For(new ConversationAddress(new ChannelName("twilio"), SignedWebhooks.Business, SignedWebhooks.Guest(guest))).Value;
}
