using HotelConcierge.Assistants;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Say;

/// <summary>Which of our numbers the guest writes to, so that the assistant asked for is the one that answers.</summary>
internal sealed class SayNumbers(AssistantCatalog assistants)
{
    private static readonly ChannelName Twilio = new("twilio");
    private const string Prefix = "twilio:";
    private const string AnyWhatsAppNumber = "whatsapp:+14155238886";
    private const string AnySmsNumber = "+15005550006";

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

        var fallback = assistants.For(new(Twilio, unlisted, guest));
        if ((assistant is null ? fallback : assistants.Find(assistant)) is not { } wanted)
            return (null, $"There is no assistant '{assistant}'. There are: {Names()}.");
        var listed = wanted.Addresses
            .Where(address => address.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(address => address[Prefix.Length..])
            .FirstOrDefault(number => IsWhatsApp(number) == isWhatsApp);

        // One assistant answers the numbers that nobody lists.
        return (listed ?? (wanted == fallback ? unlisted : null)) is { } number
            ? (new(Twilio, number, guest), null)
            : (null, $"No number of this kind leads to the assistant '{wanted.Name}': give it one in its assistant.json.");
    }

    private static bool IsWhatsApp(string address) => address.StartsWith("whatsapp:", StringComparison.Ordinal);

    private string Names() => string.Join(", ", assistants.All.Select(assistant => assistant.Name));
}
