using HotelConcierge.Media;
using HotelConcierge.Messages;

namespace HotelConcierge.Assistants;

/// <summary>
/// The sentences that an assistant says without a model, by their keys in <c>replies.json</c>. Every assistant has all of
/// <see cref="Required"/> in each of its languages.
/// </summary>
public static class ReplyKeys
{
    /// <summary>"One moment": the answer takes long.</summary>
    public const string Hold = "hold";

    /// <summary>No answer could be made; nothing the guest did was wrong.</summary>
    public const string Apology = "apology";

    /// <summary>The guest opted out; says how to come back.</summary>
    public const string Stopped = "stopped";

    /// <summary>The guest opted in again.</summary>
    public const string Resumed = "resumed";

    /// <summary>The conversation starts afresh; what is known about the guest stays.</summary>
    public const string Reset = "reset";

    /// <summary>Everything about the guest was erased.</summary>
    public const string Forgotten = "forgotten";

    /// <summary>What the assistant can do and how to ask for it.</summary>
    public const string Help = "help";

    /// <summary>The model's service declined to answer this message.</summary>
    public const string Refused = "refused";

    /// <summary>Instead of an answer, after repeated misuse: short, friendly, and final for the time being.</summary>
    public const string Slowed = "slowed";

    /// <summary>Not a reply: nothing is sent. No <c>replies.json</c> has it.</summary>
    public const string Silence = "";

    /// <summary>The guest has used up what they may in a day; tomorrow they can ask again.</summary>
    public const string BudgetOfDay = "budget.day";

    /// <summary>The question takes more work than one turn may; smaller ones can be answered.</summary>
    public const string BudgetOfTurn = "budget.turn";

    /// <summary>Stands after an answer that the model's limit cut short: the guest may ask for the rest.</summary>
    public const string CutShort = "cutShort";

    /// <summary>The message had no words and nothing else in it.</summary>
    public const string Empty = "empty";

    /// <summary>
    /// Stands in a turn's plan where the brief's preface is all that is said, as of a proactive message: no assistant has it. Stored under
    /// its first name.
    /// </summary>
    public const string Preface = "notice";

    /// <summary>What is not the assistant's business; needed where its model may decline.</summary>
    public const string OffTopic = "offTopic";

    /// <summary>Misuse; needed where its model may decline.</summary>
    public const string Misuse = "malicious";

    /// <summary>A file that the channel does not have any more, or that could not be fetched in time.</summary>
    public const string FileGone = "file.gone";

    /// <summary>A file that is larger than can be passed on.</summary>
    public const string FileTooLarge = "file.tooLarge";

    /// <summary>A file that is broken or locked, or not what it says it is.</summary>
    public const string FileUnreadable = "file.unreadable";

    /// <summary>A voice message in which no words were found.</summary>
    public const string VoiceUnclear = "voice.unclear";

    /// <summary>All keys that the core itself uses.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        Hold, Apology, Stopped, Resumed, Reset, Forgotten, Help, Refused, Slowed, BudgetOfDay, BudgetOfTurn, CutShort, Empty,
        FileGone, FileTooLarge, FileUnreadable, VoiceUnclear,
        .. Enum.GetValues<MessageKind>().Where(kind => kind != MessageKind.Text).Select(CannotCarry),
    ];

    /// <summary>The key of what is said about a file of which nothing came; null where there is nothing to say.</summary>
    public static string? FileTrouble(FileOutcome outcome) => outcome switch
    {
        FileOutcome.Gone => FileGone,
        FileOutcome.TooLarge => FileTooLarge,
        FileOutcome.Unreadable => FileUnreadable,
        FileOutcome.Unclear => VoiceUnclear,
        _ => null,
    };

    /// <summary>The key of the answer to something this assistant cannot take: <c>cannotCarry.voice</c>.</summary>
    /// <remarks>A text that cannot be taken is an <see cref="Empty"/> one.</remarks>
    public static string CannotCarry(MessageKind kind) => kind switch
    {
        MessageKind.Text => Empty,
        MessageKind.Voice => "cannotCarry.voice",
        MessageKind.Picture => "cannotCarry.picture",
        MessageKind.Video => "cannotCarry.video",
        MessageKind.Document => "cannotCarry.document",
        MessageKind.Sticker => "cannotCarry.sticker",
        MessageKind.Location => "cannotCarry.location",
        MessageKind.Contact => "cannotCarry.contact",
        _ => "cannotCarry.other",
    };
}
