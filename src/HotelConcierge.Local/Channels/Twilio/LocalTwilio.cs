using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Channels.Twilio;

/// <summary>Twilio on this host: WhatsApp and SMS.</summary>
internal sealed class LocalTwilio : ILocalChannel
{
    private const string SimulatedTemplate = "HX00000000000000000000000000000000";

    public LocalTwilio() => Guests = new TwilioGuests(Name);

    public ChannelName Name { get; } = new("twilio");

    public ChannelRegistration Registration => TwilioRegistration.Channel;

    public string Title => "Twilio";

    public string SimulationRemark => "nothing is sent anywhere; set Twilio__AccountSid and Twilio__AuthToken for the real one";

    public IGuestSide Guests { get; }

    public async Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var twilio = await SimulatedTwilio.StartAsync(cancellationToken: cancellationToken);
        return new(twilio, twilio.BaseAddress, SettingsFor(twilio), url => twilio.WebhookUrl = url);
    }

    public string? DescribeAccount(IServiceProvider services) =>
        services.GetRequiredService<IOptions<TwilioOptions>>().Value is { AccountSid.Length: > 0 } account
            ? $"{account.ApiBaseUrl}, account {account.AccountSid}"
            : null;

    /// <remarks>With the shipped hotel's number and templates that no account has, so that who never wrote can be written to.</remarks>
    private static Dictionary<string, string?> SettingsFor(SimulatedTwilio twilio) => new(Templates, StringComparer.Ordinal)
    {
        ["Twilio:AccountSid"] = twilio.Options.AccountSid,
        ["Twilio:AuthToken"] = twilio.Options.AuthToken,
        ["Twilio:ApiBaseUrl"] = twilio.BaseAddress.ToString(),
        ["Twilio:From"] = "whatsapp:+12025550143",
    };

    private static IEnumerable<KeyValuePair<string, string?>> Templates =>
        from message in ConciergeServices.ProactiveMessages
        select KeyValuePair.Create($"Twilio:{message.Kind.Template.Name}Template", (string?)SimulatedTemplate);
}
