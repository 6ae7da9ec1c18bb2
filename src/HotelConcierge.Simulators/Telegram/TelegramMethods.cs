using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>What the methods of the Bot API do, within the limits that Telegram documents.</summary>
internal sealed class TelegramMethods(SimulatedTelegramOptions options, ConcurrentDictionary<long, TelegramChat> chats, TelegramTaps taps)
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int MostButtons = 100;
    private const int LongestCallbackData = 64;
    private const int LargestPhoto = 10_000_000;

    private long _messages = 1000;

    public IResult Run(TelegramCall call) => call.Method switch
    {
        "getMe" => TelegramAnswers.Ok(new { id = long.Parse(options.BotId, CultureInfo.InvariantCulture), is_bot = true, first_name = "Concierge", username = "simulated_concierge_bot" }),
        "sendMessage" => Send(call, "text"),
        "sendPhoto" => Send(call, "photo"),
        "sendDocument" => Send(call, "document"),
        "sendVenue" => Send(call, "venue"),
        "sendLocation" => Send(call, "location"),
        "sendChatAction" => ShowTyping(call),
        "answerCallbackQuery" => taps.Answer(call.Value("callback_query_id")) ? TelegramAnswers.Ok(true) : TelegramAnswers.BadRequest("query is too old and response timeout expired or query ID is invalid"),
        "editMessageReplyMarkup" => Edit(call),
        _ => TelegramAnswers.Refuse(StatusCodes.Status404NotFound, "Not Found: method not found"),
    };

    /// <summary>Takes a message's kind apart from what every one of them has: a chat, words and buttons.</summary>
    private IResult Send(TelegramCall call, string kind)
    {
        if (FindChat(call, out var refusal) is not { } chat)
            return refusal;
        var isPlace = kind is "venue" or "location";
        var source = isPlace ? string.Join('\n', new[] { call.Value("title"), call.Value("address") }.Where(line => line.Length > 0)) : call.Value(kind is "text" ? "text" : "caption");
        var (text, problem) = TelegramText.Parse(source, isPlace ? "" : call.Value("parse_mode"));
        if ((problem ?? FindProblem(call, kind, text)) is { } wrong)
            return TelegramAnswers.BadRequest(wrong);
        if (ReadButtons(call.Value("reply_markup")) is not { } buttons)
            return TelegramAnswers.BadRequest("BUTTON_DATA_INVALID");

        var message = new ChatMessage(
            Interlocked.Increment(ref _messages), kind, text, source, call.Value("parse_mode"), buttons, options.TimeProvider.GetUtcNow())
        {
            File = call.File?.Name ?? (kind is "photo" or "document" ? call.Value(kind) : null),
            Bytes = call.File?.Bytes,
            Latitude = call.Number("latitude"),
            Longitude = call.Number("longitude"),
        };
        chat.Show(message);
        return TelegramAnswers.Ok(new
        {
            message_id = message.MessageId,
            date = message.At.ToUnixTimeSeconds(),
            chat = new { id = chat.Id, type = "private" },
            text,
        });
    }

    private static string? FindProblem(TelegramCall call, string kind, string text)
    {
        var length = TelegramText.LengthOf(text);
        return kind switch
        {
            "text" when length == 0 => "message text is empty",
            "text" when length > LongestText => "message is too long",
            "photo" or "document" when length > LongestCaption => "message caption is too long",
            "photo" or "document" when call.File is null && !Uri.IsWellFormedUriString(call.Value(kind), UriKind.Absolute) => "wrong file identifier/HTTP URL specified",
            "photo" when call.File is { Bytes.Length: 0 or > LargestPhoto } => "file is too big or empty",
            "venue" when call.Value("title").Length == 0 || call.Value("address").Length == 0 => "title and address must be non-empty",
            "venue" or "location" when call.Number("latitude") is not (>= -90 and <= 90) || call.Number("longitude") is not (>= -180 and <= 180) => "bad coordinates",
            _ => null,
        };
    }

    private IResult ShowTyping(TelegramCall call)
    {
        if (FindChat(call, out var refusal) is null)
            return refusal;
        return call.Value("action") is "typing" ? TelegramAnswers.Ok(true) : TelegramAnswers.BadRequest("wrong parameter action in request");
    }

    private IResult Edit(TelegramCall call)
    {
        if (FindChat(call, out var refusal) is not { } chat)
            return refusal;
        if (ReadButtons(call.Value("reply_markup")) is not { } buttons)
            return TelegramAnswers.BadRequest("BUTTON_DATA_INVALID");
        var id = long.TryParse(call.Value("message_id"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (chat.SetButtons(id, buttons) is not { } before)
            return TelegramAnswers.BadRequest("message to edit not found");
        return before.Buttons.SequenceEqual(buttons)
            ? TelegramAnswers.BadRequest("message is not modified: specified new message content and reply markup are exactly the same")
            : TelegramAnswers.Ok(new { message_id = id });
    }

    private TelegramChat? FindChat(TelegramCall call, out IResult refusal)
    {
        refusal = TelegramAnswers.BadRequest("chat not found");

        // A bot cannot write first: a chat comes into being by what the guest does.
        if (!long.TryParse(call.Value("chat_id"), CultureInfo.InvariantCulture, out var id) || !chats.TryGetValue(id, out var chat))
            return null;
        refusal = TelegramAnswers.Blocked;
        return chat.IsBlocked ? null : chat;
    }

    /// <returns>The buttons; null when one of them is not allowed.</returns>
    private static List<ChatButton>? ReadButtons(string markup)
    {
        if (markup.Length == 0)
            return [];
        using var json = JsonDocument.Parse(markup);
        if (!json.RootElement.TryGetProperty("inline_keyboard", out var rows))
            return [];
        var buttons = rows.EnumerateArray()
            .SelectMany(row => row.EnumerateArray())
            .Select(button => new ChatButton(button.GetProperty("text").GetString()!, button.GetProperty("callback_data").GetString()!))
            .ToList();
        var allFit = buttons.TrueForAll(button => button.Text.Length > 0 && Encoding.UTF8.GetByteCount(button.CallbackData) is > 0 and <= LongestCallbackData);
        return allFit && buttons.Count <= MostButtons ? buttons : null;
    }
}

/// <summary>Taps that wait for <c>answerCallbackQuery</c>, which on the phone means a button that spins.</summary>
internal sealed class TelegramTaps
{
    private readonly ConcurrentDictionary<string, bool> _waiting = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Waiting => [.. _waiting.Keys];

    public void Begin(string id) => _waiting[id] = true;

    public bool Answer(string id) => _waiting.TryRemove(id, out _);
}
