namespace HotelConcierge.Languages;

/// <summary>
/// Whole messages that are commands. Case, accents and punctuation do not matter. CANCEL, END and QUIT belong to none although Twilio
/// opts a guest out of SMS for these: guests say "cancel" about bookings.
/// </summary>
internal sealed class CommandWords
{
    /// <summary>Whether guests of every language use these words, so that they do not tell the guest's.</summary>
    public required bool AreUsedByAll { get; init; }

    /// <summary>Ends all messages.</summary>
    public required WordList Stop { get; init; }

    /// <summary>What we send, and that we do: "sending", "reminders". With these words a longer request ends all messages too.</summary>
    public required WordList OurMessages { get; init; }

    /// <summary>Small words around those: "the", "any more".</summary>
    public required WordList AroundOurMessages { get; init; }

    /// <summary>Takes that back.</summary>
    public required WordList Start { get; init; }

    /// <summary>Asks what can be said.</summary>
    public required WordList Help { get; init; }

    /// <summary>Begins a new conversation.</summary>
    public required WordList Reset { get; init; }

    /// <summary>Has all data about the guest deleted.</summary>
    public required WordList Forget { get; init; }
}
