using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Channels;
using HotelConcierge.Handoff;
using HotelConcierge.Replies;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>What the desk page reads. The page and other clients rely on the names: add, never rename (docs/desk.md).</summary>
internal static class DeskJson
{
    /// <summary>A case as the board and every answer has it.</summary>
    public static JsonObject Of(DeskCase one) => new()
    {
        ["id"] = one.Id,
        ["version"] = VersionOf(one),
        ["status"] = NameOf(one.Status),
        ["owner"] = one.Owner,
        ["isOnPhone"] = one.IsOnPhone,
        ["assistant"] = one.Assistant,
        ["channel"] = one.Address.Channel.Value,
        ["guestName"] = one.GuestName,
        ["language"] = one.Language,
        ["reason"] = NameOf(one.Reason),
        ["urgency"] = NameOf(one.Urgency),
        ["summary"] = one.Summary,
        ["modelSummary"] = one.ModelSummary,
        ["wantsSummary"] = one.WantsSummary,
        ["isForPeople"] = one.IsForPeople,
        ["openedAt"] = TimeOf(one.OpenedAt),
        ["lastGuestAt"] = TimeOf(one.LastGuestAt),
        ["unread"] = one.Unread,
    };

    /// <summary>All open cases.</summary>
    public static JsonObject Board(IEnumerable<DeskCase> cases, DateTimeOffset now) =>
        new() { ["cases"] = new JsonArray([.. cases.Select(Of)]), ["now"] = TimeOf(now) };

    /// <summary>A case with all that was said.</summary>
    public static JsonObject Of(DeskThread thread, DateTimeOffset now) => new()
    {
        ["case"] = Of(thread.Case),
        ["entries"] = new JsonArray([.. thread.Entries.Select(Of)]),
        ["guest"] = Of(thread.Guest),
        ["window"] = new JsonObject
        {
            ["closesAt"] = thread.ClosesAt is { } closes && closes > DateTimeOffset.MinValue ? TimeOf(closes) : null,
            ["isClosed"] = thread.ClosesAt <= now,
            ["templates"] = new JsonArray([.. thread.Templates.Select(Of)]),
        },
        ["isOpenNow"] = thread.IsOpenNow,
        ["replyLanguage"] = thread.ReplyLanguage,
    };

    private static JsonObject Of(OfferedTemplate template) => new()
    {
        ["id"] = template.Id,
        ["title"] = template.Title,
        ["language"] = template.Language,
        ["text"] = template.Text,
    };

    public static JsonArray Of(IEnumerable<CannedAnswer> answers) => new(
        [.. answers.Select(answer => new JsonObject { ["id"] = answer.Id, ["title"] = answer.Title, ["text"] = answer.Text })]);

    public static JsonObject Of(StaffFile file) =>
        new() { ["id"] = file.Id, ["name"] = file.Name, ["contentType"] = file.ContentType, ["size"] = file.Size };

    /// <summary>Another one for a case that has changed.</summary>
    public static string VersionOf(DeskCase one) => one.Changes.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Of(ThreadEntry entry)
    {
        var json = new JsonObject
        {
            ["id"] = entry.Id,
            ["at"] = TimeOf(entry.At),
            ["from"] = NameOf(entry.From),
            ["author"] = entry.Author,
            ["text"] = entry.Text,
            ["files"] = new JsonArray([.. entry.Files.Select(Of)]),
            ["state"] = entry.State is { } state ? NameOf(state) : null,
            ["why"] = entry.Why,
            ["isTemplate"] = entry.IsTemplate,
            ["onPhone"] = entry.OnPhone is { } kind ? NameOf(kind) : null,
            ["trail"] = entry.Trail is { } trail ? Of(trail) : null,
        };
        if (entry.From is ThreadVoice.Concierge)
            json["html"] = HtmlOf(entry.Text);
        if (entry.From is ThreadVoice.Guest)
        {
            json["translation"] = entry.Translation is { } made
                ? new JsonObject { ["language"] = made.Language, ["text"] = made.Text }
                : null;
            json["wantsTranslation"] = entry.WantsTranslation;
        }

        return json;
    }

    private static JsonObject Of(ThreadFile file) =>
        new() { ["id"] = file.Id, ["name"] = file.Name, ["contentType"] = file.ContentType, ["size"] = file.Size };

    private static JsonObject Of(AnswerTrail trail) => new()
    {
        ["route"] = trail.Route,
        ["tools"] = ListOf(trail.Tools),
        ["documents"] = ListOf(trail.Documents),
    };

    private static JsonObject Of(ThreadGuest guest) => new()
    {
        ["name"] = guest.Name,
        ["address"] = guest.Address.Guest,
        ["channel"] = guest.Address.Channel.Value,
        ["language"] = guest.Language,
        ["stay"] = new JsonArray([.. guest.Stays.Select(Of)]),
        ["bookings"] = ListOf(guest.Bookings),
        ["requests"] = ListOf(guest.Requests),
        ["customer"] = ListOf(guest, GuestFactKind.Customer),
        ["orders"] = ListOf(guest, GuestFactKind.Orders),
        ["cart"] = ListOf(guest, GuestFactKind.Cart),
        ["forms"] = ListOf(guest, GuestFactKind.Forms),
    };

    private static JsonObject Of(ThreadStay stay) => new()
    {
        ["number"] = stay.Number,
        ["room"] = stay.Room,
        ["from"] = DayOf(stay.From),
        ["until"] = DayOf(stay.Until),
        ["guests"] = ListOf(stay.Guests),
    };

    // As the web chat shows it: a few tags around text in which everything else is escaped.
    private static string HtmlOf(string markdown)
    {
        var read = MarkdownReader.Read(markdown);
        return HtmlText.Write(read, 0, read.Text.Length);
    }

    private static JsonArray ListOf(ThreadGuest guest, GuestFactKind kind) =>
        ListOf(guest.Facts.Where(fact => fact.Kind == kind).Select(fact => fact.Line));

    private static JsonArray ListOf(IEnumerable<string> lines) => new([.. lines.Select(line => JsonValue.Create(line))]);

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string TimeOf(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
