using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Telegram;

/// <summary>
/// What Telegram's refusals mean for a message of ours. Telegram's codes are HTTP's, and its descriptions are prose that it
/// may change, so only what has no code of its own is told by them. See https://core.telegram.org/api/errors.
/// </summary>
/// <remarks>
/// Telegram has no idempotency key and cannot be asked what it sent, so after a 5xx a message may come twice (decision 0003).
/// </remarks>
public static class TelegramErrors
{
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int TooManyRequests = 429;

    // Words that an operator may read: a description can repeat the guest's text, so nothing else of it is passed on.
    private static readonly string[] _knownWords =
    [
        "bot was blocked by the user",
        "user is deactivated",
        "bot can't initiate conversation",
        "chat not found",
        "can't parse entities",
        "message is too long",
        "message text is empty",
        "text must be non-empty",
        "caption is too long",
        "wrong file identifier",
        "failed to get HTTP URL content",
        "wrong type of the web page content",
        "PHOTO_INVALID_DIMENSIONS",
        "IMAGE_PROCESS_FAILED",
        "file is too big",
        "bytes is too big",
        "BUTTON_DATA_INVALID",
        "query is too old",
        "message is not modified",
        "terminated by",
    ];

    /// <summary>Reads a refusal.</summary>
    /// <param name="code">Telegram's error code, or the HTTP status.</param>
    /// <param name="description">Telegram's words; empty where there are none.</param>
    /// <param name="retryAfter">How long Telegram asked us to wait.</param>
    public static SendOutcome.Failed FromAnswer(int code, string description, TimeSpan? retryAfter)
    {
        ArgumentNullException.ThrowIfNull(description);
        var known = Array.Find(_knownWords, words => description.Contains(words, StringComparison.OrdinalIgnoreCase));
        var name = code.ToString(CultureInfo.InvariantCulture) + (known is null ? "" : " " + known);
        return new(KindOf(code), name, retryAfter, RemedyFor(code));
    }

    /// <summary>Whether Telegram could not read our formatting, so that the words alone may pass.</summary>
    public static bool IsAboutFormatting(TelegramAnswer answer) => Says(answer, "can't parse entities", "ENTITY", "unsupported start tag");

    /// <summary>
    /// Whether the topic of the message is gone, or closed to bots, so that it may pass outside of it. Telegram has also refused topics of
    /// private chats that were there.
    /// </summary>
    public static bool IsAboutTopic(TelegramAnswer answer) => Says(answer, "message thread not found", "TOPIC_");

    /// <summary>Whether Telegram would not take the file, so that words have to do instead.</summary>
    public static bool IsAboutFile(TelegramAnswer answer) =>
        Says(
            answer,
            "file identifier",
            "HTTP URL",
            "web page content",
            "PHOTO_",
            "IMAGE_PROCESS",
            "file is too big",
            "bytes is too big",
            "file must be non-empty",
            "DOCUMENT_",

            // A guest may forbid voice messages and videos of others.
            "VOICE_MESSAGES_FORBIDDEN",
            "AUDIO_",
            "VIDEO_",
            "wrong remote file");

    private static bool Says(TelegramAnswer answer, params ReadOnlySpan<string> words)
    {
        if (answer.Failure is not { Kind: SendFailure.Permanent })
            return false;
        foreach (var word in words)
            if (answer.Description.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static string? RemedyFor(int code) =>
        code switch
        {
            Unauthorized =>
                "Telegram refuses our token: set Telegram__BotToken as @BotFather shows it, and restart; what waits is sent then.",
            NotFound =>
                "Telegram knows no such bot: set Telegram__BotToken as @BotFather shows it (and Telegram__ApiBaseUrl, where it is set, to a server of the Bot API), and restart; what waits is sent then.",
            _ => null,
        };

    private static SendFailure KindOf(int code) => code switch
    {
        // The guest has blocked the bot, left Telegram, or never wrote to it: nothing may be sent until they write.
        Forbidden => SendFailure.OptedOut,
        TooManyRequests => SendFailure.RateLimited,

        // A token that was renewed, a deleted bot, the address of another server: the guest's answer outlasts the minutes until
        // somebody has seen to it.
        Unauthorized or NotFound => SendFailure.Transient,
        >= 300 and < 500 => SendFailure.Permanent,
        _ => SendFailure.Unknown,
    };
}
