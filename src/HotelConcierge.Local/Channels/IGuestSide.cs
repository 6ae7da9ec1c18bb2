using HotelConcierge.Assistants;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Say;

namespace HotelConcierge.Local.Channels;

/// <summary>How <c>say</c> writes on a channel as a guest.</summary>
internal interface IGuestSide
{
    /// <summary>The channel in the usage of <c>say</c>: its name, and in brackets what that does not tell.</summary>
    string Usage { get; }

    /// <summary>What the usage says of this channel's guests beside <c>--as</c>; null for nothing.</summary>
    string? GuestUsage { get; }

    /// <summary>Whether its phones, which then are <see cref="IButtonPhone"/>s, show buttons to tap.</summary>
    bool HasButtons { get; }

    /// <summary>Reads what was given with <c>--as</c>.</summary>
    /// <returns>The guest's address as the channel writes it, or what is wrong.</returns>
    (string? Guest, string? Problem) ReadGuest(string given);

    /// <summary>Takes the guest's phone in hand; what is on it already is not shown.</summary>
    /// <param name="running">The host that is written to, which runs.</param>
    /// <returns>The phone, or what is wrong.</returns>
    Task<(IGuestPhone? Phone, string? Problem)> OpenPhoneAsync(
        SayOptions asked, RunningHost running, AssistantCatalog assistants, HttpClient http, CancellationToken cancellationToken);
}
