using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.World;

/// <summary>Where the guest of a scenario is.</summary>
internal enum GuestChannel
{
    /// <summary>WhatsApp through Twilio, which every deployment has.</summary>
    Twilio,

    /// <summary>WhatsApp directly from Meta.</summary>
    WhatsApp,

    Telegram,
    Line,

    /// <summary>The web chat.</summary>
    Web,
}

/// <summary>A channel beside Twilio's, with the phone of the one guest who is there.</summary>
internal interface IGuestSide : IAsyncDisposable
{
    /// <summary>The product's settings for it.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The texts on the guest's phone.</summary>
    IReadOnlyList<string> Phone { get; }

    /// <summary>The deployment listens there from now on.</summary>
    void Open(string url);

    /// <summary>Completes when the guest's phone shows so many.</summary>
    Task WaitForMessagesAsync(int count, CancellationToken cancellationToken);

    /// <summary>The id that the first message of a guest's action has, by whose turn its answer comes.</summary>
    /// <param name="number">Of the action, from 1.</param>
    string IdOf(int number);

    /// <summary>
    /// Brings what a guest sends to the deployment, a message for each file and its words with the first. What was not thanked for is
    /// brought again when this is called again with the same number.
    /// </summary>
    /// <returns>Whether all of it was thanked for.</returns>
    Task<bool> TellAsync(InboundSms message, int number, CancellationToken cancellationToken);
}
