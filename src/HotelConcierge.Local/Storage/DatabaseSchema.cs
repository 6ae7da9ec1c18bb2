using HotelConcierge.Local.Conversations;
using HotelConcierge.Local.Engine;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Local.Storage;

/// <summary>
/// What the file looks like, as steps from an empty one. The number of steps taken stands in the file's
/// <c>user_version</c>: add a step at the end, never change one that was released. Names of our own tables have an
/// underscore, which keeps them apart from the tables of <see cref="SqliteTableStore"/>.
/// </summary>
internal static class DatabaseSchema
{
    private static readonly string[] Steps = [TurnJournal.Schema, ConversationRows.Schema, ConversationRows.ForgottenSchema];

    /// <exception cref="DatabaseException">A newer release has written the file.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        var version = connection.Number("pragma user_version");
        if (version > Steps.Length)
        {
            throw new DatabaseException(
                $"{path} was written by a newer release (schema {version}; this one knows {Steps.Length}). Run that release, or restore an older backup."
            );
        }

        for (; version < Steps.Length; version++)
            connection.Execute($"begin immediate; {Steps[version]} pragma user_version = {version + 1}; commit;");
    }
}
