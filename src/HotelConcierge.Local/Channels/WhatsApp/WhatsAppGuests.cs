using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;

namespace HotelConcierge.Local.Channels.WhatsApp;

/// <summary>Guests of the simulated WhatsApp. The real one lets nobody write for another.</summary>
internal sealed class WhatsAppGuests(ChannelName channel) : IGuestSide
{
    /// <summary>A number of the simulated business that no assistant lists.</summary>
    public const string AnyNumber = "+14155238886";

    private const string SimulatedGuest = "+34600000000";

    private readonly string _prefix = $"{channel}:";

    public string Usage => $"{channel} (directly from Meta)";

    public string? GuestUsage => null;

    public bool HasButtons => true;

    public (string? Guest, string? Problem) ReadGuest(string given) =>
        given is ['+', .. var digits] && digits.Length is >= 7 and <= 15 && digits.All(char.IsAsciiDigit)
            ? (given, null)
            : (null, $"On WhatsApp a guest is a number with its country code: --as {SimulatedGuest}.");

    public async Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken)
    {
        if (running.Note!.SimulatorOf(channel) is not { } simulator)
            return (null, "The host has no simulated WhatsApp, because a real channel is configured; write to the real number from a phone.");
        var (number, problem) = NumberFor(asked.Assistant, assistants);
        if (number is null)
            return (null, problem);
        var address = new ConversationAddress(channel, number, asked.Guest ?? SimulatedGuest);
        var choices = new RememberedChoices(running.Folder, $"{channel}-{address.Guest[1..]}");
        var phone = new SimulatedWhatsAppPhone(http, simulator, address, choices);
        await phone.SkipAsync(cancellationToken);
        return (phone, null);
    }

    /// <summary>Which of the business's numbers the guest writes to, so that the assistant asked for is the one that answers.</summary>
    private (string? Number, string? Problem) NumberFor(string? name, AssistantCatalog assistants)
    {
        var fallback = assistants.For(new(channel, AnyNumber, SimulatedGuest));
        if ((name is null ? fallback : assistants.Find(name)) is not { } wanted)
            return (null, SayOptions.NoAssistant(name!, assistants));
        var listed = wanted.Addresses.FirstOrDefault(address => address.StartsWith(_prefix, StringComparison.Ordinal));

        // One assistant answers the numbers that nobody lists.
        return listed is not null ? (listed[_prefix.Length..], null)
            : wanted == fallback ? (AnyNumber, null)
            : (null, $"No number leads to the assistant '{wanted.Name}': give it one in its assistant.json, or with "
                + $"{AssistantOptions.NameOf(wanted.Name)}.");
    }
}
