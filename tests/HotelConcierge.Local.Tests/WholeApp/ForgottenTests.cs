using System.Globalization;
using System.Text;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Storage;
using HotelConcierge.Reservations;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// Of a guest who wants to be forgotten not a byte is left in the data folder: no free page, no write-ahead log, no file.
/// </summary>
public sealed class ForgottenTests : IAsyncLifetime
{
    private const string Name = "Quetzalzin";
    private const string Number = "34600000001";
    private const string Words = "zebrañfinch";
    private const string Answered = "marmoŧset";

    // So much that pages are split and merged, and the log is used again from its beginning.
    private const int Others = 8;
    private const int Rounds = 6;

    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _world.Model.Responder = request => ScriptedAnswer.Say(request.LastUserText.Contains(Words, StringComparison.Ordinal)
            ? string.Join(' ', Enumerable.Range(0, 200).Select(number => $"{Answered} {number}"))
            : new string('y', 1500));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Nothing_of_them_is_left_in_any_file()
    {
        await using var app = await StartAsync();
        await TalkAsync(app);
        Assert.Equal(["answer", "name", "number", "words"], Traces().Order(StringComparer.Ordinal));

        await ForgetAsync(app);

        await AssertCleanAsync(app);
        Assert.True(Contains("wildebeest"), "The other guests were forgotten too.");
    }

    [Fact]
    public async Task Nothing_of_them_is_left_when_the_process_died_before_it_could_clean_up()
    {
        using var killed = new TemporaryCopy(_world.Folder.Path);
        await using (var app = await StartAsync())
        {
            await TalkAsync(app);
            var database = app.Services.GetRequiredService<SqliteDatabase>();

            // A reader that never ends keeps the log from being emptied, as a death at the right moment does.
            using var reading = new ManualResetEventSlim();
            using var ended = new ManualResetEventSlim();
            var reader = Task
                .Factory.StartNew(
                    () =>
                        database.ReadAsync(
                            _ =>
                            {
                                reading.Set();
                                ended.Wait();
                                return 0;
                            },
                            CancellationToken.None),
                    TaskCreationOptions.LongRunning)
                .Unwrap();
            reading.Wait(_world.Patience);
            await ForgetAsync(app);
            Assert.NotEmpty(Traces());
            killed.Take();
            ended.Set();
            await reader;
        }

        killed.PutBack();
        Assert.NotEmpty(Traces());
        await using var next = await StartAsync();

        await AssertCleanAsync(next);
    }

    [Fact]
    public async Task What_an_older_release_left_of_forgotten_guests_goes_with_the_first_start()
    {
        var path = Path.Combine(_world.Folder.Path, SqliteDatabase.FileName);
        using (var old = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            old.Open();
            old.Execute("pragma journal_mode = wal");
            old.Execute("pragma secure_delete = off");
            DatabaseSchema.Apply(old, path);
            old.Execute(
                "create table transcripts (partition text not null, key text not null, version text not null, properties text not null, primary key (partition, key)) without rowid"
            );
            for (var row = 0; row < 300; row++)
                old.Execute(
                    "insert into transcripts values ('p', @key, 'v', @text)",
                    ("@key", row.ToString(CultureInfo.InvariantCulture)),
                    ("@text", $"wildebeest {Words} {new string('x', 400)}"));
            old.Execute("delete from transcripts where key <> '7'");
            old.Execute("update transcripts set properties = '{\"text\":\"wildebeest\"}'");
            Statements.Forget(old);
        }

        Assert.Equal(["words"], Traces());
        await using var app = await StartAsync();

        await AssertCleanAsync(app);
        Assert.True(Contains("wildebeest"), "What was kept is gone.");
    }

    [Fact]
    public async Task What_a_failure_of_theirs_said_goes_with_them()
    {
        await using var app = await StartAsync();
        await TalkAsync(app);
        var database = app.Services.GetRequiredService<SqliteDatabase>();
        var at = _world.Clock.GetUtcNow();
        foreach (var guest in new[] { World.Ana, World.Ben })
        {
            await database.WriteAsync(
                connection =>
                {
                    var turn = $"{AppInProcess.IdOf(guest)}-broken";
                    TurnJournal.StartInTransaction(connection, turn, "Turn", "{}", at);
                    TurnJournal.Append(
                        connection,
                        turn,
                        new HotelConcierge.Orchestration.TurnEvent.ActivityFailed(1, "AskModel", $"Cannot read {Words}", at));
                    return TurnJournal.Finish(
                        connection,
                        new FinishedInstance(turn, "Turn", at, guest == World.Ana ? $"Cannot read {Words}" : "Cannot read wildebeest"));
                },
                CancellationToken.None);
        }

        await database.WriteAsync(
            connection =>
                connection.Execute(
                    "update turn_history set payload = 'wildebeest' where instance = @id",
                    ("@id", $"{AppInProcess.IdOf(World.Ben)}-broken")),
            CancellationToken.None);
        await ForgetAsync(app);

        await AssertCleanAsync(app);
        Assert.Equal(
            [(AppInProcess.IdOf(World.Ana) + "-broken", "failed"), (AppInProcess.IdOf(World.Ben) + "-broken", "failed")],
            (
                await database.ReadAsync(
                    connection =>
                        connection.Query(
                            "select id, status from turn_instances where id like '%-broken'",
                            row => (row.GetString(0), row.GetString(1))),
                    CancellationToken.None)
            ).OrderBy(row => row.Item1 != AppInProcess.IdOf(World.Ana) + "-broken"));
    }

