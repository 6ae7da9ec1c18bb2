using HotelConcierge.Assistants;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Safety;
using HotelConcierge.Storage;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Turns;

/// <summary>A guest in danger is told what to do before anything else, and staff are told of it.</summary>
public sealed class EmergencyTurnTests
{
    private const string Danger = "my baby swallowed a button battery";
    private static readonly SafetyTexts Texts = new();

    [Fact]
    public async Task While_the_model_thinks_the_guest_reads_what_to_do_and_not_its_answer()
    {
        using var world = new TurnWorld();
        world.Host.Takes(nameof(AskModel), TimeSpan.FromMinutes(4));
        world.Hear("Explain why the sky is blue");
        world.Hear(Danger, at: 30);
        await world.Host.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal([world.Reply(ReplyKeys.Hold), PlainText(SafetyKind.Poisoning)], world.Phone.Shown);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task It_is_said_in_the_language_of_the_words_whichever_the_assistant_speaks(string language, string text)
    {
        using var world = new TurnWorld(tools: null, ("Safety:Country", "PT"));
        await world.RunAsync(text);

        var read = Assert.Single(world.Phone.Shown);
        Assert.Equal(PlainText(SafetyKind.Medical, language, "PT"), read);
        Assert.Empty(world.Model.Shown);
    }

    public static TheoryData<string, string> Languages => new()
    {
        { "en", "he is not breathing" },
        { "es", "mi hijo no respira" },
        { "de", "mein kind atmet nicht" },
        { "fr", "mon fils ne respire plus" },
        { "pt", "o meu filho não respira" },
        { "it", "mio figlio non respira" },
        { "th", "ลูกไม่หายใจ" },
    };

    [Fact]
    public async Task The_hotel_names_the_numbers_of_its_country()
    {
        using var world = TurnWorld.OfHotel();
        await world.RunAsync("mi hija se ha tragado lejía");

        var read = Assert.Single(world.Phone.Shown);
        Assert.Contains("112", read, StringComparison.Ordinal);
        Assert.Contains("91 562 04 20", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opted_out_reads_it_and_nothing_else()
    {
        using var world = new TurnWorld();
        await world.RunAsync("STOP");
        await world.RunAsync(Danger);
        await world.RunAsync("Explain the moon");

        Assert.Equal([world.Reply(ReplyKeys.Stopped), PlainText(SafetyKind.Poisoning)], world.Phone.Shown);
        Assert.Equal(ConversationMode.OptedOut, (await world.StateAsync())!.Mode);
    }

    [Fact]
    public async Task The_model_sees_afterwards_what_was_said_and_nothing_is_held_against_the_guest()
    {
        using var world = new TurnWorld();
        await world.RunAsync(Danger);
        await world.RunAsync("Explain why the sky is blue");

        var shown = world.Model.Shown[^1].Select(message => message.Text).ToList();
        Assert.Contains(Danger, shown);
        Assert.Contains(shown, text => text.Contains("hospital at once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_are_told_once_whom_to_call_and_none_of_the_guests_words()
    {
        var staff = new Staff();
        using var world = WorldWith(staff);
        world.Hear(Danger, id: "same");
        world.Hear(Danger, at: 1, id: "same");
        world.Hear("he has swallowed a second battery", at: 20);
        await world.RunAsync();

        var alert = Assert.Single(staff.Told);
        Assert.Equal(
            (nameof(SafetyKind.Poisoning), TurnWorld.Address.Guest, TurnWorld.Guest.Value),
            (alert.Kind, alert.Guest, alert.Conversation));
        Assert.DoesNotContain("battery", alert.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", alert.Text, StringComparison.Ordinal);
        Assert.Equal(2, world.Phone.Shown.Count);
    }

    [Fact]
    public async Task Staff_who_cannot_be_told_keep_the_guest_waiting_neither_for_the_text_nor_for_the_next_answer()
    {
        var staff = new Staff { Fails = int.MaxValue };
        using var world = WorldWith(staff);
        world.Hear(Danger);
        world.Hear("are you open on sunday?", at: 5);
        await world.Host.AdvanceAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(2, world.Phone.Shown.Count);
        await world.RunAsync();
        Assert.Equal(12, staff.Tries.Count);
        Assert.Single(staff.Tries.Distinct());
    }

    [Fact]
    public async Task An_alert_that_was_not_taken_is_tried_again_under_the_same_id()
    {
        var staff = new Staff { Fails = 2 };
        using var world = WorldWith(staff);
        await world.RunAsync(Danger);

        Assert.Single(staff.Told);
        Assert.Equal(3, staff.Tries.Count);
        Assert.Single(staff.Tries.Distinct());
    }

    [Fact]
    public async Task One_who_does_not_take_it_has_nobody_told_twice_and_the_operator_reads_of_it_once()
    {
        var staff = new Staff { Receivers = ["webhook", "mail-1", "mail-2"], Deaf = "mail-1" };
        using var world = WorldWith(staff);
        await world.RunAsync(Danger);

        Assert.Equal(2, staff.Told.Count);
        Assert.Equal(2 + 12, staff.Tries.Count);
        Assert.Single(staff.Tries.Distinct());
        Assert.Single(world.Log, line => line.Contains("a guest may be in danger", StringComparison.Ordinal));
        Assert.Contains(
            world.Log,
            line => line.Contains("not taken by staff's mail-1 (HttpRequestException Nobody is there.)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_that_does_not_take_the_text_does_not_keep_staff_from_being_told()
    {
        var staff = new Staff();
        using var world = WorldWith(staff);
        world.Phone.Fails(SendFailure.RateLimited, TimeSpan.FromMinutes(10));
        world.Hear(Danger);
        await world.Host.AdvanceAsync(TimeSpan.FromSeconds(15));

        Assert.Empty(world.Phone.Shown);
        Assert.Single(staff.Told);
        await world.RunAsync();
        Assert.Equal(PlainText(SafetyKind.Poisoning), Assert.Single(world.Phone.Shown));
    }

    [Fact]
    public async Task Without_anybody_to_tell_the_log_says_that_somebody_may_be_in_danger()
    {
        using var world = new TurnWorld();
        await world.RunAsync(Danger);

        Assert.Contains(world.Log, line => line.Contains("may be in danger (Poisoning); staff to alert: False", StringComparison.Ordinal));
        Assert.NotEmpty(await world.RowsAsync(GuestTables.Turns));
    }

    private static TurnWorld WorldWith(Staff staff) => TurnWorld.With(services => services.AddSingleton<IStaffAlerts>(staff));

    /// <summary>As it stands on the phone.</summary>
    private static string PlainText(SafetyKind kind, string language = LanguageCatalog.FallbackCode, string? country = null) =>
        Assert.Single(ReplyText.ToChunks(
            Texts.Write(kind, language, EmergencyNumbers.For(country), reception: null), new TextStyle(WhatsAppMarkup.Instance, 1600)));

    private sealed class Staff : IStaffAlerts
    {
        public int Fails { get; set; }

        public List<StaffAlert> Told { get; } = [];

        public List<string> Tries { get; } = [];

        public IReadOnlyList<string> Receivers { get; init; } = ["desk"];

        /// <summary>One who takes nothing.</summary>
        public string? Deaf { get; init; }

        public Task SendAsync(string receiver, StaffAlert alert, CancellationToken cancellationToken)
        {
            lock (Tries)
                Tries.Add(alert.Id);
            if (Tries.Count <= Fails || receiver == Deaf)
                throw new HttpRequestException("Nobody is there.");
            Told.Add(alert);
            return Task.CompletedTask;
        }
    }
}
