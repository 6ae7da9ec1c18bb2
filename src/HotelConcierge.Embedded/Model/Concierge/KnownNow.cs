using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Proposals;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>What the model was told beside its instructions, read as any model reads it: from the messages.</summary>
internal sealed class KnownNow
{
    private readonly JsonObject _known;

    private KnownNow(JsonObject known) => _known = known;

    /// <summary>What a feature told under this name; null for nothing.</summary>
    public JsonNode? this[string name] => _known[name];

    /// <summary>Two letters.</summary>
    public string Language => Text(_known, "language");

    public DateTime Now => DateTime.TryParseExact(
        Text(_known, "now"), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var now)
        ? now
        : default;

    /// <summary>What the guest wrote in this turn, without the labels of what they tapped; null where it is not told.</summary>
    public string? Words => _known["guest_message"]?["words"]?.ToString();

    /// <summary>What the guest can choose from.</summary>
    public ImmutableArray<OfferedOption> Choices =>
    [
        .. (_known["open_choices"]?["choices"] as JsonArray ?? []).OfType<JsonObject>().Select(choice => new OfferedOption(
            Text(choice, "choice_id"),
            Text(choice, "label"),
            Text(choice, "means") switch
            {
                "more" => OptionKind.More,
                "cancel" => OptionKind.Yes,
                "keep" => OptionKind.No,
                _ => OptionKind.Choice,
            },
            StartOf(choice))),
    ];

    /// <summary>What the guest was asked whether it is to be done; null when nothing is open.</summary>
    public string? Proposal => _known["open_proposal"]?["proposal_id"]?.ToString();

    /// <summary>The forms that the guest has begun: each one's name, what was asked last, and whether that was just before.</summary>
    public ImmutableArray<(string Form, string Asked, bool IsAskedLast)> Forms =>
    [
        .. (_known["open_forms"] as JsonArray ?? []).OfType<JsonObject>().Select(form => (
            Text(form, "form"), Text(form, "asked"), Text(form, "asked_last") == "true")),
    ];

    /// <summary>The guest's coming spa bookings: id, treatment, day and time.</summary>
    public ImmutableArray<(string Id, string Treatment, DateTime Start)> Bookings =>
    [
        .. (_known["spa_bookings"] as JsonArray ?? []).OfType<JsonObject>().Select(booking => (
            Text(booking, "booking_id"), Text(booking, "treatment"), StartOf(booking)?.DateTime ?? default)),
    ];

    /// <summary>What each treatment costs and how long it takes, as the guest reads it.</summary>
    public ImmutableArray<(string Treatment, string Details)> Treatments =>
    [
        .. (_known["spa_treatments"] as JsonArray ?? []).OfType<JsonObject>().Select(one => (Text(one, "treatment"), Text(one, "details"))),
    ];

    /// <summary>Null for a conversation whose model is no agent: it is told nothing, or not what the time is.</summary>
    public static KnownNow? In(IEnumerable<ChatMessage> conversation)
    {
        var told = conversation.LastOrDefault(message => message.Role == ChatRole.System
            && message.Text.StartsWith(ModelContext.Heading, StringComparison.Ordinal));
        if (told is null)
            return null;
        return JsonNode.Parse(told.Text[ModelContext.Heading.Length..]) is JsonObject known
            ? known.ContainsKey("now") ? new(known) : null
            : throw new JsonException("What is known now has to be a JSON object.");
    }

    private static DateTimeOffset? StartOf(JsonObject item) => DateTime.TryParseExact(
        $"{Text(item, "day")} {Text(item, "from")}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        ? new(start, TimeSpan.Zero)
        : null;

    private static string Text(JsonNode node, string name) => EmbeddedConcierge.Text(node, name);
}
