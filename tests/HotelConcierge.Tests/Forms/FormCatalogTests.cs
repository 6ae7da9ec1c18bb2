using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Forms;
using HotelConcierge.Tests.Assistants;

namespace HotelConcierge.Tests.Forms;

/// <summary>What a form's file has to be.</summary>
public sealed class FormCatalogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forms-").FullName;
    private readonly ManualTimeProvider _clock = new();

    public FormCatalogTests()
    {
        Write("assistant.json", """{ "languages": ["en"], "tools": ["order"] }""");
        Write("requests.json", "{}");
        Write("forms/order.json", Good.ToJsonString());
    }

    private static JsonObject Good => (JsonObject)JsonNode.Parse("""
        {
          "title": { "en": "things" }, "description": { "en": "Orders things." }, "help": { "en": "Say what." },
          "slots": [
            { "name": "what", "type": "choice", "required": true, "about": "What.", "label": { "en": "what" }, "ask": { "en": "What?" },
              "values": [
                { "name": "a", "label": { "en": "apples" } },
                { "name": "b", "label": { "en": "pears" }, "words": { "en": ["pear"] } } ] },
            { "name": "day", "type": "date", "required": true, "about": "When.", "label": { "en": "day" },
              "ask": { "en": "When, {what}?" } },
            { "name": "time", "type": "time", "about": "Time.", "label": { "en": "time" }, "on": "day", "from": "09:00", "until": "10:00" },
            { "name": "many", "type": "number", "about": "How many.", "label": { "en": "many" }, "least": 1, "most": 9 }
          ],
          "confirm": { "en": "{what} on {day}?" }, "done": { "en": "Done: {what}." }, "nothing": { "en": "Nothing." },
          "lapsed": { "en": "Lapsed." }, "fulfilment": "request", "then": "close", "lapsesAfterMinutes": 30
        }
        """)!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_good_form_is_read_whole()
    {
        var form = Assert.Single(Load().All);

        Assert.Equal(("order", "toy", true), (form.Name, form.Assistant, form.Closes));
        Assert.Equal(["what", "day", "time", "many"], form.Slots.Select(slot => slot.Name));
        Assert.Equal([true, true, false, false], form.Slots.Select(slot => slot.IsRequired));
        Assert.Equal(TimeSpan.FromMinutes(30), form.LapsesAfter);
    }

    [Fact]
    public void The_hotel_ships_with_three() => Assert.Equal(
        ["late_checkout", "lost_property", "order_flowers"],
        FormCatalog.Load(Shipped.Folder, _clock).Of(Shipped.Hotel).Select(form => form.Name));

    [Theory]
    [InlineData("title", null, "title: is missing")]
    [InlineData("fulfilment", "\"fax\"", "fulfilment: must be one of request, case, webhook")]
    [InlineData("then", "\"leave\"", "then: must be wait or close")]
    [InlineData("lapsesAfterMinutes", "0", "lapsesAfterMinutes: must be a whole number from 1")]
    [InlineData("timeZone", "\"Mars/North\"", "timeZone: 'Mars/North' is not in the IANA database")]
    [InlineData("confirm", """{ "en": "{what} {colour}?" }""", "confirm.en: '{colour}' is filled with nothing here")]
    [InlineData("extra", "1", "extra: is unknown")]
    [InlineData("slots", "[]", "slots: must be a list of one to 12 slots")]
    public void A_wrong_field_is_named(string field, string? value, string error) => Assert.Contains(
        ErrorsOf(form =>
        {
            form.Remove(field);
            if (value is not null)
                form[field] = JsonNode.Parse(value);
        }),
        told => told.StartsWith("toy/forms/order.json: " + error, StringComparison.Ordinal));

    [Theory]
    [InlineData(0, "name", "\"What\"", "slots[0].name: must be at most 16 small letters")]
    [InlineData(0, "name", "\"cancel\"", "slots[0].name: must be at most 16 small letters and none of cancel")]
    [InlineData(0, "name", "\"day\"", "slots: 'day' is the name of two")]
    [InlineData(0, "type", "\"colour\"", "slots[0].type: must be one of choice, date")]
    [InlineData(0, "values", "[]", "slots[0].values: must be a list of two to 9 values")]
    [InlineData(0, "ask", """{ "en": "What, {day}?" }""", "slots[0].ask.en: '{day}' is filled with nothing here")]
    [InlineData(1, "latest", "-1", "slots[1].latest: must not come before earliest")]
    [InlineData(2, "on", "\"what\"", "slots[2].on: 'what' is no slot of the type date")]
    [InlineData(2, "until", "\"8\"", "slots[2].until: must be a time of day")]
    [InlineData(2, "askAgain", """{ "en": "Time?" }""", "slots[2].askAgain: needs ask")]
    [InlineData(3, "most", "0", "slots[3].most: must not be less than least")]
    [InlineData(3, "about", "\"\"", "slots[3].about: must be what the model is told of it")]
    public void A_wrong_slot_is_named(int slot, string field, string value, string error) => Assert.Contains(
        ErrorsOf(form => form["slots"]![slot]![field] = JsonNode.Parse(value)),
        told => told.StartsWith("toy/forms/order.json: " + error, StringComparison.Ordinal));

    [Fact]
    public void A_word_for_two_values_is_named() => Assert.Contains(
        ErrorsOf(form => form["slots"]![0]!["values"]![0]!["words"] = new JsonObject { ["en"] = new JsonArray("Pear") }),
        told => told.Contains("'pear' names two of them", StringComparison.Ordinal));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Assert.InRange(
        ErrorsOf(form =>
        {
            form.Remove("title");
            form.Remove("help");
            form["then"] = "leave";
            form["slots"]![0]!["about"] = "";
        }).Count,
        4,
        8);

    [Fact]
    public void A_form_that_no_assistant_allows_and_one_that_is_not_there_are_named()
    {
        Write("assistant.json", """{ "languages": ["en"], "tools": [] }""");
        Assert.Contains(Errors(), told => told.Contains("is not among the tools of assistant.json", StringComparison.Ordinal));

        Directory.CreateDirectory(Path.Combine(_folder, "other"));
        Write("assistant.json", """{ "languages": ["en"], "tools": ["order"] }""");
        File.WriteAllText(Path.Combine(_folder, "other", "assistant.json"), """{ "languages": ["en"], "tools": ["order"] }""");
        const string Missing = "other/assistant.json: tools: 'order' is a form that this assistant does not have";
        Assert.Contains(Errors(), told => told.StartsWith(Missing, StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_needs_an_assistant_that_takes_requests()
    {
        File.Delete(Path.Combine(_folder, "toy", "requests.json"));

        Assert.Contains(Errors(), told => told.Contains("for which the assistant needs requests.json", StringComparison.Ordinal));
    }

    [Fact]
    public void What_all_forms_say_is_there_in_every_language() =>
        Assert.Empty(Shipped.Hotel.Languages.Except(new FormTexts().Languages, StringComparer.Ordinal));

    private FormCatalog Load() => FormCatalog.Load(_folder, _clock);

    private IReadOnlyList<string> ErrorsOf(Action<JsonObject> spoil)
    {
        var form = Good;
        spoil(form);
        Write("forms/order.json", form.ToJsonString());
        return Errors();
    }

    private IReadOnlyList<string> Errors() => Assert.Throws<AssistantDataException>(Load).Errors;

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, "toy", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
