using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>The methods that change a message of the bot's.</summary>
internal sealed class TelegramEdits(SimulatedTelegramOptions options, ChatFinder findChat, MessageJson messages)
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    public IResult Text(TelegramCall call)
    {
        if (call.Value("text").Length == 0)
            return TelegramAnswers.BadRequest("message text is empty");
        var (words, problem) = FormattedText.Read(call.Value("text"), call.Value("parse_mode"), call.Value("entities"));
        if (problem is not null)
            return TelegramAnswers.BadRequest(problem);
        return Edit(call, (message, markup) =>
        {
            if (message.Kind is not "text")
                return (message, "there is no text in the message to edit");
            var edited = message with
            {
                Text = words.Text,
                Source = call.Value("text"),
                ParseMode = call.Value("parse_mode"),
                Words = words,
                Buttons = markup.Buttons,
                Markup = markup,
                EditedAt = options.TimeProvider.GetUtcNow(),
            };
            return (edited, TelegramSends.ProblemOf(words));
        });
    }

    /// <summary>Puts other buttons below a message, or none.</summary>
    public IResult Markup(TelegramCall call) =>
        Edit(call, (message, markup) => (message with { Buttons = markup.Buttons, Markup = markup }, null));

    private IResult Edit(TelegramCall call, Func<ChatMessage, ReplyMarkup, (ChatMessage Edited, string? Problem)> edit)
    {
        var (markup, problem) = ReplyMarkup.Read(call.Value("reply_markup"));
        if (problem is not null)
            return TelegramAnswers.BadRequest(problem);
        var id = call.Long("message_id");
        if (call.Value("chat_id").Length == 0 && id == 0)
            return TelegramAnswers.BadRequest("message identifier is not specified");
        if (findChat(call, out var refusal) is not { } chat)
            return refusal;
        if (chat.Find(id) is not { } message)
            return TelegramAnswers.BadRequest(chat.IsFromGuest(id) ? "message can't be edited" : "message to edit not found");

        var (edited, wrong) = edit(message, markup);
        if ((wrong ?? markup.FindProblem()) is { } refused)
            return TelegramAnswers.BadRequest(refused);
        if (edited.Text == message.Text
            && edited.Words.Entities.SequenceEqual(message.Words.Entities)
            && IsSame(edited.Markup, message.Markup))
            return TelegramAnswers.BadRequest(NotModified);
        chat.Change(edited);
        return TelegramAnswers.Ok(messages.Of(edited, chat));
    }

    private static bool IsSame(ReplyMarkup one, ReplyMarkup other) =>
        one.Rows.Count == other.Rows.Count && one.Rows.Zip(other.Rows).All(rows => rows.First.SequenceEqual(rows.Second));
}
