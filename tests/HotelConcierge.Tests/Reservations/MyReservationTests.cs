using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Reservations;

public sealed class MyReservationTests
{
    private static readonly Assistant Hotel = new(
        "hotel",
        [LanguageCatalog.Default.Fallback],
        [],
        Shipped.EarlyYears.Routes,
        new Dictionary<string, IReadOnlyDictionary<string, string>>());
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
    private readonly MyReservation _tool;

    public MyReservationTests() =>
        _tool = new(
            new EmbeddedReservations(DemoBooks.Load(Shipped.DemoFolder, HotelCatalog.Load(Shipped.Folder, _clock))),
            HotelCatalog.Load(Shipped.Folder, _clock));

    [Fact]
    public async Task A_guest_reads_all_their_own_stays_the_next_first()
    {
        var json = await AskAsync("whatsapp:+34600000001");
        var first = json["reservations"]![0]!;

        Assert.Equal(
            ("AC-20261", "2027-06-12", "Saturday", "15:00"),
            (Text(first, "number"), Text(first, "checkIn"), Text(first, "checkInIs"), Text(first, "checkInFrom")));
        Assert.Equal(
            ("7", "214", "PLATINUM", "false"),
            (Text(first, "nights"), Text(first, "room"), Text(first, "memberLevel"), Text(first, "isNow")));
        Assert.Equal(
            """["Lucía","Joaquín"] ["Vega","Nil"]""",
            $"{first["adults"]!.ToJsonString(ToolJson.Options)} {first["minors"]!.ToJsonString(ToolJson.Options)}");
        Assert.Equal(["AC-20261", "AC-20262"], json["reservations"]!.AsArray().Select(one => Text(one!, "number")));
        Assert.Contains("several reservations", Text(json, "note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Naming_another_guest_in_words_or_arguments_opens_nothing()
    {
        var json = await AskAsync(
            "whatsapp:+34600000002",
            """{"guest":"Lucía","contact":"twilio:whatsapp:+34600000001","number":"AC-20261"}""",
            name: "Lucía Ferrer Ortiz");

        Assert.Equal("AC-20263", Text(Assert.Single(json["reservations"]!.AsArray())!, "number"));
        Assert.DoesNotContain("Joaquín", json.ToJsonString(ToolJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_none_is_told_so()
    {
        var json = await AskAsync("whatsapp:+34600000009");

        Assert.Empty(json["reservations"]!.AsArray());
        Assert.Contains("No reservation was found", Text(json, "note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_contact_reads_the_same_stay_in_their_own_name_every_time()
    {
        var first = await AskAsync("whatsapp:+34699000001", name: "Ana");

        Assert.Equal(first.ToJsonString(), (await AskAsync("whatsapp:+34699000001", name: "Ana")).ToJsonString());
        Assert.Equal("Ana", first["reservations"]![0]!["adults"]![0]!.ToString());
        Assert.Equal("true", Text(first["reservations"]![0]!, "isNow"));
    }

    [Fact]
    public async Task An_assistant_without_a_hotel_says_so() => Assert.Equal(
        "This assistant knows no hotel. Say so.",
        (await _tool.RunAsync(new("c", HotelFiles.Contact("x").Conversation, Shipped.EarlyYears, []), default)).Text);

    [Fact]
    public void It_takes_no_argument() => Assert.Equal("{}", _tool.DeclarationFor(Hotel).JsonSchema.GetProperty("properties").GetRawText());

    private async Task<JsonNode> AskAsync(string address, string arguments = "{}", string? name = null)
    {
        var contact = HotelFiles.Contact(address, name);
        var call = new ToolCall("c", contact.Conversation, Hotel, JsonNode.Parse(arguments)!.AsObject())
        {
            Address = contact.Address,
            GuestName = contact.Name,
        };
        return JsonNode.Parse((await _tool.RunAsync(call, default)).Text)!;
    }

    private static string Text(JsonNode json, string name) => json[name]!.ToString();
}
