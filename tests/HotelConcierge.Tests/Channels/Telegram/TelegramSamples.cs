using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Telegram;

/// <summary>Updates as Telegram's documentation describes them, for a made-up bot and a made-up guest.</summary>
internal static class TelegramSamples
{
    public const string BotId = "123456";
    public const string Secret = "made-up_Secret";
    public const string Guest = "34600000001";

    private const string Chat = """ "chat":{"id":34600000001,"first_name":"Ana","last_name":"Ruiz","type":"private"} """;
    private const string From = """ "from":{"id":34600000001,"is_bot":false,"first_name":"Ana","last_name":"Ruiz","language_code":"es"} """;

    public static ConversationAddress Address { get; } = new(new("telegram"), BotId, Guest);

    public static TelegramOptions Settings() => new() { BotToken = BotId + ":" + new string('x', 35), SecretToken = Secret };

    public static TelegramChannel Channel(HttpMessageHandler? telegram = null, ReplyMedia? media = null)
    {
        var (http, options) = (new HttpClient(telegram ?? new ScriptedTelegram()), Options.Create(Settings()));
        var api = new TelegramBotApi(http, options);
        return new(
            api, media ?? new ReplyMedia(new InMemoryBlobStore(), AppContext.BaseDirectory), new TelegramMedia(api, http, options, TimeProvider.System), options);
    }

    public static WebhookRequest Webhook(string body, string? secret = Secret) => Webhook(Encoding.UTF8.GetBytes(body), secret);

    public static WebhookRequest Webhook(ReadOnlyMemory<byte> body, string? secret = Secret)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" };
        if (secret is not null)
            headers[TelegramChannel.SecretHeader] = secret;
        return new("POST", "https://hotel.example/api/channels/telegram", headers, body);
    }

    /// <summary>An update with a message in the private chat.</summary>
    /// <param name="content">Its fields besides the usual ones: <c>"text":"Hi"</c>.</param>
    /// <param name="kind">Such as <c>edited_message</c>.</param>
    public static string Message(string content, long update = 900001, string kind = "message") =>
        $$$"""{"update_id":{{{update}}},"{{{kind}}}":{"message_id":41,{{{From}}},{{{Chat}}},"date":1767225600,{{{content}}}}}""";

    /// <summary>A tap on a button of message 42.</summary>
    public static string Tap(string data, string? label, long update = 900002)
    {
        var keyboard = label is null
            ? ""
            : $$$""", "reply_markup":{"inline_keyboard":[[{"text":"Other","callback_data":"other"}],[{"text":"{{{label}}}","callback_data":"{{{data}}}"}]]}""";
        return $$$"""{"update_id":{{{update}}},"callback_query":{"id":"77001",{{{From}}},"message":{"message_id":42,{{{Chat}}},"date":1767225600,"text":"Which?"{{{keyboard}}}},"chat_instance":"1","data":"{{{data}}}"}}""";
    }

    /// <summary>The guest blocks the bot, or lets it in again.</summary>
    public static string Membership(string status) =>
        $$$$"""{"update_id":900003,"my_chat_member":{ {{{{Chat}}}},{{{{From}}}},"date":1767225600,"old_chat_member":{"status":"member"},"new_chat_member":{"user":{"id":123456,"is_bot":true},"status":"{{{{status}}}}","until_date":0}}}""";
}