    [Theory]
    [InlineData("B-1,erased,,,,,")]
    [InlineData("B-1,,,2026-12-01,2026-12-08,12,Ben")]
    public async Task Nothing_of_them_is_left_when_an_import_erases_or_changes_their_reservation(string second)
    {
        await using var app = await StartAsync();
        await app.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_world.Patience);
        await ImportAsync(app, $"B-1,,+{Number},2026-12-01,2026-12-08,12,{Name}");
        Assert.Equal(["name", "number"], Traces().Order(StringComparer.Ordinal));

        await ImportAsync(app, second);

        await AssertCleanAsync(app);
    }

    [Fact]
    public async Task Nothing_of_them_is_left_when_their_stay_is_over_long_ago()
    {
        await using var app = await StartAsync();
        await app.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_world.Patience);
        await ImportAsync(app, $"B-1,,+{Number},2020-12-01,2020-12-08,12,{Name}");
        Assert.Equal(["name", "number"], Traces().Order(StringComparer.Ordinal));

        await app.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().TidyAsync(_world.Patience);

        await AssertCleanAsync(app);
    }

    [Fact]
    public async Task Nothing_of_what_was_said_is_left_in_the_log_when_it_is_erased_for_a_new_conversation()
    {
        await using var app = await StartAsync();
        var transcripts = app.Services.GetRequiredService<Transcripts>();
        await app.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_world.Patience);
        await transcripts.RecordAsync(
            AppInProcess.IdOf(World.Ana),
            new(1, Speaker.Guest, Words),
            _world.Clock.GetUtcNow(),
            _world.Patience);
        Assert.Equal(["words"], Traces());

        await transcripts.EraseAsync(AppInProcess.IdOf(World.Ana), _world.Patience);

        await AssertCleanAsync(app);
    }

    // Without a pause a turn begins with its message, so an engine that is idle has answered everything.
    private Task<AppInProcess> StartAsync() => AppInProcess.StartAsync(_world, ("Conversation:QuietPeriod", "00:00:00"));

    private async Task TalkAsync(AppInProcess app)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await SayAsync(World.Ana, Name, $"Explain the {Words} \"again\" {round} 😀");
            for (var other = 0; other < Others; other++)
                await SayAsync(
                    string.Create(CultureInfo.InvariantCulture, $"whatsapp:+3460000010{other}"),
                    "Ben",
                    $"Explain the wildebeest {round}");
            await app.IdleAsync();
        }
    }

    private async Task ForgetAsync(AppInProcess app)
    {
        var read = _world.Twilio.Phone(World.Ana).Messages.Count;
        await SayAsync(World.Ana, Name, "forget me");
        Assert.StartsWith("Done: I have erased", (await _world.ReadAsync(read + 1))[^1], StringComparison.Ordinal);
        await app.IdleAsync();
    }

    private async Task SayAsync(string guest, string name, string text)
    {
        var webhook = await _world.DeliverAsync(
            new InboundSms(guest, World.Business, text) { MessageSid = _world.NextSid(), ProfileName = name }
        );
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
    }

    private async Task AssertCleanAsync(AppInProcess app)
    {
        // The log is emptied as soon as nobody reads from it; where nobody asked for that, there is nothing to wait for.
        await app.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(_world.Patience);
        Assert.Empty(Traces());
    }

    private async Task ImportAsync(AppInProcess app, string stay)
    {
        var file = Encoding.UTF8.GetBytes($"number,status,phone,checkIn,checkOut,room,name\n{stay}\n");
        var report = await app.Services.GetRequiredService<StayImport>().ImportAsync(file, "text/csv", hotel: "", _world.Patience);
        Assert.Empty(report.Problems);
    }

    private List<string> Traces() =>
        [
            .. new[] { ("name", Name), ("number", Number), ("words", Words), ("answer", Answered) }
                .Where(needle => Contains(needle.Item2))
                .Select(needle => needle.Item1),
        ];

    private bool Contains(string text)
    {
        var trace = RawTrace.Of(text, text);

        // The lock is empty, and nobody else's to read.
        var files = Directory
            .EnumerateFiles(_world.Folder.Path, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal));
        return files.Any(file => trace.IsIn(ReadAll(file)));
    }

    private static byte[] ReadAll(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The files of a data folder as they were at one moment.</summary>
    private sealed class TemporaryCopy(string folder) : IDisposable
    {
        private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

        public void Take()
        {
            foreach (var file in new[] { SqliteDatabase.FileName, SqliteDatabase.FileName + "-wal" })
                _files[Path.Combine(folder, file)] = ReadAll(Path.Combine(folder, file));
        }

        public void PutBack()
        {
            foreach (var (path, bytes) in _files)
                File.WriteAllBytes(path, bytes);
        }

        public void Dispose() => _files.Clear();
    }
}
