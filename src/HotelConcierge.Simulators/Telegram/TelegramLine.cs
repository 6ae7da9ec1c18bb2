using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

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
    SimulatedTelegramOptions options, ConcurrentDictionary<long, TelegramChat> chats, TelegramTaps taps, Func<TelegramCall, bool> run) : IDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly ConcurrentDictionary<long, string> _delivered = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        // The deadline is the options' own, on their clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // Telegram's numbers only grow, also for an app that remembers those of an earlier simulator.
    private long _updates = options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();
    private long _messages = 1;

    public async Task<UpdateResult> DeliverAsync(GuestAction action, string webhookUrl, CancellationToken cancellationToken)
    {
        var id = action.UpdateId ?? Interlocked.Increment(ref _updates);
        var update = UpdateOf(action, id, chats.GetOrAdd(action.Chat, static chat => new TelegramChat(chat)));
        if (!_delivered.TryAdd(id, update))
            throw new InvalidOperationException($"Update {id} was delivered before; use redelivery to send it again.");
        return await SendAsync(id, update, webhookUrl, cancellationToken);
    }

    public Task<UpdateResult> RedeliverAsync(long updateId, string webhookUrl, CancellationToken cancellationToken) =>
        _delivered.TryGetValue(updateId, out var update)
            ? SendAsync(updateId, update, webhookUrl, cancellationToken)
            : throw new InvalidOperationException($"No update {updateId} was delivered before.");

    public void Dispose() => _http.Dispose();

    private string UpdateOf(GuestAction action, long id, TelegramChat chat)
    {
        var update = new JsonObject { ["update_id"] = id };
        if (action.Block is { } block)
        {
            chat.IsBlocked = block;
            update["my_chat_member"] = new JsonObject
            {
                ["chat"] = ChatOf(action),
                ["from"] = GuestOf(action),
                ["date"] = Now(),
                ["new_chat_member"] = new JsonObject { ["status"] = block ? "kicked" : "member" },
            };
        }
        else if (action.Tap is { } tap)
        {
            var (message, button) = FindButton(chat, tap);
            update["callback_query"] = TapOf(action, id, MessageOf(action, message), button.CallbackData);
        }
        else if (action.OldTap is { } data)
        {
            update["callback_query"] = TapOf(action, id, new() { ["message_id"] = 1, ["chat"] = ChatOf(action), ["date"] = 0 }, data);
        }
        else
        {
            var message = new JsonObject { ["message_id"] = Interlocked.Increment(ref _messages), ["from"] = GuestOf(action), ["chat"] = ChatOf(action), ["date"] = Now() };
            foreach (var (name, value) in action.Content ?? [])
                message[name] = value?.DeepClone();
            if ((action.EditedText ?? action.Text) is { } words)
                message[action.Content is null ? "text" : "caption"] = words;
            if (action.EditedText is not null)
                message["edit_date"] = Now();
            update[action.EditedText is null ? "message" : "edited_message"] = message;
        }

        return update.ToJsonString();
    }

    private JsonObject TapOf(GuestAction action, long id, JsonObject message, string data)
    {
        var query = "query-" + id.ToString(CultureInfo.InvariantCulture);
        taps.Begin(query);
        return new() { ["id"] = query, ["from"] = GuestOf(action), ["message"] = message, ["chat_instance"] = "1", ["data"] = data };
    }

    private static (ChatMessage Message, ChatButton Button) FindButton(TelegramChat chat, string tap)
    {
        var (message, button) = chat.Messages.Reverse()
            .SelectMany(shown => shown.Buttons.Select(button => (Message: shown, Button: button)))
            .FirstOrDefault(pair => pair.Button.CallbackData == tap || pair.Button.Text == tap);
        return button is null ? throw new InvalidOperationException($"Chat {chat.Id} shows no button '{tap}'.") : (message, button);
    }

    private static JsonObject MessageOf(GuestAction action, ChatMessage message)
    {
        var rows = message.Buttons.Select(JsonNode? (shown) => new JsonArray(new JsonObject { ["text"] = shown.Text, ["callback_data"] = shown.CallbackData }));
        return new()
        {
            ["message_id"] = message.MessageId,
            ["chat"] = ChatOf(action),
            ["date"] = message.At.ToUnixTimeSeconds(),
            ["text"] = message.Text,
            ["reply_markup"] = new JsonObject { ["inline_keyboard"] = new JsonArray([.. rows]) },
        };
    }

    private async Task<UpdateResult> SendAsync(long id, string update, string webhookUrl, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(id, update, webhookUrl, attempt, cancellationToken);
            if (result.Succeeded || attempt > options.RetryCount)
                return result;
        }
    }

    private async Task<UpdateResult> TryAsync(long id, string update, string webhookUrl, int attempt, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhookUrl) { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        request.Headers.Add(SecretHeader, options.SecretToken);
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

    private long Now() => options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    private static JsonObject GuestOf(GuestAction action) => new() { ["id"] = action.Chat, ["is_bot"] = false, ["first_name"] = action.Name, ["language_code"] = "en" };

    private static JsonObject ChatOf(GuestAction action) => new() { ["id"] = action.Chat, ["first_name"] = action.Name, ["type"] = "private" };
}
