using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Forms;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// A form that is filled with whatever a confused model writes, beside whatever a guest said: what is kept can be had, and the guest is
/// asked something.
/// </summary>
internal sealed class FilledFormTarget : FuzzTarget
{
    private static readonly ConversationId Guest = new("twilio-fuzz");

    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
    private readonly Assistant _assistant = AssistantCatalog.Load(Deployment.AssistantsFolder).Find("hotel")!;
    private readonly FormCatalog _forms;
    private readonly HotelCatalog _hotels;

    public FilledFormTarget()
    {
        _forms = FormCatalog.Load(Deployment.AssistantsFolder, _clock);
        _hotels = HotelCatalog.Load(Deployment.AssistantsFolder, _clock);
    }

    public override string Name => "filled";

    public override double Share => 2;

    public override IEnumerable<string> Seeds =>
        [
            """
            roses on Friday at 10
            {"flower":"roses","day":"2026-11-27","time":"10:00"}
            """,
            """
            no, tulips, am 5.12. um halb elf
            {"flower":"tulips","day":"2026-12-05","time":"10:30","skip":["day"],"cancel":"false"}
            """,
            """
            my umbrella, by the pool, +34 600 000 001, yesterday
            {"what":"my umbrella","where":"by the pool","contact":"+34 600 000 001","when":"2026-11-20"}
            """,
            """
            กุหลาบ พรุ่งนี้ สิบโมง ห้อง 214
            {"flower":"กุหลาบ","room":214,"time":null,"help":true,"over":true}
            """,
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var cut = input.Text.IndexOf('\n', StringComparison.Ordinal);
        var heard = cut < 0 ? "" : input.Text[..cut];
        JsonObject arguments;
        try
        {
            // As RunTool reads what AskModel stored.
            var written = Encoding.UTF8.GetBytes(input.Text[(cut + 1)..]);
            var stored = JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, object?>>(written));
            arguments = JsonNode.Parse(stored) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return "no arguments";
        }

        var outcomes = new List<string>();
        foreach (var form in _forms.Of(_assistant))
            outcomes.Add(await FillAsync(form, heard, arguments));
        return string.Join(' ', outcomes);
    }

    private async Task<string> FillAsync(Form form, string heard, JsonObject arguments)
    {
        var store = new InMemoryTableStore();
        var (texts, forms) = (new FormTexts(), new OpenForms(store));
        var values = new SlotValues(new(LanguageCatalog.Default), texts, LanguageCatalog.Default);
        var flow = new FormFlow(
            forms, new OpenProposals(store, _clock), values, new(values, texts), texts, new StayRooms(_hotels, new NoReservations()));
        var call = new ToolCall("id", Guest, _assistant, (JsonObject)arguments.DeepClone()) { Heard = heard, Turn = "turn", TurnNumber = 1 };
        var visit = new FormVisits(_hotels, _clock).Of(form, call);
        var result = await flow.FillAsync(visit, default);

        Require(result.Line is { Length: > 0 }, "the guest reads nothing");
        Require(result.Outcome is "asking" or "proposed" or "cancelled" or "lapsed", $"it came to {result.Outcome}");
        var open = await forms.FindAsync(Guest, form.Name, default);
        foreach (var (name, value) in open?.Values ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            var slot = form.Slot(name);
            Require(slot is not null, "a slot was kept that does not exist");
            Require(values.Rules(visit, slot!, value, open!.Values).Value == value, "a value was kept that cannot be had");
            Require(slot!.Type is not SlotType.Choice || slot.Value(value) is not null, "a choice was kept that is none");
            Require(value.Length is > 0 and <= 300, "a value was kept that is empty or too long");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{result.Outcome} {open?.Values.Count}");
    }

    private sealed class NoReservations : IReservations
    {
        public Task<IReadOnlyList<Reservation>> FindAsync(Hotel hotel, GuestContact contact, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Reservation>>([]);

        public Task<IReadOnlyList<Arrival>> ArrivingAsync(Hotel hotel, DateOnly day, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Arrival>>([]);
    }
}
