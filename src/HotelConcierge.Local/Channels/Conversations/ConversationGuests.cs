using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;

namespace HotelConcierge.Local.Channels.Conversations;

/// <summary>Guests of the simulated Twilio Conversations, in a web chat. The real one lets nobody write for another.</summary>
internal sealed class ConversationGuests(ChannelName channel) : IGuestSide
{
    private const string SimulatedConversation = "CH34600000000abcdefabcdefabcdefabc";
    private const string SimulatedService = "IS00000000000000000000000000000051";

    public string Usage => $"{channel} (Twilio's)";

    public string? GuestUsage => null;

    public bool HasButtons => false;

    public (string? Guest, string? Problem) ReadGuest(string given) => SimulatedConversations.IsConversationSid(given)
        ? (given, null)
        : (null, $"In Twilio Conversations a guest is a conversation, CH and 32 hexadecimal digits: --as {SimulatedConversation}.");

    public async Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken)
    {
        if (running.Note!.SimulatorOf(channel) is not { } simulator)
        {
            return (
                null,
                "The host has no simulated Twilio Conversations, because a real channel is configured; write from a phone or a web chat.");
        }

        if (asked.Assistant is { } name && assistants.Find(name) is null)
            return (null, SayOptions.NoAssistant(name, assistants));
        var address = new ConversationAddress(channel, SimulatedService, asked.Guest ?? SimulatedConversation);
        var phone = new SimulatedConversationPhone(http, simulator, address, asked.Assistant);
        await phone.SkipAsync(cancellationToken);
        return (phone, null);
    }
}
