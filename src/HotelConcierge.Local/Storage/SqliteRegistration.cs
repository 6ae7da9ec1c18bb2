using HotelConcierge.Storage;

namespace HotelConcierge.Local.Storage;

/// <summary>Registers the host's database and what stands on it, and the files beside it.</summary>
internal static class SqliteRegistration
{
    private const string Media = "media";

    /// <param name="folder">Where the database is and the files are, asked for when they are first used.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, Func<IServiceProvider, string> folder) =>
        services
            .AddSingleton(provider => new SqliteDatabase(folder(provider), provider.GetRequiredService<ILogger<SqliteDatabase>>()))
            .AddSingleton<IErasedTraces>(provider => provider.GetRequiredService<SqliteDatabase>())
            .AddSingleton<SqliteTableStore>()
            .AddSingleton<ITableStore>(provider => provider.GetRequiredService<SqliteTableStore>())
            .AddSingleton(
                new StoreRemedies(
                    Tables: "Look in the log which it is: the disk is full, the file cannot be written, or another program holds it. "
                        + "Data__Path says where it is.",
                    Files: "See to it that the folder in Data__Path can be written and has room.",
                    Conversations: "Look in the log. Data__Path says where the conversations are."))
            .AddSingleton<IBlobStore>(provider => new FolderBlobStore(Path.Combine(folder(provider), Media)));
}
