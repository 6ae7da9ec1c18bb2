using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Line;

/// <summary>
/// Brings what guests do to the app, in signed webhooks, and knows the reply tokens that went with it. The signature is written on its own,
/// so that a mistake in the product's check cannot hide behind the same mistake here.
/// </summary>
internal sealed class LineEvents(SimulatedLineOptions options, Func<string, LinePhone> phoneOf) : IDisposable
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastToken = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<string, (string Account, JsonObject Event)> _delivered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Guest, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        // The deadline is the options' own, on their clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>A new id of a message: digits, as LINE's are. Random, because an app outlives a simulator.</summary>
    public static string NewMessageId() =>
        RandomNumberGenerator.GetInt32(1_000_000_000).ToString("'4680'00000000000000", CultureInfo.InvariantCulture);

    /// <summary>Delivers what guests do, all of it in one webhook.</summary>
    /// <exception cref="InvalidOperationException">An event of that id was delivered before.</exception>
    public Task<LineWebhookResult> DeliverAsync(IReadOnlyList<LineAction> actions, string url, CancellationToken cancellationToken)
    {
        var account = actions.Count > 0 ? AccountOf(actions[0]) : options.Accounts[0];
        var events = actions.Select(EventOf).ToList();
        foreach (var occurrence in events)
        {
            if (!_delivered.TryAdd((string)occurrence["webhookEventId"]!, (account, occurrence)))
                throw new InvalidOperationException("An event of that id was delivered before; use redelivery to send it again.");
        }

        return SendAsync(account, events, url, cancellationToken);
    }

    /// <summary>
    /// Delivers an event again: the same, but that it says so, and its token lives anew within twenty minutes of the event.
    /// </summary>
    /// <exception cref="InvalidOperationException">No such event was delivered.</exception>
    public Task<LineWebhookResult> RedeliverAsync(string eventId, string url, CancellationToken cancellationToken)
    {
        if (!_delivered.TryGetValue(eventId, out var delivered))
            throw new InvalidOperationException($"No event {eventId} was delivered before.");
        var again = (JsonObject)delivered.Event.DeepClone();
        again["deliveryContext"]!["isRedelivery"] = true;
        if ((string?)again["replyToken"] is { } token && _tokens.TryGetValue(token, out var known))
        {
            var now = options.TimeProvider.GetUtcNow();
            var last = DateTimeOffset.FromUnixTimeMilliseconds((long)again["timestamp"]!) + LastToken;
            _tokens[token] = known with { Until = now + TokenLife < last ? now + TokenLife : last };
        }

        return SendAsync(delivered.Account, [again], url, cancellationToken);
    }

    /// <summary>The guest whom a token answers; null where it is used up or too old. It is used up by <see cref="Use"/>.</summary>
    public string? GuestOf(string token) =>
        _tokens.TryGetValue(token, out var known) && options.TimeProvider.GetUtcNow() < known.Until ? known.Guest : null;

    /// <returns>Whether it was still there.</returns>
    public bool Use(string token) => _tokens.TryRemove(token, out _);

    /// <summary>Posts an empty webhook, as LINE does to try an address.</summary>
    public Task<LineWebhookResult> TryAsync(string url, CancellationToken cancellationToken) =>
        SendAsync(options.Accounts[0], [], url, cancellationToken);

    public void Dispose() => _http.Dispose();

    private string AccountOf(LineAction action) => action.To ?? options.Accounts[0];

    private JsonObject EventOf(LineAction action)
    {
        var now = options.TimeProvider.GetUtcNow();
        var phone = phoneOf(action.From);
        var source = new JsonObject { ["type"] = action.Group is null ? "user" : "group", ["userId"] = action.From };
        if (action.Group is { } group)
            source["groupId"] = group;
        var occurrence = new JsonObject
        {
            ["mode"] = action.Standby ? "standby" : "active",
            ["timestamp"] = now.ToUnixTimeMilliseconds(),
            ["source"] = source,
            ["webhookEventId"] = action.EventId ?? string.Concat(RandomNumberGenerator.GetItems<char>(Digits, 26)),
            ["deliveryContext"] = new JsonObject { ["isRedelivery"] = false },
        };
        var (type, content) = ContentOf(action, phone);
        occurrence["type"] = type;
        if (content is not null)
            occurrence[type] = content;
        if (type is "message" or "postback" or "follow" && !action.Standby)
        {
            var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            _tokens[token] = (action.From, now + TokenLife);
            occurrence["replyToken"] = token;
        }

        return occurrence;
    }

    private static (string Type, JsonObject? Content) ContentOf(LineAction action, LinePhone phone)
    {
        if (action.Unfollow)
        {
            phone.IsBlocking = true;
            return ("unfollow", null);
        }

        if (action.Follow)
        {
            phone.IsBlocking = false;
            return ("follow", new() { ["isUnblocked"] = action.IsUnblocked });
        }

        if (action.Unsend is { } unsent)
            return ("unsend", new() { ["messageId"] = unsent });
        if (action.Tap is { } tap)
        {
            // Buttons are gone as soon as another message comes.
            var buttons = phone.Messages is [.., var newest] ? newest.Buttons : [];
            var button = buttons.FirstOrDefault(each => each.Label == tap || each.Data == tap);
            return ("postback", new() { ["data"] = button?.Data ?? tap });
        }

        var message = new JsonObject { ["id"] = action.MessageId ?? NewMessageId(), ["type"] = action.Type ?? "text" };
        if (action.Text is { } text)
            (message["text"], message["quoteToken"]) = (text, "q-simulated");
        foreach (var (name, value) in action.Content ?? [])
            message[name] = value?.DeepClone();
        return ("message", message);
    }

    private async Task<LineWebhookResult> SendAsync(
        string account, List<JsonObject> events, string url, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var body = new JsonObject
            {
                ["destination"] = account,
                ["events"] = new JsonArray([.. events.Select(each => each.DeepClone())]),
            };
            foreach (var occurrence in attempt > 1 ? (JsonArray)body["events"]! : [])
                occurrence!["deliveryContext"]!["isRedelivery"] = true;
            var first = events.Count > 0 ? events[0] : null;
            var result = await PostAsync(Encoding.UTF8.GetBytes(body.ToJsonString()), url, cancellationToken) with
            {
                EventId = (string?)first?["webhookEventId"] ?? "",
                MessageId = (string?)first?["message"]?["id"] ?? "",
                ReplyToken = (string?)first?["replyToken"],
                Attempts = attempt,
            };
            if (result.Succeeded || attempt > options.RetryCount)
                return result;
        }
    }

    private async Task<LineWebhookResult> PostAsync(byte[] body, string url, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.UserAgent.ParseAdd("LineBotWebhook/2.0");
        request.Headers.Add(
            "x-line-signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.ChannelSecret), body)));
        var started = clock.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            var words = await answer.Content.ReadAsStringAsync(either.Token);
            return new("", "", (int)answer.StatusCode, words, clock.GetElapsedTime(started), 1, Failure: null);
        }
        catch (HttpRequestException e)
        {
            return new("", "", StatusCode: null, "", clock.GetElapsedTime(started), 1, e.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new("", "", StatusCode: null, "", clock.GetElapsedTime(started), 1, $"no answer within {options.WebhookTimeout}");
        }
    }
}
