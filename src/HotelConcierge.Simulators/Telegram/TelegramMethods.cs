using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>
/// The methods of the Bot API, within the limits that Telegram documents. What is refused, in which order and in which words is
/// that of the published sources of the Bot API's server and of tdlib (github.com/tdlib), and of its servers where they have the
/// last word: the capitalised ones.
/// </summary>
internal sealed class TelegramMethods
{
    private static readonly string[] _actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "record_audio", "upload_audio",
        "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    private readonly TelegramTaps _taps;
    private readonly ConcurrentDictionary<long, TelegramChat> _chats;
    private readonly Dictionary<string, Func<TelegramCall, IResult>> _methods;

    public TelegramMethods(
        SimulatedTelegramOptions options,
        ConcurrentDictionary<long, TelegramChat> chats,
        TelegramTaps taps,
        MessageNumbers numbers,
        StoredFiles files,
        TelegramBotInfo bot)
    {
        (_taps, _chats) = (taps, chats);
        var messages = new MessageJson(options);
        var sends = new TelegramSends(options, FindChat, numbers, files, messages);
        var edits = new TelegramEdits(options, FindChat, messages);
        _methods = new(StringComparer.OrdinalIgnoreCase)
        {
            ["getMe"] = _ => bot.GetMe(),
            ["setWebhook"] = bot.SetWebhook,
            ["deleteWebhook"] = bot.DeleteWebhook,
            ["getWebhookInfo"] = _ => bot.GetWebhookInfo(),
            ["getFile"] = call => GetFile(call, files),
            ["sendMessage"] = sends.Text,
            ["sendPhoto"] = sends.Photo,
            ["sendDocument"] = sends.Document,
            ["sendAudio"] = sends.Audio,
            ["sendVoice"] = sends.Voice,
            ["sendVideo"] = sends.Video,
            ["setMessageReaction"] = call => TelegramReactions.Set(call, FindChat),
            ["sendVenue"] = sends.Venue,
            ["sendLocation"] = sends.Location,
            ["sendChatAction"] = ShowTyping,
            ["answerCallbackQuery"] = AnswerTap,
            ["editMessageText"] = edits.Text,
            ["editMessageReplyMarkup"] = edits.Markup,
        };
    }

    public IResult Run(TelegramCall call) =>
        _methods.TryGetValue(call.Method, out var method) ? method(call) : TelegramAnswers.NoSuchMethod;

    private IResult ShowTyping(TelegramCall call)
    {
        if (!_actions.Contains(call.Value("action"), StringComparer.Ordinal))
            return TelegramAnswers.BadRequest("wrong parameter action in request");
        if (FindChat(call, out var refusal) is not { } chat)
            return refusal;
        if (!chat.HasTopic(call.Long("message_thread_id")))
            return TelegramAnswers.BadRequest("message thread not found");
        return chat.IsBlocked ? TelegramAnswers.Blocked : TelegramAnswers.Ok(true);
    }

    private IResult AnswerTap(TelegramCall call) => _taps.Answer(call.Value("callback_query_id"))
        ? TelegramAnswers.Ok(true)
        : TelegramAnswers.BadRequest("query is too old and response timeout expired or query ID is invalid");

    /// <summary>Of larger files a bot gets nothing.</summary>
    private const int LargestDownload = 20 * 1024 * 1024;

    private static IResult GetFile(TelegramCall call, StoredFiles files)
    {
        if (files.Find(call.Value("file_id")) is not { Conduct.IsGone: false } file)
            return TelegramAnswers.BadRequest("invalid file_id");
        if (file.Bytes is null)
            return TelegramAnswers.BadRequest("wrong file_id or the file is temporarily unavailable");
        if (file.Bytes.Length > LargestDownload)
            return TelegramAnswers.BadRequest("file is too big");
        var version = file.Sizes.First(size => size.Id == call.Value("file_id"));
        var json = StoredFiles.ToJson(file, version);
        json["file_path"] = version.Path;
        return TelegramAnswers.Ok(json);
    }

    private TelegramChat? FindChat(TelegramCall call, out IResult refusal)
    {
        var id = call.Value("chat_id");
        refusal = TelegramAnswers.BadRequest(id.Length == 0 ? "chat_id is empty" : "chat not found");

        // A bot cannot write first: a chat comes into being by what the guest does.
        return long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? _chats.GetValueOrDefault(number) : null;
    }
}

/// <summary>Finds the chat that a call is about; null with the refusal when there is none.</summary>
internal delegate TelegramChat? ChatFinder(TelegramCall call, out IResult refusal);

/// <summary>Numbers for messages, of guests and of the bot in one row.</summary>
internal sealed class MessageNumbers
{
    private long _last = 1000;

    public long Next() => Interlocked.Increment(ref _last);
}

/// <summary>Taps that wait for <c>answerCallbackQuery</c>, which on the phone means a button that spins.</summary>
internal sealed class TelegramTaps
{
    private readonly ConcurrentDictionary<string, bool> _waiting = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Waiting => [.. _waiting.Keys];

    public void Begin(string id) => _waiting[id] = true;

    public bool Answer(string id) => _waiting.TryRemove(id, out _);
}
