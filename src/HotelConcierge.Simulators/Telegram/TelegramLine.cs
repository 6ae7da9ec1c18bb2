using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Something a guest does in the chat with the bot; exactly one of its fields says what.</summary>
/// <param name="Chat">The guest's id.</param>
public sealed record GuestAction(long Chat)
{
    /// <summary>What the guest writes, or the caption of a file.</summary>
    public string? Text { get; init; }

    /// <summary>The words that take the place of an earlier message's.</summary>
    public string? EditedText { get; init; }

    /// <summary>The callback data or the label of a button to tap; the newest message that has it.</summary>
    public string? Tap { get; init; }

    /// <summary>The callback data of a button on a message so old that Telegram does not show it any more.</summary>
    public string? OldTap { get; init; }

    /// <summary>True blocks the bot, false lets it in again.</summary>
    public bool? Block { get; init; }

    /// <summary>A sign that the guest puts to the message of <see cref="MessageId"/>, such as a heart; empty takes it away.</summary>
    public string? Reaction { get; init; }

    /// <summary>The topic of the chat in which the guest writes, which comes into being with it; null for none.</summary>
    public long? Topic { get; init; }

    /// <summary>
    /// The message that is written, edited or gets a reaction; null takes a new number, as of one that was sent before the app was there.
    /// </summary>
    public long? MessageId { get; init; }

    /// <summary>The number of the message, of either side, that the guest replies to.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>The part of it that the guest picked out; null for all of it.</summary>
    public string? Quote { get; init; }

    /// <summary>Further fields of the message, such as a photo or a location, as Telegram writes them.</summary>
    public JsonObject? Content { get; init; }

    /// <summary>The guest's first name.</summary>
    public string Name { get; init; } = "Guest";

    /// <summary>The update's number; null takes the next. Numbers out of order are what overtaking webhooks look like.</summary>
    public long? UpdateId { get; init; }
}

/// <summary>What the app answered to an update.</summary>
/// <param name="StatusCode">The status of the last attempt's answer; null when there was none.</param>
/// <param name="Body">The last answer's body; empty when there was none.</param>
/// <param name="Elapsed">How long the last attempt took.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
public sealed record UpdateResult(long UpdateId, int? StatusCode, string Body, TimeSpan Elapsed, int Attempts, string? Failure)
{
    /// <summary>Whether the app thanked for it with a 2xx, so that Telegram will not try again.</summary>
    public bool Succeeded => StatusCode is >= 200 and < 300;
}

