namespace HotelConcierge.Messages;

/// <summary>What a channel can show at an address besides text. What it cannot, <c>ReplyRenderer</c> says in words.</summary>
/// <param name="Text">How text has to look.</param>
public sealed record ChannelAbilities(TextStyle Text)
{
    /// <summary>The most choices to offer at once, more than which nobody reads on a phone: as many as a WhatsApp list has rows.</summary>
    public const int MostNumberedChoices = 10;

    /// <summary>Options to tap; null: they are numbered text.</summary>
    public ChoiceAbility? Choices { get; init; }

    /// <summary>Links of their own to tap; null: they are text.</summary>
    public LinkAbility? Links { get; init; }

    /// <summary>How pictures reach the guest.</summary>
    public MediaAbility Pictures { get; init; } = MediaAbility.None;

    /// <summary>How documents reach the guest, and as a document what its own kind does not take.</summary>
    public MediaAbility Files { get; init; } = MediaAbility.None;

    /// <summary>How recordings reach the guest.</summary>
    public MediaAbility Audio { get; init; } = MediaAbility.None;

    /// <summary>How videos reach the guest.</summary>
    public MediaAbility Videos { get; init; } = MediaAbility.None;

    /// <summary>
    /// The longest caption of a picture, a document, a recording or a video, in UTF-16 code units after formatting;
    /// longer ones follow as text.
    /// </summary>
    public int MaxCaption { get; init; } = 1024;

    /// <summary>Whether it shows a place as a map; if not, the guest gets a link to one.</summary>
    public bool Locations { get; init; }

    /// <summary>The most options that a feature should offer at once on this channel.</summary>
    public int MostChoices => Math.Min(Choices?.MaxOptions ?? MostNumberedChoices, MostNumberedChoices);

    /// <summary>
    /// How a file of a kind goes: as what it is, else as a document; null where the guest has to be told of it in words. A way that needs
    /// an address is one also while there is none.
    /// </summary>
    /// <param name="kind">One of <see cref="Pictures"/>, <see cref="Files"/>, <see cref="Audio"/>, <see cref="Videos"/>.</param>
    public MediaAbility? CarrierOf(MediaAbility kind, MediaSource source)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Accepts(source) ? kind : Files.Accepts(source) ? Files : null;
    }
}

/// <summary>A channel's limits for options to tap. Choices beyond them are numbered text.</summary>
/// <param name="MaxOptions">The most options of one message.</param>
/// <param name="MaxLabel">The longest label, in UTF-16 code units.</param>
public sealed record ChoiceAbility(int MaxOptions, int MaxLabel)
{
    /// <summary>The longest text above the options, in UTF-16 code units after formatting.</summary>
    public int MaxBody { get; init; } = int.MaxValue;

    /// <summary>The longest description that an option shows by itself, in UTF-16 code units; longer ones stand in the text above.</summary>
    public int MaxDescription { get; init; }
}

/// <summary>A channel's limits for a message of its own that holds a link to tap. Links beyond them are text.</summary>
/// <param name="MaxLabel">The most characters on the button, in UTF-16 code units.</param>
/// <param name="MaxBody">The longest text above it, in UTF-16 code units after formatting.</param>
public sealed record LinkAbility(int MaxLabel, int MaxBody);
