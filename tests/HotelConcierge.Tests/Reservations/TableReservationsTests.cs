using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Reservations;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Text;
using HotelConcierge.Welcome;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Reservations;

public sealed class TableReservationsTests : ReservationsContract, IAsyncLifetime, IDisposable
{
    private readonly ImportingHotel _deployment = new();

    protected override IReservations Reservations => _deployment.Get<IReservations>();

    protected override Hotel Hotel => _deployment.Hotel;

    protected override ManualTimeProvider Clock => _deployment.Clock;

    protected override GuestContact WithSeveral { get; } = HotelFiles.Contact("whatsapp:+34600000001");

    protected override GuestContact Another { get; } = HotelFiles.Contact("+34600000002");

    protected override GuestContact WithNone { get; } = HotelFiles.Contact("whatsapp:+34600000009");

    public async Task InitializeAsync()
    {
        var report = await _deployment.ImportAsync(
            "R-1,,+34600000001,,2027-06-12,2027-06-19,214,Lucía,Ferrer,1988-02-29,PLATINUM,Vega,2016-05-21",
            "R-1-2,,+34600000001,,2026-12-24,2026-12-27,118,Lucía,Ferrer,,,,",
            "R-3,,+34600000002,,2026-11-20,2026-11-28,57,Hanna,Lindqvist,1993-11-30,,,");
        Assert.Equal((3, 0), (report.Added, report.Refused));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _deployment.Dispose();

    [Fact]
    public async Task The_number_of_a_stay_is_known_on_whatsapp_and_by_sms()
    {
        Assert.Equal("R-3", Assert.Single(await _deployment.FindAsync(HotelFiles.Contact("+34600000002"))).Id);
        Assert.Equal("R-3", Assert.Single(await _deployment.FindAsync(HotelFiles.Contact("whatsapp:+34600000002"))).Id);
    }

    [Fact]
    public async Task A_number_on_a_channel_that_proves_none_opens_nothing()
    {
        Assert.Empty(await _deployment.FindAsync(ImportingHotel.OnTelegram("+34600000002")));
        Assert.Empty(await _deployment.FindAsync(HotelFiles.Contact("whatsapp:ES.34600000002")));
        Assert.Empty(await _deployment.FindAsync(HotelFiles.Contact("messenger:+34600000002")));
    }

    [Fact]
    public async Task A_linked_stay_is_its_guests_until_they_unlink_it_or_are_forgotten()
    {
        var links = _deployment.Get<StayLinks>();
        var (ana, ben) = (ImportingHotel.OnTelegram("1"), ImportingHotel.OnTelegram("2"));
        foreach (var guest in new[] { ana, ben, ana })
            await links.LinkAsync(Hotel, "R-1", guest, CancellationToken.None);

        Assert.Equal("R-1", Assert.Single(await _deployment.FindAsync(ana)).Id);
        Assert.Equal(["telegram:1", "telegram:2", "twilio:whatsapp:+34600000001", "twilio:+34600000001"], await ContactsAsync());

        Assert.Equal(1, await links.UnlinkAsync(Hotel, ana.Conversation, CancellationToken.None));
        Assert.Empty(await _deployment.FindAsync(ana));
        await _deployment.Get<GuestTables>().EraseAsync(ben.Conversation, exceptKeyPrefix: "", CancellationToken.None);
        Assert.Empty(await _deployment.FindAsync(ben));
        Assert.Equal(["twilio:whatsapp:+34600000001", "twilio:+34600000001"], await ContactsAsync());
        Assert.Equal(2, (await _deployment.FindAsync(WithSeveral)).Count);
    }

    [Fact]
    public async Task A_reservation_is_kept_a_month_after_departure_and_then_nothing_of_it_is()
    {
        await _deployment.Get<StayLinks>().LinkAsync(Hotel, "R-3", ImportingHotel.OnTelegram("1"), CancellationToken.None);
        Clock.Advance(Hotel.Clock.BeginningOf(new DateOnly(2026, 11, 28).AddDays(30)) - Clock.GetUtcNow());
        await TidyAsync();
        Assert.Contains("R-3", await RowsAsync());

        Clock.Advance(TimeSpan.FromDays(1));
        await TidyAsync();
        await TidyAsync();
        Assert.DoesNotContain("R-3", await RowsAsync());
        Assert.Contains("R-1-2", await RowsAsync());
        Assert.Empty(
            await _deployment.Get<StayLinks>().OfAsync(Hotel, ImportingHotel.OnTelegram("1").Conversation, CancellationToken.None));
    }

    [Fact]
    public async Task Of_a_reservation_that_is_erased_no_code_no_link_and_no_note_of_a_welcome_is_left()
    {
        var (codes, ledger) = (_deployment.Get<StayCodes>(), _deployment.Get<ProactiveMessageLedger>());
        var code = (await codes.IssueAsync("", "R-1", CancellationToken.None)).Code!;
        Assert.NotNull((await codes.IssueAsync("", "R-1-2", CancellationToken.None)).Code);
        await _deployment.Get<StayLinks>().LinkAsync(Hotel, "R-1", ImportingHotel.OnTelegram("1"), CancellationToken.None);
        foreach (var number in new[] { "R-1", "R-1-2" })
            await ledger.EndAsync("check-in", WelcomeMessage.IdOf(Hotel, number), "somebody", CancellationToken.None);

        Assert.Equal(1, (await _deployment.ImportAsync("R-1,erased,,,,,,,,,,,")).Erased);

        Assert.Equal(
            $"{Hotel.Key}/R-1-2",
            (await _deployment.Store.ScanAsync(new("codes"), "stay", keyPrefix: "", CancellationToken.None).SingleAsync())["subject"]);
        Assert.Null(await ledger.FindAsync("check-in", WelcomeMessage.IdOf(Hotel, "R-1"), CancellationToken.None));
        Assert.NotNull(await ledger.FindAsync("check-in", WelcomeMessage.IdOf(Hotel, "R-1-2"), CancellationToken.None));

        await _deployment.ImportAsync("R-1,,+34600000001,,2027-06-12,2027-06-19,214,Lucía,,,,,");
        Assert.Null(
            await codes.LinkAsync(
                Hotel,
                OneTimeCode.ReadAll(code).Codes.Single(),
                ImportingHotel.OnTelegram("2"),
                "t",
                CancellationToken.None));
        Assert.Empty(await _deployment.FindAsync(ImportingHotel.OnTelegram("1")));
    }

    [Fact]
    public async Task Whoever_moves_to_another_number_has_the_new_stay_before_the_old_one_goes()
    {
        var stays = _deployment.Get<TableReservations>();
        var record = (await stays.FindAsync(Hotel, "R-3", CancellationToken.None))!;
        List<StayEntry> entries = [new(1, "R-3", StayWish.Cancelled, Record: null), new(2, "R-1", StayWish.Erased, Record: null)];
        entries.AddRange(
            Enumerable
                .Range(3, 40)
                .Select(line => $"N-{line}")
                .Select(number => new StayEntry(
                    3,
                    number,
                    StayWish.Booked,
                    record with
                    {
                        Reservation = record.Reservation with { Id = number },
                    }
                )));

        var done = await stays.ApplyAsync(Hotel, entries, CancellationToken.None);

        Assert.Equal([.. Enumerable.Repeat(StayChange.Added, 40), StayChange.Cancelled, StayChange.Erased], done);
    }

    [Fact]
    public void Production_has_no_demo_stays_and_no_room_keys()
    {
        Assert.IsType<TableReservations>(_deployment.Get<IReservations>());
        Assert.Null(_deployment.Services.GetService<IRoomKeys>());
        Assert.Null(_deployment.Services.GetService<EmbeddedReservations>());
    }

    [Fact]
    public async Task Demo_stays_end_with_the_first_import()
    {
        var empty = new ImportingHotel();
        var demo = new DemoUntilImported(
            new(DemoBooks.Load(Assistants.Shipped.DemoFolder, empty.Get<HotelCatalog>())),
            empty.Get<TableReservations>());
        Assert.StartsWith(
            "DEMO-",
            Assert
                .Single(
                    await demo.FindAsync(
                        empty.Hotel,
                        WithNone with
                        {
                            Address = HotelFiles.Contact("+34699000001").Address,
                        },
                        CancellationToken.None))
                .Id,
            StringComparison.Ordinal);

        await empty.ImportAsync(ImportingHotel.Line(1));

        Assert.Empty(await demo.FindAsync(empty.Hotel, HotelFiles.Contact("+34699000001"), CancellationToken.None));
        Assert.Equal(
            "B-1",
            Assert.Single(await demo.FindAsync(empty.Hotel, HotelFiles.Contact("+34610000001"), CancellationToken.None)).Id);
    }

    private async Task<IReadOnlyList<string>> ContactsAsync() =>
        Assert.Single(await Reservations.ArrivingAsync(Hotel, new(2027, 6, 12), CancellationToken.None)).Contacts;

    private Task TidyAsync() => _deployment.Get<GuestTables>().TidyAsync(CancellationToken.None);

    /// <summary>Keys and values of all reservations' rows, but for the marks of changes.</summary>
    private async Task<string> RowsAsync()
    {
        var rows = new List<string>();
        await foreach (var row in _deployment.Store.ScanAsync(new("reservations"), Hotel.Key, keyPrefix: "", CancellationToken.None))
        {
            if (!row.Key.StartsWith("change-", StringComparison.Ordinal))
                rows.Add($"{row.Key} {string.Join(' ', row.Properties.Values)}");
        }

        return string.Join('\n', rows);
    }
}
