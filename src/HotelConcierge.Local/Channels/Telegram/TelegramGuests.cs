using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Channels.Telegram;

/// <summary>Guests of the simulated Telegram. The real one lets nobody write for another.</summary>
internal sealed class TelegramGuests(ChannelName channel) : IGuestSide
{
    private const string SimulatedGuest = "600000000";

    public string Usage => channel.Value;

    public string? GuestUsage => null;

    public bool HasButtons => true;

    public (string? Guest, string? Problem) ReadGuest(string given) =>
        long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? (given.TrimStart('+'), null)
            : (null, $"On Telegram a guest is a number: --as {SimulatedGuest}.");

    public async Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken)
    {
        if (running.Note!.SimulatorOf(channel) is not { } simulator)
            return (null, "The host has no simulated Telegram, because a real channel is configured; write to the real bot from a phone.");
        if (asked.Assistant is { } name && assistants.Find(name) is null)
            return (null, SayOptions.NoAssistant(name, assistants));

        var bot = new TelegramOptions { BotToken = new SimulatedTelegramOptions().BotToken }.BotId;
        var address = new ConversationAddress(channel, bot, asked.Guest ?? SimulatedGuest);
        var choices = new RememberedChoices(running.Folder, address.Guest);
        var phone = new TelegramPhone(http, simulator, address, choices);
        await phone.SkipAsync(cancellationToken);
        return (phone, null);
    }
}
