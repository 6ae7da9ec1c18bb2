using HotelConcierge.Local.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;

namespace HotelConcierge.Benchmarks.Servers;

/// <summary>What a webhook is compared with: the least that Kestrel can do, and the least that can be called durable.</summary>
internal static class BaselineServer
{
    private const string Route = "/{**any}";

    /// <summary>Answers 200 to every POST.</summary>
    public static Task<int> RunEmptyAsync() => RunAsync(app => app.MapPost(Route, () => Results.Ok()));

    /// <summary>Writes every body as a row of a SQLite file, in a transaction of its own that is on the disk before the answer.</summary>
    public static async Task<int> RunInsertAsync(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "baseline.db")};Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in new[]
            {
                "pragma journal_mode = wal",
                "pragma synchronous = full",
                "create table inbox (id integer primary key, body blob)",
            }
        )
            connection.Execute(sql);
        await using var insert = connection.CreateCommand();
        insert.CommandText = "insert into inbox (body) values (@body)";
        var body = insert.Parameters.Add("@body", SqliteType.Blob);
        using var one = new SemaphoreSlim(1);
        return await RunAsync(app => app.MapPost(Route, async (HttpRequest request) =>
        {
            using var received = new MemoryStream();
            await request.Body.CopyToAsync(received);
            await one.WaitAsync();
            try
            {
                body.Value = received.ToArray();
                insert.ExecuteNonQuery();
            }
            finally
            {
                one.Release();
            }

            return Results.Ok();
        }));
    }

    private static async Task<int> RunAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        map(app);
        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await Console.Out.WriteLineAsync(ServerProcess.Listening + url);
        await app.WaitForShutdownAsync();
        return 0;
    }
}
