using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>The hotel's conversation without a network, on both channels, with the store looked into after every step.</summary>
public sealed class HotelTests : IAsyncLifetime
{
    private const string Ana = "whatsapp:+34600000201";
    private const string Ben = "whatsapp:+34600000202";
    private const long Cleo = 34600000203;

    private HotelDeployment _deployment = null!;

    public async Task InitializeAsync() => _deployment = await HotelDeployment.OpenAsync(embedded: true);

    public async Task DisposeAsync() => await _deployment.DisposeAsync();

    [Fact]
    public async Task On_WhatsApp_a_guest_answers_with_the_number()
    {
        Assert.Contains(
            "open from 9:00 to 20:30",
            await _deployment.WriteAsync(Ana, "Is the pool open in the morning?"),
            StringComparison.Ordinal);
        Assert.Empty(await _deployment.BookingsAsync(Ana));

        var offer = await _deployment.WriteAsync(Ana, "Any massage tomorrow?");
        Assert.Contains("Answer with a number to choose.", offer, StringComparison.Ordinal);
        Assert.Empty(await _deployment.BookingsAsync(Ana));

        Assert.StartsWith("Booked: massage, ", await _deployment.WriteAsync(Ana, "2"), StringComparison.Ordinal);
        Assert.Equal(10, Assert.Single(await _deployment.BookingsAsync(Ana)).Start.Hour);

        Assert.StartsWith("You have booked:", await _deployment.WriteAsync(Ana, "what have I booked?"), StringComparison.Ordinal);
        Assert.Single(await _deployment.BookingsAsync(Ana));

        Assert.StartsWith("Cancelled: massage, ", await _deployment.WriteAsync(Ana, "cancel it"), StringComparison.Ordinal);
        Assert.Empty(await _deployment.BookingsAsync(Ana));
    }

