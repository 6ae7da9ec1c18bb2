using System.Text.Json.Serialization;

namespace HotelConcierge.Messages;

/// <summary>
/// A part of a reply, in words that no channel owns. Tools and features make parts; <c>ReplyRenderer</c> turns them
/// into what the guest's channel can show. A closed union; stored as JSON, so cases and properties are added, never renamed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Choices), "choices")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(File), "file")]
[JsonDerivedType(typeof(Audio), "audio")]
[JsonDerivedType(typeof(Video), "video")]
[JsonDerivedType(typeof(Location), "location")]
[JsonDerivedType(typeof(Link), "link")]
public abstract record ReplyPart
{
    private ReplyPart()
    {
    }

    /// <summary>Words with light formatting.</summary>
    /// <param name="Markdown">As a model writes it, see <c>ReplyFormat</c>; of any length.</param>
    public sealed record Text(string Markdown) : ReplyPart;

    /// <summary>A question to which the guest answers with a tap, or with the number of an option.</summary>
    /// <param name="Heading">The question, in Markdown. May be empty right after a <see cref="Text"/>, which then is the question.</param>
    /// <param name="Options">In the order of their numbers, from 1. A feature offers at most <see
    /// cref="ChannelAbilities.MostChoices"/>.</param>
    /// <param name="Button">On what the guest taps to see the options, where a channel folds them away. Plain text.</param>
    public sealed record Choices(string Heading, IReadOnlyList<ReplyChoice> Options, string Button) : ReplyPart
    {
        /// <summary>What to add where the options are numbered text, such as "Answer with a number." Markdown; may be empty.</summary>
        public string NumberHint { get; init; } = "";
    }

    /// <summary>A picture.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Caption">Markdown below it; may be empty.</param>
    /// <param name="AltText">What it shows, in plain text, for a guest who cannot see it and a channel that cannot carry it.</param>
    public sealed record Picture(MediaSource Source, string Caption, string AltText) : ReplyPart;

    /// <summary>A document.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Name">Its name for the guest, with an extension: <c>menu.pdf</c>.</param>
    /// <param name="Caption">Markdown below it; may be empty.</param>
    public sealed record File(MediaSource Source, string Name, string Caption) : ReplyPart;

    /// <summary>Something to listen to.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Title">What it is, in plain text: what a player shows, and what a guest reads whose channel cannot carry it.</param>
    /// <param name="Caption">Markdown below it; may be empty.</param>
    public sealed record Audio(MediaSource Source, string Title, string Caption) : ReplyPart;

    /// <summary>Something to watch.</summary>
    /// <param name="Source">Where it lies.</param>
    /// <param name="Title">What it is, in plain text, for a guest whose channel cannot carry it.</param>
    /// <param name="Caption">Markdown below it; may be empty.</param>
    public sealed record Video(MediaSource Source, string Title, string Caption) : ReplyPart;

    /// <summary>A place on the map.</summary>
    /// <param name="Name">Plain text.</param>
    /// <param name="Address">Plain text; may be empty.</param>
    /// <param name="Latitude">In degrees, WGS 84, north positive.</param>
    /// <param name="Longitude">In degrees, east positive.</param>
    public sealed record Location(string Name, string Address, double Latitude, double Longitude) : ReplyPart;

    /// <summary>Where to read more.</summary>
    /// <param name="Title">Plain text before the address; may be empty.</param>
    /// <param name="Url">Absolute.</param>
    public sealed record Link(string Title, string Url) : ReplyPart
    {
        /// <summary>Whether it is the last message of the reply, and a message of its own.</summary>
        public bool IsOwnMessage { get; init; }

        /// <summary>
        /// The number by which an answer cites the page, as <c>[2]</c>: the link stands only where it does. Null where it always stands.
        /// </summary>
        public int? CitedAs { get; init; }
    }
}

/// <summary>One of several options.</summary>
/// <param name="Id">
/// Comes back as <see cref="InboundMessage.ChoiceId"/> when the guest taps; 1 to <see cref="MaxIdBytes"/> bytes of UTF-8 (Telegram's
/// limit). A guest can send any id, so it is checked like any other words of theirs.
/// </param>
/// <param name="Label">Plain text on one line, 24 characters at most to fit every channel's buttons; longer ones become numbered text
/// there.</param>
/// <param name="Description">Plain text on one line; may be empty.</param>
public sealed record ReplyChoice(string Id, string Label, string Description = "")
{
    /// <summary>The longest id in bytes of UTF-8; choices with a longer one are numbered text.</summary>
    public const int MaxIdBytes = 64;
}
