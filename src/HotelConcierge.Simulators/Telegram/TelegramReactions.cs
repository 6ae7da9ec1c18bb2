using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>The method that puts a reaction on a message. See core.telegram.org/bots/api#setmessagereaction.</summary>
internal static class TelegramReactions
{
    // core.telegram.org/bots/api#reactiontypeemoji; a bot may put nothing else.
    private static readonly HashSet<string> _allowed = new(
        (
            "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 "
            + "😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
        ).Split(' '),
        StringComparer.Ordinal);

    public static IResult Set(TelegramCall call, ChatFinder findChat)
    {
        if (findChat(call, out var refusal) is not { } chat)
            return refusal;
        if (Read(call.Value("reaction")) is not { } emoji)
            return TelegramAnswers.BadRequest("can't parse reaction types JSON array");
        if (emoji.Count > 1)
            return TelegramAnswers.BadRequest("REACTIONS_TOO_MANY");
        if (emoji is [var one] && !_allowed.Contains(one))
            return TelegramAnswers.BadRequest("REACTION_INVALID");
        var id = call.Long("message_id");
        if (!chat.IsFromGuest(id) && chat.Find(id) is null)
            return TelegramAnswers.BadRequest("message to react not found");
        if (chat.IsBlocked)
            return TelegramAnswers.Blocked;
        chat.React(id, emoji is [var set] ? set : "");
        return TelegramAnswers.Ok(true);
    }

    /// <returns>The emoji; null for what is no array of reactions of one emoji each.</returns>
    private static List<string>? Read(string json)
    {
        if (json.Length == 0)
            return [];
        try
        {
            if (JsonNode.Parse(json) is not JsonArray array)
                return null;
            var emoji = array.Select(type => (string?)type?["type"] is "emoji" ? (string?)type["emoji"] : null).ToList();
            return emoji.Exists(one => one is null) ? null : [.. emoji.Select(one => one!)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no JSON of this form is exactly what this method is asked about.
            return null;
        }
    }
}