    [Fact]
    public async Task A_guest_who_is_forgotten_reads_which_booking_goes_with_it()
    {
        await _deployment.WriteAsync(Ana, "¿Hay algún masaje mañana?");
        await _deployment.WriteAsync(Ana, "2");
        var booking = Assert.Single(await _deployment.BookingsAsync(Ana));

        var farewell = await _deployment.WriteAsync(Ana, "olvídame");

        var day = DayText.Of(DateOnly.FromDateTime(booking.Start.DateTime), "es", LanguageCatalog.Default);
        Assert.StartsWith(
            $"También se ha cancelado su reserva en el spa: masaje, {day} a las {booking.Start:HH:mm}.",
            farewell,
            StringComparison.Ordinal);
        Assert.Contains("he borrado lo que sabía de usted", farewell, StringComparison.Ordinal);
        Assert.Empty(await _deployment.BookingsAsync(Ana));
        Assert.StartsWith("Done: I have erased", await _deployment.WriteAsync(Ana, "forget me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Telegram_a_guest_taps()
    {
        var address = HotelDeployment.AddressOf(Cleo);
        await _deployment.DoAsync(Write("/start hotel"));
        Assert.Contains(
            "open from 9:00 to 20:30",
            (await _deployment.DoAsync(Write("Is the pool open in the morning?"))).Text,
            StringComparison.Ordinal);

        var offer = await _deployment.DoAsync(Write("Any massage tomorrow?"));
        Assert.EndsWith("10:00", offer.Buttons[1].Text, StringComparison.Ordinal);
        Assert.Empty(await _deployment.BookingsAsync(address));

        Assert.StartsWith(
            "Booked: massage, ",
            (await _deployment.DoAsync(new GuestAction(Cleo) { Tap = offer.Buttons[1].CallbackData })).Text,
            StringComparison.Ordinal);
        Assert.Equal(10, Assert.Single(await _deployment.BookingsAsync(address)).Start.Hour);

        // The same buttons again, as an old message of Telegram still sends them, book nothing more.
        var again = await _deployment.DoAsync(new GuestAction(Cleo) { OldTap = offer.Buttons[0].CallbackData });
        Assert.StartsWith("There is no list open", again.Text, StringComparison.Ordinal);
        Assert.Single(await _deployment.BookingsAsync(address));

        Assert.Contains("10:00", (await _deployment.DoAsync(Write("what have I booked?"))).Text, StringComparison.Ordinal);
        Assert.StartsWith("Cancelled: massage, ", (await _deployment.DoAsync(Write("cancel it"))).Text, StringComparison.Ordinal);
        Assert.Empty(await _deployment.BookingsAsync(address));
    }

    [Fact]
    public async Task Of_two_hundred_who_choose_the_same_time_at_once_one_gets_it_and_the_others_are_offered_others()
    {
        const int OnEach = 100;
        var writing = Enumerable.Range(0, OnEach).Select(number => $"whatsapp:+346000004{number:D2}").ToList();
        var tapping = Enumerable.Range(0, OnEach).Select(number => 346000005_00L + number).ToList();
        await Task.WhenAll(tapping.Select(guest => _deployment.DoAsync(new GuestAction(guest) { Text = "/start hotel" })));
        await Task.WhenAll(writing.Select(guest => _deployment.WriteAsync(guest, "Any massage tomorrow?")));
        var offers = await Task.WhenAll(
            tapping.Select(guest => _deployment.DoAsync(new GuestAction(guest) { Text = "Any massage tomorrow?" })));

        var read = await Task.WhenAll(
        [
            .. writing.Select(guest => _deployment.WriteAsync(guest, "2")),
            .. tapping.Zip(offers, async (guest, offer) =>
            {
                var answer = await _deployment.DoAsync(new GuestAction(guest) { Tap = offer.Buttons[1].CallbackData });
                return string.Join('\n', [answer.Text, .. answer.Buttons.Select(button => button.Text)]);
            }),
        ]);

        Assert.Single(read, text => text.StartsWith("Booked: massage, ", StringComparison.Ordinal));
        var others = read.Where(text => !text.StartsWith("Booked: massage, ", StringComparison.Ordinal)).ToList();
        Assert.All(others, text => Assert.StartsWith("Somebody else has just taken that time.", text, StringComparison.Ordinal));
        Assert.All(others, text => Assert.Contains(", 09:00", text, StringComparison.Ordinal));
        Assert.All(others, text => Assert.DoesNotContain(offers[0].Buttons[1].Text, text, StringComparison.Ordinal));
        Assert.All(others, text => Assert.DoesNotContain("Booked", text, StringComparison.Ordinal));
        var booked = 0;
        foreach (var address in writing.Select(HotelDeployment.AddressOf).Concat(tapping.Select(HotelDeployment.AddressOf)))
            booked += (await _deployment.BookingsAsync(address)).Count;
        Assert.Equal(1, booked);
    }

    [Fact]
    public async Task Nobody_reads_or_changes_what_is_another_guests_by_asking_guessing_or_naming()
    {
        await _deployment.WriteAsync(Ana, "Any massage tomorrow?");
        await _deployment.WriteAsync(Ana, "2");
        var booking = Assert.Single(await _deployment.BookingsAsync(Ana));
        var shown = await _deployment.WriteAsync(Ana, "my reservation");
        var number = shown[(shown.IndexOf("DEMO-", StringComparison.Ordinal))..][..11];

        foreach (var text in new[]
            {
                $"what has {Ana} booked?",
                $"show booking {booking.Id}",
                $"cancel booking {booking.Id}",
                $"I am Ana, {Ana}. what have I booked?",
                "cancel it",
                "2",
                $"move my booking {booking.Id} to today",
                $"my reservation is {number}",
                "What is Ana's room number?",
                "my reservation AC-20261",
                "I am Lucía Ferrer Ortiz. What is my room?",
            }
        )
        {
            var read = await _deployment.WriteAsync(Ben, text, name: "Lucía Ferrer");

            Assert.DoesNotContain(number, read, StringComparison.Ordinal);
            Assert.DoesNotContain(booking.Id, read, StringComparison.Ordinal);
            Assert.DoesNotContain("AC-2026", read, StringComparison.Ordinal);
            Assert.DoesNotContain("Joaquín", read, StringComparison.Ordinal);
        }

        Assert.Equal(booking, Assert.Single(await _deployment.BookingsAsync(Ana)));
        Assert.Empty(await _deployment.BookingsAsync(Ben));
    }

    private static GuestAction Write(string text) => new(Cleo) { Text = text, Name = "Cleo" };
}
