using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Spa;

namespace HotelConcierge.Tests.Spa;

/// <summary>How the tests call the tools.</summary>
public sealed partial class SpaToolsTests
{
    private async Task BookAsync(GuestContact guest, int day, int hour) => Assert.Equal(
        SpaVerdict.Booked,
        (await _world.BookAsync(guest, $"booked-{guest.Conversation.Value}-{day}-{hour}", _world.At(day, hour))).Verdict);

    private Task<Answer> FindAsync(GuestContact guest, string words) => SayAsync(guest, words, "find_spa_slots");

    private Task<Answer> ChooseAsync(GuestContact guest, string words, string choice, bool hasRead = false) =>
        SayAsync(guest, words, "book_spa_slot", new() { ["choice_id"] = choice }, hasRead: hasRead);

    private Task<Answer> TapAsync(GuestContact guest, string choice, bool hasRead = false) =>
        SayAsync(guest, "", "book_spa_slot", new() { ["choice_id"] = choice }, choice, hasRead: hasRead);

    private Task<Answer> ChangeAsync(
        GuestContact guest, string words, string booking, string date, string? time = null, bool hasRead = false)
    {
        var arguments = new JsonObject { ["booking_id"] = booking, ["date"] = date };
        if (time is not null)
            arguments["time"] = time;
        return SayAsync(guest, words, "change_spa_booking", arguments, hasRead: hasRead);
    }

    private Task<Answer> CancelAsync(GuestContact guest, string words, string booking = "", bool hasRead = false) =>
        SayAsync(guest, words, "cancel_spa_booking", new() { ["booking_id"] = booking }, hasRead: hasRead);

    /// <param name="yes">The id of the choice that says yes.</param>
    private Task<Answer> AnswerAsync(GuestContact guest, string words, string yes, string answer, bool hasRead = false)
    {
        var arguments = YesTo(yes);
        arguments["answer"] = answer;
        return SayAsync(guest, words, "answer_proposal", arguments, hasRead: hasRead);
    }

    private static JsonObject YesTo(string yes) => new() { ["proposal_id"] = yes[..^"-yes".Length], ["answer"] = "yes" };

    private Task<Answer> SayAsync(
        GuestContact guest,
        string words,
        string tool,
        JsonObject? arguments = null,
        string? tapped = null,
        int most = 10,
        string language = "en",
        bool hasRead = false
    ) => CallAsync(guest, words, tool, arguments ?? [], tapped, $"turn-{++_turn}-0-0", most, language, hasRead);

    private async Task<Answer> CallAsync(
        GuestContact guest,
        string words,
        string tool,
        JsonObject arguments,
        string? tapped,
        string call,
        int most = 10,
        string language = "en",
        bool hasRead = false)
    {
        var result = await _tools[tool].RunAsync(
            new(call, guest.Conversation, Seaside, arguments)
            {
                Turn = call[..^4],
                TurnNumber = _turn,
                Address = guest.Address,
                GuestName = guest.Name,
                Heard = words,
                Taps = tapped is null ? [] : [tapped],
                HasReadDocuments = hasRead,
                Language = language,
                MostChoices = most,
            },
            default);
        var json = result.Text.StartsWith('{') ? JsonNode.Parse(result.Text)!.AsObject() : new JsonObject { ["note"] = result.Text };
        return new(json, result.Line, result.Attachments.OfType<ReplyPart.Choices>().SingleOrDefault());
    }

    private sealed record Answer(JsonObject Json, string? Line, ReplyPart.Choices? Choices)
    {
        /// <summary>Empty where the tool answered in words.</summary>
        public string Result => Json["result"]?.ToString() ?? "";

        public string Note => Json["note"]!.ToString();

        public IReadOnlyList<string> Labels => [.. Choices?.Options.Select(option => option.Label) ?? []];

        public IReadOnlyList<string> Ids => [.. Choices?.Options.Select(option => option.Id) ?? []];
    }
}
