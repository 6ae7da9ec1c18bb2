using System.Globalization;
using System.Net;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Stays;

/// <summary>Runs <c>reservations import FILE</c>, through the host that runs on the data folder or straight into the folder.</summary>
internal static class StayProgram
{
    public const string Usage = """
        Usage: reservations import FILE [--hotel NAME]
          FILE     .csv or .json with the hotel's reservations, in UTF-8
          --hotel  whose they are, where there are several hotels: the name of its assistant
        """;

    /// <returns>0 when everything was imported, 1 when anything was refused.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args is not (["import", _] or ["import", _, "--hotel", _]))
            return await RefuseAsync(Usage);
        var path = args[1];
        var hotel = args is [_, _, _, var name] ? name : "";
        if (ContentTypeOf(path) is not { } contentType)
            return await RefuseAsync($"{path} is neither a .csv nor a .json file.");
        if (!File.Exists(path))
            return await RefuseAsync($"{path} is not there.");
        if (new FileInfo(path).Length > StayImport.LargestBody)
            return await RefuseAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} is too large: {StayImport.LargestBody / 1024 / 1024} MiB are the most of one import. Split it."));

        var file = await File.ReadAllBytesAsync(path);
        var running = RunningHost.Find();
        var report = running.Note is null
            ? await ImportAsync(file, contentType, hotel)
            : await SendAsync(running, file, contentType, hotel);
        await PrintAsync(report);
        return report is { Refused: 0, Problems.Count: 0 } ? 0 : 1;
    }

    private static string? ContentTypeOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => "text/csv",
        ".JSON" => "application/json",
        _ => null,
    };

    /// <summary>The database is the running host's, so it does the work.</summary>
    private static async Task<StayImportReport> SendAsync(RunningHost running, byte[] file, string contentType, string hotel)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new(contentType);
        return await running.AskAsync<StayImportReport>(
            HttpMethod.Put,
            $"{Routes.Full(Routes.Stays)}?hotel={Uri.EscapeDataString(hotel)}",
            content,
            status => status is HttpStatusCode.OK or HttpStatusCode.BadRequest);
    }

    private static async Task<StayImportReport> ImportAsync(byte[] file, string contentType, string hotel)
    {
        await using var host = await LocalHost.BuildAsync(
            ["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"],
            change: null,
            CancellationToken.None);
        return await host.App.Services.GetRequiredService<StayImport>().ImportAsync(file, contentType, hotel, CancellationToken.None);
    }

    private static async Task PrintAsync(StayImportReport report)
    {
        foreach (var problem in report.Problems)
        {
            string[] place = [problem.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {problem.Line}") : "", problem.Field];
            await Console.Error.WriteLineAsync($"{string.Join(": ", place.Where(part => part.Length > 0))}: {problem.Problem}");
        }

        if (report.MoreProblems > 0)
            await Console.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"... and {report.MoreProblems} more problems. Mend these and import the file again to see them."));

        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Added} added, {report.Changed} changed, {report.Unchanged} unchanged, "
                    + $"{report.Cancelled} cancelled, {report.Erased} erased, {report.Refused} refused."));
    }

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 1;
    }
}
