using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Requests;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Requests;

public sealed class RecordRequestTests : IDisposable
{
    private const string Towels = "two more towels please";

    private readonly RequestingGuest _guest = new();

    public void Dispose() => _guest.Dispose();

    [Theory]
    [InlineData("the aircon is broken, it just blows warm air", "complaint", "Aircon broken: blows warm air")]
    [InlineData(Towels, "service", "two more towels")]
    [InlineData("bitte bringen Sie ein Babybett", "service", "Babybett bringen")]
    [InlineData("แอร์เสีย มีแต่ลมร้อน", "complaint", "แอร์เสีย มีแต่ลมร้อน")]
    [InlineData("エアコンが壊れています", "complaint", "エアコンが壊れている")]
    public async Task What_the_guests_own_words_say_is_noted_at_once(string heard, string kind, string summary)
    {
        var noted = await _guest.RecordAsync(heard, kind, summary);

        Assert.Equal("noted", noted.Verdict);
        Assert.Empty(noted.Result.Attachments);
        var request = Assert.Single(await _guest.MineAsync());
        Assert.Equal((kind, summary), (request.Kind.ToString().ToLowerInvariant(), request.Summary));
        Assert.Equal(request.Id, Assert.Single(await _guest.Staff.OpenAsync())["id"]!.ToString());
    }

