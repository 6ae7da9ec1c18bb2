using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Spa;

/// <summary>A stay from 1 to 8 December with a massage on the 5th, and another guest's.</summary>
public sealed class SpaCancellationMessageTests : IAsyncLifetime
{
    private static readonly GuestContact Ana = HotelFiles.Contact("whatsapp:+34610000001", "Ana");
    private static readonly GuestContact Ben = HotelFiles.Contact("whatsapp:+34610000002", "Ben");

    private readonly ImportingHotel _deployment = new();
    private SpaBooking _massage = null!;

    private HotelSpa Spa => _deployment.Get<SpaCatalog>().All.Single();

    public async Task InitializeAsync()
    {
        await _deployment.ImportAsync(ImportingHotel.Line(1), ImportingHotel.Line(2));
        foreach (var guest in new[] { Ana, Ben })
            _deployment.Conversations.States[guest.Conversation] = new() { Address = guest.Address };
        _massage = await BookAsync(Ana, 10);
        await BookAsync(Ben, 11);
    }

    public Task DisposeAsync()
    {
        _deployment.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_earlier_departure_cancels_what_comes_after_it_and_the_guest_is_told_once()
    {
        await _deployment.ImportAsync(ImportingHotel.Line(1, checkOut: "2026-12-04"));
        await FollowAsync();
        await FollowAsync();

        Assert.Empty(await MineAsync(Ana));
        Assert.Single(await MineAsync(Ben));
        var signal = Assert.Single(_deployment.Conversations.Signals, signal => signal.Conversation == Ana.Conversation);
        var request = Assert.IsType<ConversationEvent.ProactiveMessageRequested>(signal.Happened).Message;
        Assert.Equal(
            ($"stay-{_massage.Id}", "SpaCancelled", _massage.Id, _massage.Start),
            (request.Id, request.Name, request.About, request.ExpiresAt));
        Assert.Equal(
            "Your stay has changed, so we have cancelled your massage on Sat 5 Dec at 10:00. Reception gladly helps if you need another time.",
            (await WordsAsync(request)).Replace("\\", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("B-1,cancelled,,,,,,,,,,,")]
    [InlineData("B-1,erased,,,,,,,,,,,")]
    [InlineData("B-1,,+34699999999,,2026-12-01,2026-12-08,12,Ana,,,,,")]
    public async Task A_stay_that_is_cancelled_erased_or_somebody_elses_takes_its_bookings_along(string line)
    {
        await _deployment.ImportAsync(line);
        await FollowAsync();

        Assert.Empty(await MineAsync(Ana));
        Assert.Single(await MineAsync(Ben));
    }

    [Theory]
    [InlineData("2026-12-09", "12")]
    [InlineData("2026-12-08", "99")]
    public async Task A_longer_stay_or_another_room_leaves_the_bookings_as_they_are(string checkOut, string room)
    {
        await _deployment.ImportAsync(ImportingHotel.Line(1, checkOut: checkOut, room: room));
        await FollowAsync();

        Assert.Equal(_massage.Id, Assert.Single(await MineAsync(Ana)).Id);
        Assert.Empty(_deployment.Conversations.Signals);
    }

    [Fact]
    public async Task A_guest_whom_an_import_moves_to_another_number_keeps_the_booking_wherever_the_clock_falls()
    {
        // The import's first write takes the stay away, its last one gives another.
        await _deployment.ImportAsync(ImportingHotel.Line(2, checkOut: "2026-12-09"));
        _deployment.Clock.Advance(SpaCancellationMessage.Settles - TimeSpan.FromMinutes(1));
        await _deployment.ImportAsync("B-1,erased,,,,,,,,,,,");
        await FollowNowAsync();
        _deployment.Clock.Advance(TimeSpan.FromMinutes(2));
        await FollowNowAsync();
        await _deployment.ImportAsync(ImportingHotel.Line(9, phone: "+34610000001"));
        await FollowAsync();

        Assert.Equal(_massage.Id, Assert.Single(await MineAsync(Ana)).Id);
        Assert.Empty(_deployment.Conversations.Signals);
    }

    [Fact]
    public async Task What_has_not_settled_is_not_forgotten()
    {
        await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,");
        await FollowNowAsync();
        Assert.Single(await MineAsync(Ana));

        await FollowAsync();
        Assert.Empty(await MineAsync(Ana));
    }

    [Fact]
    public async Task A_change_that_an_older_release_marked_is_followed_at_once()
    {
        await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,");
        var mark = await _deployment.Store.ScanAsync(new("reservations"), _deployment.Hotel.Key, "change-", default).SingleAsync();
        await _deployment.Store.PutAsync(
            new("reservations"),
            mark with
            {
                Properties = new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = "B-1" },
            },
            default);

        await FollowNowAsync();

        Assert.Empty(await MineAsync(Ana));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whose_number_cannot_be_told_any_more_loses_a_booking_only_with_a_stay_they_linked(bool isLinked)
    {
        var hidden = HotelFiles.Contact("whatsapp:ES.10000000000001", "Ana");
        _deployment.Conversations.States[Ana.Conversation] = new() { Address = hidden.Address };
        if (isLinked)
            await _deployment
                .Get<StayLinks>()
                .LinkAsync(_deployment.Hotel, "B-1", hidden with { Conversation = Ana.Conversation }, default);
        await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,", ImportingHotel.Line(2, checkOut: "2026-12-09"));

        await FollowAsync();

        Assert.Equal(isLinked ? 0 : 1, (await MineAsync(Ana)).Count);
        Assert.Single(await MineAsync(Ben));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_marks_of_changes_go_when_they_were_followed_and_at_once_where_there_is_no_spa(bool hasSpa)
    {
        await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,");
        Assert.Single(await MarksAsync());

        if (hasSpa)
            await FollowAsync();
        else
            await FollowNowAsync(SpaCatalog.Load("no-such-folder", _deployment.Get<HotelCatalog>()));

        Assert.Empty(await MarksAsync());
    }

    [Fact]
    public async Task Whichever_comes_first_the_message_or_the_look_the_booking_is_cancelled_once_and_the_words_are_true()
    {
        await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,");
        var request = new ProactiveMessageRequest("stay-x", "SpaCancelled", "hotel", Ana.Address!) { About = _massage.Id };

        var before = await WordsAsync(request);
        Assert.Empty(await MineAsync(Ana));
        await FollowAsync();

        Assert.Equal(before, await WordsAsync(request));
    }

    private async Task<SpaBooking> BookAsync(GuestContact guest, int hour) => (await _deployment.Get<SpaBookings>().BookAsync(
        Spa, guest, "call", new(Spa.Hotel.Clock.MomentOf(new(2026, 12, 5), new(hour, 0))!.Value, "massage"), default)).Booking!;

    private async Task<IReadOnlyList<string>> MarksAsync() =>
        await _deployment
            .Store.ScanAsync(new("reservations"), _deployment.Hotel.Key, "change-", default)
            .Select(row => row.Key)
            .ToListAsync();

    /// <summary>When what has changed has settled.</summary>
    private Task FollowAsync()
    {
        _deployment.Clock.Advance(SpaCancellationMessage.Settles);
        return FollowNowAsync();
    }

    /// <summary>A look at this message alone.</summary>
    private async Task FollowNowAsync(params object[] instead)
    {
        await using var scope = _deployment.Services.CreateAsyncScope();
        var message = ActivatorUtilities.CreateInstance<SpaCancellationMessage>(scope.ServiceProvider, instead);
        var alone = new ProactiveMessageCatalog([message]);
        await ActivatorUtilities.CreateInstance<ProactiveMessageSchedule>(scope.ServiceProvider, alone).SendDueAsync(default);
    }

    private async Task<string> WordsAsync(ProactiveMessageRequest request)
    {
        await using var scope = _deployment.Services.CreateAsyncScope();
        var message = scope.ServiceProvider.GetRequiredService<ProactiveMessageCatalog>().Find(request.Name)!;
        return (await message.WriteAsync(request, Shipped.Hotel, Ana, "en", default))!.InShort;
    }

    private Task<IReadOnlyList<SpaBooking>> MineAsync(GuestContact guest) =>
        _deployment.Get<SpaBookings>().MineAsync(Spa, guest.Conversation, default);
}
