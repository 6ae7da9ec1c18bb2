using HotelConcierge.Storage;

namespace HotelConcierge.Local.Storage;

/// <summary>Registers the host's database and what stands on it.</summary>
internal static class SqliteRegistration
{
    /// <param name="folder">Where the file is, asked for when the database is first used.</param>
    public static IServiceCollection AddSqlite(this IServiceCollection services, Func<IServiceProvider, string> folder) => services
        .AddSingleton(provider => new SqliteDatabase(folder(provider), provider.GetRequiredService<ILogger<SqliteDatabase>>()))
        .AddSingleton<ITableStore, SqliteTableStore>();
}