/// <summary>Brings what guests do to the app, and does what the app asks for in its answer.</summary>
internal sealed class TelegramLine(
    SimulatedTelegramOptions options,
    ConcurrentDictionary<long, TelegramChat> chats,
    TelegramTaps taps,
    MessageNumbers numbers,
    TelegramWebhook webhook,
    Action<TelegramCall> run) : IDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly MessageJson _messages = new(options);

    private readonly ConcurrentDictionary<long, string> _delivered = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        // The deadline is the options' own, on their clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // Telegram's numbers only grow, also for an app that remembers those of an earlier simulator.
    private long _updates = options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    /// <exception cref="InvalidOperationException">An update of that id was delivered before.</exception>
    public async Task<UpdateResult> DeliverAsync(GuestAction action, string webhookUrl, CancellationToken cancellationToken)
    {
        var id = action.UpdateId ?? Interlocked.Increment(ref _updates);
        var chat = chats.GetOrAdd(action.Chat, static chat => new TelegramChat(chat));
        chat.Name = action.Name;
        var (kind, content) = ContentOf(action, id, chat);
        var update = new JsonObject { ["update_id"] = id, [kind] = content }.ToJsonString();
        if (!_delivered.TryAdd(id, update))
            throw new InvalidOperationException($"Update {id} was delivered before; use redelivery to send it again.");
        return webhook.Takes(kind)
            ? await SendAsync(id, update, webhookUrl, cancellationToken)
            : new(id, StatusCode: null, "", TimeSpan.Zero, Attempts: 0, $"not sent: the webhook's allowed_updates leave out {kind}");
    }

    /// <exception cref="InvalidOperationException">No update of that id was delivered before.</exception>
    public Task<UpdateResult> RedeliverAsync(long updateId, string webhookUrl, CancellationToken cancellationToken) =>
        _delivered.TryGetValue(updateId, out var update)
            ? SendAsync(updateId, update, webhookUrl, cancellationToken)
            : throw new InvalidOperationException($"No update {updateId} was delivered before.");

    public void Dispose() => _http.Dispose();

    private (string Kind, JsonObject Content) ContentOf(GuestAction action, long id, TelegramChat chat)
    {
        if (action.Block is { } block)
        {
            chat.IsBlocked = block;
            return ("my_chat_member", new()
            {
                ["chat"] = MessageJson.Chat(chat),
                ["from"] = MessageJson.Guest(chat),
                ["date"] = Now(),
                ["old_chat_member"] = MemberOf(isIn: block),
                ["new_chat_member"] = MemberOf(isIn: !block),
            });
        }

        if (action.Reaction is { } sign)
        {
            return ("message_reaction", new()
            {
                ["chat"] = MessageJson.Chat(chat),
                ["message_id"] = action.MessageId ?? 1,
                ["user"] = MessageJson.Guest(chat),
                ["date"] = Now(),
                ["old_reaction"] = new JsonArray(),
                ["new_reaction"] = sign.Length == 0 ? [] : new JsonArray(new JsonObject { ["type"] = "emoji", ["emoji"] = sign }),
            });
        }

        if (action.Tap is { } tap)
        {
            var (message, button) = FindButton(chat, tap);
            return ("callback_query", TapOf(chat, id, _messages.Of(message, chat), button.CallbackData));
        }

        return action.OldTap is { } data
            ? ("callback_query", TapOf(chat, id, new() { ["message_id"] = 1, ["chat"] = MessageJson.Chat(chat), ["date"] = 0 }, data))
            : (action.EditedText is null ? "message" : "edited_message", WrittenBy(action, chat));
    }

    private JsonObject WrittenBy(GuestAction action, TelegramChat chat)
    {
        var number = action.MessageId ?? numbers.Next();
        chat.Hear(number);
        var message = new JsonObject
        {
            ["message_id"] = number,
            ["from"] = MessageJson.Guest(chat),
            ["chat"] = MessageJson.Chat(chat),
            ["date"] = Now(),
        };
        if (action.Topic is { } topic)
        {
            chat.OpenTopic(topic);
            (message["message_thread_id"], message["is_topic_message"]) = (topic, true);
        }

        foreach (var (name, value) in action.Content ?? [])
            message[name] = value?.DeepClone();
        if ((action.EditedText ?? action.Text) is { } words)
        {
            var (name, entities) = action.Content is null ? ("text", "entities") : ("caption", "caption_entities");
            message[name] = words;
            if (FoundEntities.AddTo([], words) is { Count: > 0 } found)
                message[entities] = new FormattedText(words, found).EntitiesToJson();
        }

        if (action.EditedText is not null)
            message["edit_date"] = Now();
        if (action.ReplyTo is { } replied)
            AddReply(message, replied, action.Quote, chat);
        chat.Keep(number, message);
        return message;
    }

    /// <summary>The message comes along whole, without what it replies to itself.</summary>
    /// <exception cref="InvalidOperationException">The chat has no such message, or it does not say that.</exception>
    private void AddReply(JsonObject message, long replied, string? quote, TelegramChat chat)
    {
        var original = chat.Find(replied) is { } shown ? _messages.Of(shown, chat)
            : chat.WrittenByGuest(replied) ?? throw new InvalidOperationException($"Chat {chat.Id} has no message {replied}.");
        original.Remove("reply_to_message");
        original.Remove("quote");
        message["reply_to_message"] = original;
        if (quote is null)
            return;
        var words = (original["text"] ?? original["caption"])?.GetValue<string>() ?? "";
        var position = words.IndexOf(quote, StringComparison.Ordinal);
        if (position < 0 || quote.Length == 0)
            throw new InvalidOperationException($"Message {replied} does not say that.");
        message["quote"] = new JsonObject { ["text"] = quote, ["position"] = position, ["is_manual"] = true };
    }

    private JsonObject MemberOf(bool isIn)
    {
        var member = new JsonObject { ["user"] = _messages.Bot(), ["status"] = isIn ? "member" : "kicked" };
        if (!isIn)
            member["until_date"] = 0;
        return member;
    }

    private JsonObject TapOf(TelegramChat chat, long id, JsonObject message, string data)
    {
        var query = id.ToString(CultureInfo.InvariantCulture);
        taps.Begin(query);
        return new()
        {
            ["id"] = query,
            ["from"] = MessageJson.Guest(chat),
            ["message"] = message,
            ["chat_instance"] = chat.Id.ToString(CultureInfo.InvariantCulture),
            ["data"] = data,
        };
    }

    private static (ChatMessage Message, ChatButton Button) FindButton(TelegramChat chat, string tap)
    {
        var (message, button) = chat.Messages.Reverse()
            .SelectMany(shown => shown.Buttons.Select(button => (Message: shown, Button: button)))
            .FirstOrDefault(pair => pair.Button.CallbackData.Length > 0 && (pair.Button.CallbackData == tap || pair.Button.Text == tap));
        return button is null ? throw new InvalidOperationException($"Chat {chat.Id} shows no button '{tap}'.") : (message, button);
    }

    private async Task<UpdateResult> SendAsync(long id, string update, string webhookUrl, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(id, update, webhookUrl, attempt, cancellationToken);
            if (result.Succeeded)
                webhook.Taken(id);
            else
                webhook.Failed(id, options.TimeProvider.GetUtcNow(), WordsFor(result));
            if (result.Succeeded || attempt > options.RetryCount)
                return result;
        }
    }

    private async Task<UpdateResult> TryAsync(long id, string update, string webhookUrl, int attempt, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhookUrl)
        {
            Content = new StringContent(update, Encoding.UTF8, "application/json"),
        };
        if (webhook.Secret.Length > 0)
            request.Headers.Add(SecretHeader, webhook.Secret);
        var started = clock.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            var body = await answer.Content.ReadAsStringAsync(either.Token);
            var result = new UpdateResult(id, (int)answer.StatusCode, body, clock.GetElapsedTime(started), attempt, Failure: null);
            if (result.Succeeded && TelegramCall.ReadAnswer(answer.Content.Headers.ContentType?.ToString(), body) is { } call)
                run(call);
            return result;
        }
        catch (HttpRequestException e)
        {
            return new(id, StatusCode: null, "", clock.GetElapsedTime(started), attempt, e.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new(id, StatusCode: null, "", clock.GetElapsedTime(started), attempt, $"no answer within {options.WebhookTimeout}");
        }
    }

    private static string WordsFor(UpdateResult result) => result.StatusCode is { } status
        ? string.Create(CultureInfo.InvariantCulture, $"Wrong response from the webhook: {status} {ReasonPhrases.GetReasonPhrase(status)}")
        : result.Failure ?? "Connection closed";

    private long Now() => options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
}
