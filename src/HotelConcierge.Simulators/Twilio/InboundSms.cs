using System.Text.Json.Serialization;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Something a guest sends to one of our addresses, by SMS or WhatsApp.</summary>
/// <param name="From">The guest's address; on WhatsApp it may be a business-scoped id when there is no number.</param>
/// <param name="To">The address written to.</param>
/// <param name="Body">The words; empty for a picture without caption or a place.</param>
public sealed record InboundSms(string From, string To, string Body)
{
    /// <summary>The message's SID; null lets the simulator make one.</summary>
    public string? MessageSid { get; init; }

    /// <summary>Files that come with it, in order. The simulator keeps them and serves them to the account.</summary>
    public IReadOnlyList<SimulatedMedia> Media { get; init; } = [];

    /// <summary>The guest's WhatsApp profile name.</summary>
    public string? ProfileName { get; init; }

    /// <summary>WhatsApp's own id of the guest; null takes the digits of <c>From</c>.</summary>
    public string? WaId { get; init; }

    public string? ExternalUserId { get; init; }

    public string? ParentExternalUserId { get; init; }

    /// <summary>The text on the button that was tapped, with <see cref="ButtonPayload"/>.</summary>
    public string? ButtonText { get; init; }

    public string? ButtonPayload { get; init; }

    /// <summary>
    /// What an Advanced Opt-Out of the service took the words for: <c>STOP</c>, <c>START</c> or <c>HELP</c>; null where there is none.
    /// </summary>
    public string? OptOutType { get; init; }

    /// <summary>The advertisement that the guest tapped before they wrote; WhatsApp only.</summary>
    public SimulatedReferral? Referral { get; init; }

    /// <summary>The SID of the message, of either side, that the guest replies to; WhatsApp only.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>A place the guest shares.</summary>
    public SimulatedPlace? Place { get; init; }

    /// <summary>Further form fields, as Twilio may add at any time; they win over the ones made here.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A file that comes with an inbound message. In JSON its bytes are Base64.</summary>
public sealed record SimulatedMedia(string ContentType, byte[] Bytes)
{
    /// <summary>How it is served.</summary>
    [JsonIgnore]
    public FileConduct Conduct { get; init; } = new();
}

/// <summary>An advertisement that leads to a chat.</summary>
public sealed record SimulatedReferral(string Body, string? Headline = null, string? SourceUrl = null);

/// <summary>A shared place, with coordinates in degrees.</summary>
public sealed record SimulatedPlace(double Latitude, double Longitude, string? Label = null, string? Address = null);
