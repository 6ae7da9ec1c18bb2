using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static HotelConcierge.Simulators.Line.LineRules;

namespace HotelConcierge.Simulators.Line;

/// <summary>The parts of LINE's Messaging API by which messages are sent.</summary>
internal sealed class LineApi(
    SimulatedLineOptions options,
    Func<string, LinePhone> phoneOf,
    LineEvents events,
    LineQuota quota,
    LineFaults faults,
    Feed<LineCall> calls,
    Feed<LineTyping> typing)
{
    private const long LargestRequest = 2 * 1024 * 1024;
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, string RequestId, JsonArray Sent)> _keys = new();
    private int _taken;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v2/bot/message/reply", context => RunAsync(context, LineOperation.Reply, Reply));
        routes.MapPost("/v2/bot/message/push", context => RunAsync(context, LineOperation.Push, Push));
        routes.MapPost("/v2/bot/chat/loading/start", context => RunAsync(context, LineOperation.ShowTyping, ShowTyping));
        routes.MapFallback(context => LineAnswers.NotFound.ExecuteAsync(context));
    }

    /// <summary>Whether the caller has the token; who has not is refused.</summary>
    public static async Task<bool> IsOpenAsync(HttpContext context, SimulatedLineOptions options)
    {
        if (context.Request.Headers.Authorization == $"Bearer {options.ChannelAccessToken}")
            return true;
        await LineAnswers.NotAuthenticated.ExecuteAsync(context);
        return false;
    }

    /// <summary>The request's object; null when it is none.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            // The caller says so to the client.
            return null;
        }
    }

    private async Task RunAsync(HttpContext context, LineOperation operation, Func<HttpContext, JsonObject, IResult> accept)
    {
        var requestId = Guid.NewGuid().ToString("D");
        context.Response.Headers["x-line-request-id"] = requestId;
        if (!await IsOpenAsync(context, options))
            return;
        if (context.Request.ContentLength > LargestRequest)
        {
            await LineAnswers.TooLarge.ExecuteAsync(context);
            return;
        }

        if (await ReadAsync(context.Request) is not { } body)
        {
            await LineAnswers.Refuse(StatusCodes.Status400BadRequest, "The request body could not be parsed as JSON.")
                .ExecuteAsync(context);
            return;
        }

        var recipient = Text(body, "to") is { Length: > 0 } to ? to : events.GuestOf(Text(body, "replyToken")) ?? Text(body, "chatId");
        var words = string.Join('\n', (body["messages"] as JsonArray ?? []).Select(message => Text(message, "text")));
        try
        {
            await faults.RunAsync(context, operation, recipient, words, () => accept(context, body));
        }
        finally
        {
            var key = context.Request.Headers["X-Line-Retry-Key"].ToString();
            var status = context.RequestAborted.IsCancellationRequested ? 0 : context.Response.StatusCode;
            calls.Add(new("POST", context.Request.Path, body, key.Length > 0 ? key : null, status));
        }
    }

    private IResult Reply(HttpContext context, JsonObject body)
    {
        if (context.Request.Headers.ContainsKey("X-Line-Retry-Key"))
            return LineAnswers.Refuse(StatusCodes.Status400BadRequest, "The retry key is not supported by this API");
        if (Check(body["messages"]) is { } refusal)
            return refusal;
        lock (_gate)
        {
            var token = Text(body, "replyToken");
            if (events.GuestOf(token) is not { } guest || !events.Use(token))
                return LineAnswers.InvalidReplyToken;
            return LineAnswers.Ok(new() { ["sentMessages"] = Take(guest, (JsonArray)body["messages"]!, isReply: true) });
        }
    }

    private IResult Push(HttpContext context, JsonObject body)
    {
        var to = Text(body, "to");
        if (!SimulatedLine.IsUserId(to))
            return LineAnswers.Refuse(StatusCodes.Status400BadRequest, "The property, 'to', in the request body is invalid");
        var header = context.Request.Headers["X-Line-Retry-Key"].ToString();
        Guid? key = Guid.TryParseExact(header, "D", out var read) ? read : null;
        if (header.Length > 0 && key is null)
            return LineAnswers.Refuse(StatusCodes.Status400BadRequest, "The retry key is invalid");
        if (Check(body["messages"]) is { } refusal)
            return refusal;
        lock (_gate)
        {
            var now = options.TimeProvider.GetUtcNow();
            if (key is { } known && _keys.TryGetValue(known, out var before) && now < before.Until)
            {
                context.Response.Headers["x-line-accepted-request-id"] = before.RequestId;
                return LineAnswers.Ok(
                    new() { ["message"] = "The retry key is already accepted", ["sentMessages"] = before.Sent.DeepClone() },
                    StatusCodes.Status409Conflict);
            }

            if (!quota.TryTake())
                return LineAnswers.MonthlyLimit;
            var sent = Take(to, (JsonArray)body["messages"]!, isReply: false);
            if (key is { } taken)
                _keys[taken] = (now + KeyLife, context.Response.Headers["x-line-request-id"].ToString(), (JsonArray)sent.DeepClone());
            return LineAnswers.Ok(new() { ["sentMessages"] = sent });
        }
    }

    private IResult ShowTyping(HttpContext context, JsonObject body)
    {
        var seconds = body["loadingSeconds"] is JsonValue value && value.TryGetValue<int>(out var asked) ? asked : 20;
        if (!SimulatedLine.IsUserId(Text(body, "chatId")))
            return LineAnswers.Invalid("chatId", "must be a user's id");
        if (seconds is < 5 or > 60 || seconds % 5 != 0)
            return LineAnswers.Invalid("loadingSeconds", "must be a multiple of 5 up to 60");
        typing.Add(new(Text(body, "chatId"), seconds, options.TimeProvider.GetUtcNow()));
        return LineAnswers.Ok([], StatusCodes.Status202Accepted);
    }

    /// <summary>Shows the messages, unless the guest blocks the account; LINE says nothing of that.</summary>
    private JsonArray Take(string guest, JsonArray messages, bool isReply)
    {
        var (call, now, phone) = (++_taken, options.TimeProvider.GetUtcNow(), phoneOf(guest));
        var shown = messages
            .Select((message, place) => Shown((JsonObject)message!, place == messages.Count - 1, call, isReply, now))
            .ToList();
        if (!phone.IsBlocking)
            phone.Show(shown);
        return [.. shown.Select(JsonNode? (message) => new JsonObject { ["id"] = message.Id, ["quoteToken"] = $"q-{message.Id}" })];
    }

    private static LineShown Shown(JsonObject message, bool isLast, int call, bool isReply, DateTimeOffset now)
    {
        var type = Text(message, "type");
        var buttons = (isLast ? message["quickReply"]?["items"] as JsonArray : null) ?? [];
        return new(
            LineEvents.NewMessageId(),
            type,
            type is "location" ? $"{Text(message, "title")}\n{Text(message, "address")}" : Text(message, "text"),
            [.. buttons.Select(item => new LineButton(Text(item!["action"], "label"), Text(item["action"], "data")))],
            call,
            isReply,
            now)
        {
            Url = Text(message, "originalContentUrl") is { Length: > 0 } url ? url : null,
            Latitude = message["latitude"]?.GetValue<double>(),
            Longitude = message["longitude"]?.GetValue<double>(),
        };
    }
}

/// <summary>The month's messages: one for each push, however many messages are in it.</summary>
internal sealed class LineQuota(SimulatedLineOptions options)
{
    private int _used;

    /// <summary>How many are used.</summary>
    public int Used => Volatile.Read(ref _used);

    /// <summary>How many there are; null for no limit.</summary>
    public int? Most { get; set; } = options.Quota;

    public bool TryTake()
    {
        if (Used >= Most)
            return false;
        Interlocked.Increment(ref _used);
        return true;
    }

    public JsonObject Describe() => Most is { } most
        ? new() { ["type"] = "limited", ["value"] = most }
        : new() { ["type"] = "none" };
}
