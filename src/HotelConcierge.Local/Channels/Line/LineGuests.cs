using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Line;

namespace HotelConcierge.Local.Channels.Line;

/// <summary>Guests of the simulated LINE. The real one lets nobody write for another.</summary>
internal sealed class LineGuests(ChannelName channel) : IGuestSide
{
    /// <summary>An account of the simulated business that no assistant lists.</summary>
    public const string AnyAccount = "U1f0e1d2c3b4a59687786a5b4c3d2e1f0";

    /// <summary>The one that the shipped hotel lists.</summary>
    public const string HotelAccount = "U0123456789abcdef0123456789abcdef";

    private const string SimulatedGuest = "U34600000000abcdefabcdefabcdefabc";

    private readonly string _prefix = $"{channel}:";

    public string Usage => channel.Value;

    public string? GuestUsage => null;

    public bool HasButtons => true;

    public (string? Guest, string? Problem) ReadGuest(string given) => SimulatedLine.IsUserId(given)
        ? (given, null)
        : (null, $"On LINE a guest is U and 32 hexadecimal digits: --as {SimulatedGuest}.");

    public async Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken)
    {
        if (running.Note!.SimulatorOf(channel) is not { } simulator)
            return (null, "The host has no simulated LINE, because a real channel is configured; write to the real account from a phone.");
        var (account, problem) = AccountFor(asked.Assistant, assistants);
        if (account is null)
            return (null, problem);
        var address = new ConversationAddress(channel, account, asked.Guest ?? SimulatedGuest);
        var choices = new RememberedChoices(running.Folder, $"{channel}-{address.Guest}");
        var phone = new SimulatedLinePhone(http, simulator, address, choices);
        await phone.SkipAsync(cancellationToken);
        return (phone, null);
    }

    /// <summary>Which of the business's accounts the guest writes to, so that the assistant asked for is the one that answers.</summary>
    private (string? Account, string? Problem) AccountFor(string? name, AssistantCatalog assistants)
    {
        var fallback = assistants.For(new(channel, AnyAccount, SimulatedGuest));
        if ((name is null ? fallback : assistants.Find(name)) is not { } wanted)
            return (null, SayOptions.NoAssistant(name!, assistants));
        var listed = wanted.Addresses.FirstOrDefault(address => address.StartsWith(_prefix, StringComparison.Ordinal));

        // One assistant answers the accounts that nobody lists.
        return listed is not null ? (listed[_prefix.Length..], null)
            : wanted == fallback ? (AnyAccount, null)
            : (null, $"No account leads to the assistant '{wanted.Name}': give it one in its assistant.json, or with "
                + $"{AssistantOptions.NameOf(wanted.Name)}.");
    }
}
