using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Reservations;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Reservations over real HTTP and from the command line, into a real database.</summary>
public sealed class ImportTests
{
    private const string Key = "the-operators-key";

    [Fact]
    public async Task Five_thousand_stays_with_twenty_bad_lines_are_imported_at_once_and_twice_changes_nothing()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world, ("Admin:Key", Key));
        var file = File(5000, number => number % 250 == 0);

        var first = await PutAsync(app, file, world.Patience);
        var second = await PutAsync(app, file, world.Patience);

        Assert.Equal((4980, 20), (Count(first, "added"), Count(first, "refused")));
        Assert.Equal(
            Enumerable.Range(1, 20).Select(bad => (bad * 250) + 1),
            first["problems"]!.AsArray().Select(problem => (int)problem!["line"]!));
        Assert.Equal(
            (0, 4980, 0, 20),
            (Count(second, "added"), Count(second, "unchanged"), Count(second, "changed"), Count(second, "refused")));
    }

    [Fact]
    public async Task A_file_that_is_too_large_changes_nothing()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world, ("Admin:Key", Key));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var file = File(10, _ => false) + new string('\n', StayImport.LargestBody);

        using var answer = await http.SendAsync(Request(app, file), world.Patience);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(await app.ReadStoreAsync(), row => row.Contains("B-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_command_names_bad_lines_by_their_number_keeps_the_others_and_reaches_a_running_host()
    {
        await using var world = await World.CreateAsync();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "stays.csv");
        await System.IO.File.WriteAllTextAsync(path, File(3, number => number == 2));

        var (code, output) = await ImportAsync();
        Assert.Equal(1, code);
        Assert.Contains("line 3: phone: Must be a number with its country", output, StringComparison.Ordinal);
        Assert.Contains("2 added, 0 changed, 0 unchanged, 0 cancelled, 0 erased, 1 refused.", output, StringComparison.Ordinal);

        await using var app = await AppInProcess.StartAsync(world);
        await System.IO.File.WriteAllTextAsync(path, File(4, _ => false));
        (code, output) = await ImportAsync();
        Assert.True(code == 0, output);
        Assert.Contains("2 added, 0 changed, 2 unchanged, 0 cancelled, 0 erased, 0 refused.", output, StringComparison.Ordinal);
        Assert.Contains(await app.ReadStoreAsync(), row => row.Contains("B-4", StringComparison.Ordinal));

        Task<(int Code, string Output)> ImportAsync() =>
            AppProcess.RunAsync(["reservations", "import", path], world.Settings(), world.Patience);
    }

    [Fact]
    public async Task A_json_file_that_breaks_off_is_a_failure_for_the_caller_who_is_told_what_was_taken()
    {
        const string Broken =
            """[{ "number": "B-1", "checkIn": "2026-12-01", "checkOut": "2026-12-08", "guests": [{ "name": "Ana" }] }, { "number": "B-2", "che""";
        await using var world = await World.CreateAsync();
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "stays.json");
        await System.IO.File.WriteAllTextAsync(path, Broken);

        var (code, output) = await AppProcess.RunAsync(["reservations", "import", path], world.Settings(), world.Patience);
        Assert.Equal(1, code);
        Assert.Contains("Is no valid JSON", output, StringComparison.Ordinal);
        Assert.Contains("1 added,", output, StringComparison.Ordinal);

        await using var app = await AppInProcess.StartAsync(world, ("Admin:Key", Key));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = Request(app, Broken);
        request.Content!.Headers.ContentType = new("application/json");
        using var answer = await http.SendAsync(request, world.Patience);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1, Count((await answer.Content.ReadFromJsonAsync<JsonObject>(world.Patience))!, "unchanged"));
    }

    [Fact]
    public async Task The_command_says_how_many_problems_a_running_host_did_not_show()
    {
        await using var world = await World.CreateAsync();
        await using var app = await AppInProcess.StartAsync(world);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "stays.csv");
        await System.IO.File.WriteAllTextAsync(path, File(1234, _ => true));

        var (code, output) = await AppProcess.RunAsync(["reservations", "import", path], world.Settings(), world.Patience);

        Assert.Equal(1, code);
        Assert.Contains("... and 234 more problems.", output, StringComparison.Ordinal);
        Assert.Contains("1234 refused.", output, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> PutAsync(AppInProcess app, string file, CancellationToken patience)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await http.SendAsync(Request(app, file), patience);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(patience))!;
    }

    private static HttpRequestMessage Request(AppInProcess app, string file)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, app.Url + "/api/reservations")
        {
            Content = new StringContent(file, Encoding.UTF8, "text/csv"),
        };
        request.Headers.Add("x-functions-key", Key);
        return request;
    }

    private static int Count(JsonObject report, string name) => (int)report[name]!;

    private static string File(int stays, Predicate<int> isBad)
    {
        var file = new StringBuilder("number,phone,checkIn,checkOut,room,name,surnames\n");
        for (var number = 1; number <= stays; number++)
            file.Append(
                CultureInfo.InvariantCulture,
                $"B-{number},{(isBad(number) ? "unknown" : "+")}3461{number:D7},2026-12-01,2026-12-08,12,Ana,\"Vidal, Mora\"\n");
        return file.ToString();
    }
}
