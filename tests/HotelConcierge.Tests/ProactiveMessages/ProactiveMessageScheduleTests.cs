using HotelConcierge.Contracts.Spa;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Spa;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Tests.Welcome;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.ProactiveMessages;

/// <summary>What is said by the clock. It is 1 June 2026, 12:00 in Madrid, and check-in is from 15:00.</summary>
public sealed class ProactiveMessageScheduleTests : IDisposable
{
    private const double Hour = 3600;

    private readonly HotelFiles _hotel = Arriving("2026-06-03");

    public void Dispose() => _hotel.Dispose();

    [Fact]
    public async Task A_guest_is_welcomed_a_day_before_the_check_in_and_once()
    {
        using var world = Rich(_hotel);
        foreach (var hour in new[] { 0, 26.9 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();
        Assert.Empty(world.Phone.Contents);

        foreach (var hour in new[] { 27, 27.1, 40, 60 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();
        Assert.Equal(["Picture", "Location"], world.Phone.Contents.Select(content => content.GetType().Name));
    }

    [Fact]
    public async Task A_host_that_was_down_at_the_time_makes_up_for_it_until_the_check_in()
    {
        using var late = Rich(_hotel);
        late.Happens(() => LookAsync(late), at: 50.9 * Hour);
        await late.RunAsync();
        Assert.Equal(2, late.Phone.Contents.Count);

        using var tooLate = Rich(_hotel);
        tooLate.Happens(() => LookAsync(tooLate), at: 51 * Hour);
        await tooLate.RunAsync();
        Assert.Empty(tooLate.Phone.Contents);
    }

    [Fact]
    public async Task Who_was_welcomed_at_first_contact_is_not_welcomed_again()
    {
        using var deployment = WelcomingHotel.With();
        using var world = Rich(deployment);
        world.Model.Says("Because.");
        await world.RunAsync("Explain why the sky is blue");
        world.Happens(() => LookAsync(world), at: 30 * Hour);
        await world.RunAsync();

        Assert.Equal(3, world.Phone.Contents.Count);
    }

    [Fact]
    public async Task Who_opted_out_is_left_in_peace_and_who_comes_back_in_time_is_welcomed()
    {
        using var world = Rich(_hotel);
        await world.RunAsync("STOP");
        world.Happens(() => LookAsync(world), at: 30 * Hour);
        await world.RunAsync();
        Assert.Single(world.Phone.Contents);

        await world.RunAsync("START");
        world.Happens(() => LookAsync(world), at: 32 * Hour);
        await world.RunAsync();
        Assert.Equal(4, world.Phone.Contents.Count);
    }

    [Fact]
    public async Task Of_several_addresses_the_one_is_written_to_from_which_the_guest_has_written()
    {
        using var deployment = Arriving("2026-06-03", "phone:guest-0\", \"pigeon:7\", \"" + WelcomingHotel.Contact);
        using var world = Rich(deployment);
        await world.RunAsync("help");
        world.Happens(() => LookAsync(world), at: 30 * Hour);
        await world.RunAsync();

        Assert.Equal(3, world.Phone.Contents.Count);
        Assert.All(world.Conversations.Started, turn => Assert.Equal(TurnWorld.Guest, turn.Conversation));
    }

    [Fact]
    public async Task A_guest_who_cannot_be_written_to_is_named_once_by_the_reservation()
    {
        using var world = Rich(_hotel);
        world.Phone.FirstWordProblem = "Has never written.";
        foreach (var hour in new[] { 27, 27.1, 28, 29 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();

        Assert.Empty(world.Phone.Contents);
        Assert.Single(world.Log, line => line.Contains("Welcome R-1 cannot be said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_that_breaks_off_after_any_write_is_made_up_for_by_the_next()
    {
        foreach (var breaking in new[]
            {
                "before reading notices",
                "before inserting into notices",
                "after inserting into notices",
                "before putting into notices",
                "after putting into notices",
            }
        )
        {
            using var world = Rich(_hotel);
            var broken = 0;
            world.StoreFailsAt = where => where.Contains(breaking, StringComparison.Ordinal) && broken++ == 0;
            world.Happens(() => LookAsync(world), at: 30 * Hour);
            world.Happens(() => LookAsync(world), at: 31 * Hour);
            await world.RunAsync();

            Assert.Equal(2, world.Phone.Contents.Count);
        }
    }

    [Fact]
    public async Task A_spa_guest_is_reminded_once_before_the_time()
    {
        using var world = Rich(_hotel);
        await BookAsync(world, 15);
        foreach (var hour in new[] { 1.9, 2, 2.1, 2.5 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();

        Assert.Equal(
            "Soon: massage, Mon 1 Jun, 15:00.",
            Assert.Single(world.Phone.Shown, text => text.StartsWith("Soon", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_booking_that_was_cancelled_since_is_not_spoken_of()
    {
        using var world = Rich(_hotel);
        var booking = await BookAsync(world, 15);
        world.Happens(
            async () =>
            {
                await LookAsync(world);
                await world
                    .Services.GetRequiredService<SpaBookings>()
                    .CancelAsync(SpaOf(world), TurnWorld.Guest, "c2", booking.Id, CancellationToken.None);
            },
            at: 2.2 * Hour);
        await world.RunAsync();

        Assert.DoesNotContain(world.Phone.Shown, text => text.StartsWith("Soon", StringComparison.Ordinal));
        Assert.Equal("Stopped", world.Outcomes()[^1]);
    }

    [Fact]
    public async Task A_reminder_that_could_not_be_sent_before_the_time_is_not_sent_after_it()
    {
        using var world = Rich(_hotel);
        await BookAsync(world, 15);
        world.Phone.Fails(SendFailure.RateLimited, TimeSpan.FromMinutes(59), times: 3);
        world.Happens(() => LookAsync(world), at: 2.5 * Hour);
        await world.RunAsync();

        Assert.DoesNotContain(world.Phone.Shown, text => text.StartsWith("Soon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_the_window_a_reminder_is_a_template()
    {
        using var world = Rich(_hotel);
        await BookAsync(world, 15);
        (world.Phone.ReplyWindow, world.Phone.HasTemplates) = (TimeSpan.FromHours(1), true);
        world.Happens(() => LookAsync(world), at: 2.5 * Hour);
        await world.RunAsync();

        var template = Assert.IsType<OutboundContent.Template>(world.Phone.Contents[^1]);
        Assert.Equal(("Reminder en", "massage", "15:00"), (template.Id, template.Variables["treatment"], template.Variables["time"]));
    }

    [Fact]
    public async Task Without_a_template_for_it_the_operator_reads_why_nothing_was_sent()
    {
        using var world = Rich(_hotel);
        await BookAsync(world, 15);
        world.Phone.ReplyWindow = TimeSpan.FromHours(1);
        world.Happens(() => LookAsync(world), at: 2.5 * Hour);
        await world.RunAsync();

        Assert.Contains(world.Log, line => line.Contains("Have a template for Reminder approved.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reminder_arrives_once_wherever_the_host_dies()
    {
        var points = new List<string>();
        var untouched = await PlayAsync(point =>
        {
            points.Add(point.Where);
            return false;
        });
        Assert.Single(untouched, text => text.StartsWith("Soon", StringComparison.Ordinal));

        var losses = new List<string>();
        for (var death = 1; death <= points.Count; death++)
        {
            var at = death;
            var played = await PlayAsync(point => point.Number == at);
            if (!played.SequenceEqual(untouched))
                losses.Add($"{death} {points[death - 1]}: {string.Join(" | ", played)}");
        }

        Assert.Empty(losses);
    }

    private async Task<IReadOnlyList<string>> PlayAsync(Func<CrashPoint, bool> diesAt)
    {
        using var world = Rich(_hotel);
        await BookAsync(world, 15);
        var before = world.Host.CrashPoints;
        world.Host.CrashWhen = point => diesAt(point with { Number = point.Number - before });
        foreach (var hour in new[] { 2.2, 2.5 })
            world.Happens(() => LookAsync(world), at: hour * Hour);
        await world.RunAsync();
        return world.Phone.Shown;
    }

    /// <summary>The guest writes, and has a time today.</summary>
    private static async Task<SpaBooking> BookAsync(TurnWorld world, int hour)
    {
        await world.RunAsync("help");
        var spa = SpaOf(world);
        var start = spa.Hotel.Clock.MomentOf(spa.Hotel.Clock.Today, new TimeOnly(hour, 0))!.Value;
        var booked = await world.Services.GetRequiredService<SpaBookings>().BookAsync(
            spa, new GuestContact(TurnWorld.Guest, TurnWorld.Address, "Ana"), "c1", new(start, SpaWorld.Massage), CancellationToken.None);
        return booked.Booking!;
    }

    private static HotelSpa SpaOf(TurnWorld world) => world.Services.GetRequiredService<SpaCatalog>().All.Single();

    private static async Task LookAsync(TurnWorld world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ProactiveMessageSchedule>().SendDueAsync(CancellationToken.None);
    }

    private static TurnWorld Rich(HotelFiles deployment)
    {
        var world = new TurnWorld(deployment);
        world.Phone.Shows = abilities => abilities with { Pictures = MediaAbility.Upload, Locations = true };
        return world;
    }

    /// <summary>A hotel with a spa; the guest is in it already, and another stay begins on that day.</summary>
    private static HotelFiles Arriving(string checkIn, string? contacts = null)
    {
        var files = WelcomingHotel.With(checkIn: checkIn, contact: contacts);
        var folder = Path.Combine(files.Folder, HotelFiles.Name);
        File.WriteAllText(Path.Combine(folder, "spa.json"), SpaWorld.Json());
        var book = Path.Combine(folder, "reservations.json");
        File.WriteAllText(
            book,
            File.ReadAllText(book)
                .Replace(
                    "\"reservations\": [",
                    $$"""
                    "reservations": [{ "id": "R-0", "contacts": ["{{contacts
                        ?? WelcomingHotel.Contact}}"], "checkIn": "2026-05-30", "checkOut": "2026-06-02", "room": "9", "guests": [{ "name": "Ana", "born": "1990-03-01", "level": "NON_MEMBER" }] },
                    """,
                    StringComparison.Ordinal));
        return files;
    }
}
