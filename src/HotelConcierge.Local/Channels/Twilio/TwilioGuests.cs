using HotelConcierge.Assistants;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Channels.Twilio;

/// <summary>Guests with a phone number: on the simulated Twilio, or on a real account, whose answers go to a real phone.</summary>
internal sealed class TwilioGuests(ChannelName channel) : IGuestSide
{
    private const string SimulatedGuest = "whatsapp:+34600000000";
    private const string WhatsApp = "whatsapp:";
    private const string Sms = "sms:";

    public string Usage => $"{channel} (WhatsApp and SMS)";

    public string GuestUsage => "sms:+34... writes an SMS";

    public bool HasButtons => false;

    public (string? Guest, string? Problem) ReadGuest(string given)
    {
        var address = AddressOf(given);
        return IsNumber(address)
            ? (address, null)
            : (null, "--as takes a number with its country code, such as +34600000000 or sms:+34600000000.");
    }

    public async Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken)
    {
        var simulator = running.Note!.SimulatorOf(channel);
        var account = running.Settings.GetSection(TwilioOptions.Section).Get<TwilioOptions>() ?? new();
        if (simulator is null && FindProblem(account, asked) is { } missing)
            return (null, missing);
        var (address, problem) = new TwilioNumbers(channel, assistants)
            .Find(asked.Guest ?? SimulatedGuest, asked.Assistant, simulator is null ? account.From : "");
        if (address is null)
            return (null, problem);
        return simulator is null
            ? (PhoneOf(account, running, address, http), null)
            : (await SimulatedPhone.OpenAsync(http, simulator, address, cancellationToken), null);
    }

    private static TwilioPhone PhoneOf(TwilioOptions account, RunningHost running, ConversationAddress address, HttpClient http)
    {
        var publicAddress = new PublicAddress(Options.Create(running.Settings.Get<PublicAddressOptions>() ?? new()));
        var messages = new TwilioRestMessages(http, Options.Create(account), TimeProvider.System);
        var path = LocalChannels.WebhookPathOf(address.Channel);
        var webhook = new Uri(new Uri(running.Note!.Url), path);
        return new(http, webhook, publicAddress.Of(path) ?? webhook.ToString(), account, messages, address, TimeProvider.System);
    }

    private static string? FindProblem(TwilioOptions account, SayOptions asked) =>
        account.AuthToken.Length == 0 || account.AccountSid.Length == 0
            ? "The host talks to a real Twilio account: run say with the same Twilio settings as the host."
        : account.From.Length == 0 ? "Twilio__From is missing: say has to know which of your numbers the guest writes to."
        : asked.Guest is null ? "A real Twilio account is configured, and the answer goes to a real phone: say whose with --as."
        : null;

    private static bool IsNumber(string address)
    {
        var number = address.StartsWith(WhatsApp, StringComparison.Ordinal) ? address[WhatsApp.Length..] : address;
        return number is ['+', .. var digits] && digits.Length is >= 7 and <= 15 && digits.All(char.IsAsciiDigit);
    }

    private static string AddressOf(string given) =>
        given.StartsWith(Sms, StringComparison.OrdinalIgnoreCase) ? given[Sms.Length..]
        : given.Contains(':', StringComparison.Ordinal) ? given
        : WhatsApp + given;
}