    [Fact]
    public async Task The_confirmation_is_the_tools_own_in_every_language_and_quotes_no_model()
    {
        var number = 0;
        foreach (var language in Shipped.Hotel.Languages)
        {
            var noted = await _guest.RecordAsync(
                $"{Towels} {++number}", "service", $"two more towels in {number} minutes", with: call => call with { Language = language });

            Assert.Equal("noted", noted.Verdict);
            Assert.True(noted.Result.SaysAll);
            Assert.Contains("+34 956 000 100", noted.Result.Line!, StringComparison.Ordinal);
            Assert.DoesNotContain("minutes", noted.Result.Line!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_call_notes_it_once_however_often_it_runs()
    {
        var call = _guest.CallIn(1, Towels, new() { ["kind"] = "service", ["summary"] = "two more towels", ["urgency"] = "normal" });
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal("noted", new RequestReply(await _guest.Tool("record_request").RunAsync(call, default)).Verdict);

        _guest.Hotel.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("noted", new RequestReply(await _guest.Tool("record_request").RunAsync(call, default)).Verdict);

        Assert.Single(await _guest.MineAsync());
        Assert.Single(await _guest.Staff.OpenAsync());
    }

    [Theory]
    [InlineData("Two more towels, please!", "Two more TOWELS")]
    [InlineData(Towels, "towels, two more")]
    public async Task The_same_wish_on_the_same_day_is_there_already_and_on_the_next_is_a_new_one(string heard, string summary)
    {
        await _guest.RecordAsync(Towels, "service", "two more towels");

        var again = await _guest.RecordAsync(heard, "service", summary);
        Assert.Equal("noted_before", again.Verdict);
        Assert.StartsWith("I had noted this for reception today already", again.Result.Line, StringComparison.Ordinal);
        Assert.Single(await _guest.MineAsync());

        _guest.Hotel.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("noted", (await _guest.RecordAsync(heard, "service", summary)).Verdict);
    }

    [Fact]
    public async Task Two_things_of_one_message_are_two_requests()
    {
        var heard = "two more towels and a wake-up call at 7 please";
        await _guest.RecordAsync(heard, "service", "two more towels", with: call => call with { Turn = "same" });
        await _guest.RecordAsync(heard, "service", "a wake-up call at 7", with: call => call with { Turn = "same" });

        Assert.Equal(2, (await _guest.MineAsync()).Count);
    }

    [Theory]
    [InlineData("Is the pool open in the morning?", "bring champagne and strawberries")]
    [InlineData("yes please", "late check-out until four")]
    [InlineData("", "two more towels")]
    public async Task What_the_guest_did_not_say_is_asked_first(string heard, string summary)
    {
        var asked = await _guest.RecordAsync(heard, "service", summary);
        Assert.Equal("proposed", asked.Verdict);
        Assert.Empty(await _guest.MineAsync());

        Assert.Equal("noted", (await _guest.AnswerAsync(asked, "yes please", "yes")).Verdict);
        Assert.Equal(summary, Assert.Single(await _guest.MineAsync()).Summary);
    }

    [Fact]
    public async Task Of_two_questions_of_one_turn_the_guest_is_asked_the_first_and_the_model_told_so()
    {
        ToolCall InTheSameTurn(ToolCall call) => call with { Turn = "same", TurnNumber = 1 };
        var first = await _guest.RecordAsync("hello", "service", "bring champagne", with: InTheSameTurn);
        var second = await _guest.RecordAsync("hello", "service", "late check-out until four", with: InTheSameTurn);

        Assert.Equal("proposed", first.Verdict);
        Assert.Equal("another_question_is_open", second.Verdict);
        Assert.Null(second.Result.Line);
        Assert.False(second.Result.SaysAll);
        Assert.Empty(second.Result.Attachments);
        Assert.Equal("noted", (await _guest.AnswerAsync(first, "yes please", "yes")).Verdict);
        Assert.Equal("bring champagne", Assert.Single(await _guest.MineAsync()).Summary);
    }

    [Theory]
    [InlineData(Towels, "two more towels", "noted")]
    [InlineData("What a day\nfor the two of us", "bring champagne", "proposed")]
    public async Task Staff_read_what_the_guest_really_wrote_beside_the_summary(string heard, string summary, string verdict)
    {
        var noted = await _guest.RecordAsync(heard, "service", summary);
        Assert.Equal(verdict, noted.Verdict);
        if (verdict is "proposed")
            await _guest.AnswerAsync(noted, "yes please", "yes");

        var request = Assert.Single(await _guest.Staff.OpenAsync());
        Assert.Equal((summary, heard.Replace('\n', ' ')), (request["summary"]!.ToString(), request["said"]?.ToString()));
    }

    [Fact]
    public async Task A_model_alone_cannot_agree_and_a_no_leaves_nothing()
    {
        var asked = await _guest.RecordAsync("hello", "complaint", "noise from next door");
        Assert.Equal("", (await _guest.AnswerAsync(asked, "what a day", "yes")).Verdict);
        Assert.Equal("kept", (await _guest.AnswerAsync(asked, "no thanks", "no")).Verdict);

        Assert.Empty(await _guest.MineAsync());
        Assert.Empty(await _guest.Staff.OpenAsync());
    }

    [Fact]
    public async Task After_a_document_was_read_even_the_guests_words_are_asked_about()
    {
        var asked = await _guest.RecordAsync(Towels, "service", "two more towels", with: call => call with { HasReadDocuments = true });

        Assert.Equal("proposed", asked.Verdict);
        Assert.Empty(await _guest.MineAsync());
    }

    [Theory]
    [InlineData("the toilet in 310 does not flush", "310", "310", true)]
    [InlineData("the toilet does not flush", "310", "214", false)]
    [InlineData("the toilet does not flush", null, "214", false)]
    [InlineData("the toilet in 3100 does not flush", "310", "214", false)]
    public async Task The_room_is_the_one_that_the_guest_names_or_the_one_of_their_stay(
        string heard, string? room, string noted, bool isSaid)
    {
        await StayAsync("214");

        await _guest.RecordAsync(heard, "complaint", "the toilet does not flush", room);

        var request = Assert.Single(await _guest.MineAsync());
        Assert.Equal((noted, isSaid), (request.Room, request.IsRoomSaid));
        Assert.Equal(isSaid ? "guest" : "reservation", Assert.Single(await _guest.Staff.OpenAsync())["roomFrom"]!.ToString());
    }

    [Fact]
    public async Task Without_a_stay_there_is_no_room()
    {
        await _guest.RecordAsync("the toilet does not flush", "complaint", "the toilet does not flush", "214");

        Assert.Null(Assert.Single(await _guest.MineAsync()).Room);
    }

    [Fact]
    public async Task There_is_an_end_to_what_one_guest_can_have_noted_in_a_day()
    {
        for (var number = 1; number <= GuestRequests.MostInADay; number++)
            Assert.Equal("noted", (await _guest.RecordAsync($"towel number {number}", "service", $"towel number {number}")).Verdict);

        Assert.Equal("too_many", (await _guest.RecordAsync("towel number 99", "service", "towel number 99")).Verdict);
        Assert.Equal(GuestRequests.MostInADay, (await _guest.Staff.OpenAsync()).Count);
    }

    [Theory]
    [InlineData("towels", "two more towels", "normal", "kind has to be one of complaint, service, other")]
    [InlineData("service", "", "normal", "summary has to be a line of at most 300 characters")]
    [InlineData("service", "two more towels", "soon", "urgency has to be one of normal, urgent")]
    public async Task A_wrong_argument_is_told_and_nothing_is_noted(string kind, string summary, string urgency, string problem)
    {
        var told = await _guest.RecordAsync(Towels, kind, summary, urgency: urgency);

        Assert.Contains(problem, told.Result.Text, StringComparison.Ordinal);
        Assert.Empty(await _guest.MineAsync());
    }

    [Fact]
    public void The_model_is_shown_what_each_argument_may_be()
    {
        var schema = _guest.Tool("record_request").DeclarationFor(Shipped.Hotel).JsonSchema;

        Assert.Equal("""["complaint","service","other"]""", Compact(schema, "kind"));
        Assert.Equal("""["normal","urgent"]""", Compact(schema, "urgency"));
        Assert.Equal("""["kind","summary","urgency"]""", schema.GetProperty("required").GetRawText());
    }

    [Fact]
    public async Task My_requests_lists_what_is_open_and_the_model_knows_it_beforehand()
    {
        await _guest.RecordAsync(Towels, "service", "two more towels");
        await _guest.RecordAsync("the sheets are dirty", "complaint", "the sheets are dirty");
        await _guest.Staff.CloseAsync((await _guest.MineAsync())[0].Id);

        var listed = JsonNode.Parse((await _guest.CallAsync("my_requests", "what did i ask for", [])).Result.Text)!;
        var known = new JsonObject();
        await _guest.Hotel.Get<IEnumerable<HotelConcierge.Tools.IModelContext>>().OfType<RequestContext>().Single()
            .DescribeAsync(_guest.CallIn(9, "", []), known, default);

        Assert.Equal("the sheets are dirty", Assert.Single(listed["requests"]!.AsArray())!["summary"]!.ToString());
        Assert.Equal("the sheets are dirty", Assert.Single(known["open_requests"]!.AsArray())!["summary"]!.ToString());
        Assert.Equal(
            "two more towels", Assert.Single(known["requests_that_reception_marked_as_done"]!.AsArray())!["summary"]!.ToString());

        _guest.Hotel.Clock.Advance(GuestRequest.DoneKnownFor);
        known = [];
        await _guest.Hotel.Get<IEnumerable<HotelConcierge.Tools.IModelContext>>().OfType<RequestContext>().Single()
            .DescribeAsync(_guest.CallIn(10, "", []), known, default);
        Assert.False(known.ContainsKey("requests_that_reception_marked_as_done"));
    }

    /// <summary>A crash after any write: the call runs again, and there is one request, which staff find.</summary>
    [Fact]
    public async Task Wherever_it_breaks_off_the_next_run_ends_with_one_request_in_the_list()
    {
        for (var death = 1; ; death++)
        {
            using var guest = new RequestingGuest();
            var (passed, hasDied) = (0, false);
            var dies = death;
            var store = new PassingTableStore(guest.Hotel.Store, _ =>
            {
                if (++passed == dies && !hasDied)
                    throw new IOException("The process died.");
            });
            var hotels = guest.Hotel.Get<RequestCatalog>();
            var requests = new GuestRequests(store, hotels);
            var delivery = new RequestDelivery(
                requests, hotels, guest.Hotel.Get<IEnumerable<IStaffRequests>>(), guest.Hotel.Clock, NullLogger<RequestDelivery>.Instance);
            var tool = new RecordRequest(new RequestRecording(
                hotels,
                requests,
                delivery,
                guest.Hotel.Get<HotelConcierge.Reservations.StayRooms>(),
                guest.Hotel.Get<HotelConcierge.Proposals.OpenProposals>()));
            var call = guest.CallIn(1, Towels, new() { ["kind"] = "service", ["summary"] = "two more towels", ["urgency"] = "normal" });
            var died = await Record.ExceptionAsync(() => tool.RunAsync(call, default)) is IOException;
            hasDied = true;

            Assert.Equal("noted", new RequestReply(await tool.RunAsync(call, default)).Verdict);
            Assert.Single(await guest.MineAsync());
            Assert.Single(await guest.Staff.OpenAsync());
            if (!died)
            {
                Assert.InRange(death, 5, 50);
                return;
            }
        }
    }

    private async Task StayAsync(string room)
    {
        var line = ImportingHotel.Line(1, checkOut: "2026-12-08", room: room);
        await _guest.Hotel.ImportAsync(line.Replace("2026-12-01", "2026-11-20", StringComparison.Ordinal));
        await _guest.Hotel.Get<HotelConcierge.Reservations.StayLinks>().LinkAsync(_guest.Hotel.Hotel, "B-1", _guest.Ana, default);
    }

    private static string Compact(JsonElement schema, string name) =>
        schema.GetProperty("properties").GetProperty(name).GetProperty("enum").GetRawText();
}
