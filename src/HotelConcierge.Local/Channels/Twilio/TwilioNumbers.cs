using HotelConcierge.Assistants;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Channels.Twilio;

/// <summary>Which of our numbers the guest writes to, so that the assistant asked for is the one that answers.</summary>
internal sealed class TwilioNumbers(ChannelName channel, AssistantCatalog assistants)
{
    private const string AnyWhatsAppNumber = "whatsapp:+14155238886";
    private const string AnySmsNumber = "+15005550006";

    private readonly string _prefix = $"{channel}:";

    /// <param name="guest">Decides between WhatsApp and SMS.</param>
    /// <param name="assistant">The one asked for; null for whichever answers.</param>
    /// <param name="sender">The real account's sender; empty for a simulated one, which has any number.</param>
    /// <returns>The address, or what is wrong.</returns>
    public (ConversationAddress? Address, string? Problem) Find(string guest, string? assistant, string sender)
    {
        var isWhatsApp = IsWhatsApp(guest);
        var unlisted = sender.Length > 0 ? sender : isWhatsApp ? AnyWhatsAppNumber : AnySmsNumber;
        if (IsWhatsApp(unlisted) != isWhatsApp)
            return (null, $"Twilio__From is {sender}: --as has to be {(isWhatsApp ? "sms:+..." : "whatsapp:+...")} for it.");

        var fallback = assistants.For(new(channel, unlisted, guest));
        if ((assistant is null ? fallback : assistants.Find(assistant)) is not { } wanted)
            return (null, SayOptions.NoAssistant(assistant!, assistants));
        var listed = wanted.Addresses
            .Where(address => address.StartsWith(_prefix, StringComparison.Ordinal))
            .Select(address => address[_prefix.Length..])
            .FirstOrDefault(number => IsWhatsApp(number) == isWhatsApp);

        // One assistant answers the numbers that nobody lists.
        return (listed ?? (wanted == fallback ? unlisted : null)) is { } number
            ? (new(channel, number, guest), null)
            : (null, $"No number of this kind leads to the assistant '{wanted.Name}': give it one in its assistant.json, or with "
                + $"{AssistantOptions.NameOf(wanted.Name)}.");
    }

    private static bool IsWhatsApp(string address) => address.StartsWith("whatsapp:", StringComparison.Ordinal);
}
