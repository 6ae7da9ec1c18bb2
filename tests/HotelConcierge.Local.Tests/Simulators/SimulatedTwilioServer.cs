using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwilioFault = HotelConcierge.Contracts.Channels.TwilioFault;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>The simulated Twilio as the contract's server: real HTTP on loopback.</summary>
internal sealed class SimulatedTwilioServer(SimulatedTwilio twilio, ManualTimeProvider clock) : ITwilioServer
{
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> Taken =>
        [.. twilio.Messages.Where(message => !message.IsInbound).Select(message => FieldsOf(message).ToList())];

    public IReadOnlyList<string> TypingFor => [.. twilio.Typing.Snapshot().Select(shown => shown.MessageSid)];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="typingFor">A guest's message that was received before.</param>
    public static async Task<(SimulatedTwilioServer Server, SimulatedTwilio Twilio)> StartAsync(
        string typingFor,
        string guest,
        string business)
    {
        var clock = new ManualTimeProvider();
        var twilio = await SimulatedTwilio.StartAsync(
            new SimulatedTwilioOptions { TimeProvider = clock, WebhookUrl = "http://127.0.0.1:1/nobody-listens" }
        );

        // The contract's callbacks would go to an address outside.
        twilio.StatusMode = StatusMode.Missing;
        await twilio.DeliverAsync(new InboundSms(guest, business, "Good morning") { MessageSid = typingFor });
        return (new SimulatedTwilioServer(twilio, clock), twilio);
    }

    /// <summary>The same, and our messages on it as the hosts wire them.</summary>
    /// <param name="services">What a host registers before the channel.</param>
    public static async Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync(IServiceCollection services)
    {
        var (server, twilio) = await StartAsync("SM0123456789abcdef0123456789abcdef", "whatsapp:+447700900123", "whatsapp:+12025550100");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = twilio.Options.AccountSid,
            ["Twilio:AuthToken"] = twilio.Options.AuthToken,
            ["Twilio:ApiBaseUrl"] = twilio.BaseAddress.ToString(),
        }).Build();
        var provider = services.AddSingleton(twilio.Options.TimeProvider).AddTwilio(configuration).BuildServiceProvider();
        return (server, provider.GetRequiredService<ITwilioMessages>());
    }

    public void FailNext(TwilioFault fault) => twilio.Faults.Add(fault switch
    {
        TwilioFault.TooManyRequests => new(TwilioFaultKind.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(7) },
        TwilioFault.OptedOut => new(TwilioFaultKind.OptedOut),
        TwilioFault.WindowClosed => new(TwilioFaultKind.OutsideWindow),
        TwilioFault.BadToken => new(TwilioFaultKind.NotAuthenticated),
        TwilioFault.ServerError => new(TwilioFaultKind.ServerError),
        TwilioFault.HtmlBadGateway => new(TwilioFaultKind.BadGateway),
        TwilioFault.TakenThenDropped => new(TwilioFaultKind.DropAfterAccepting),
        TwilioFault.TakenThenGarbled => new(TwilioFaultKind.GarbleAfterAccepting),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "The simulated Twilio has no such fault."),
    });

    public void FailListing() =>
        twilio.Faults.Add(new(TwilioFaultKind.Unavailable) { On = TwilioOperation.ListMessages, Times = null });

    public ValueTask DisposeAsync() => twilio.DisposeAsync();

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(SimulatedMessage message)
    {
        (string Name, string? Value)[] fields =
        [
            ("To", message.To),
            ("From", message.MessagingServiceSid is null ? message.From : null),
            ("MessagingServiceSid", message.MessagingServiceSid),
            ("Body", message.ContentSid is null ? message.Body : null),
            .. message.MediaUrls.Select(url => ("MediaUrl", (string?)url)),
            ("ContentSid", message.ContentSid),
            ("ContentVariables", message.ContentVariables),
            ("StatusCallback", message.StatusCallback),
        ];
        return fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => KeyValuePair.Create(field.Name, field.Value!));
    }
}
