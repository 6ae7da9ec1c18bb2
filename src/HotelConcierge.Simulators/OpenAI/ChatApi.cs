using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary><c>POST /v1/chat/completions</c>, whole and as server-sent events.</summary>
internal sealed class ChatApi(
    FaultBoard<OpenAIFault> board,
    OpenAIFaults faults,
    ChatScript script,
    Feed<ChatRequest> calls,
    Feed<ChatRefusal> refusals,
    SimulatedModels models,
    TimeProvider clock)
{
    private const int LongAnswerLength = 30_000;

    private readonly Lock _gate = new();

    public int Running { get; private set; }

    public int MostRunning { get; private set; }

    public async Task AnswerAsync(HttpContext context)
    {
        ChatRequest request;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            request = ChatRequest.Read(body.RootElement.Clone(), (string?)context.Request.RouteValues[AzureShape.Deployment]);
        }
        catch (JsonException e)
        {
            await OpenAIError.BadRequest(e.Message).ToResult().ExecuteAsync(context);
            return;
        }

        CountUp();
        try
        {
            await AnswerAsync(context, request);
        }
        finally
        {
            CountDown();
        }
    }

    private async Task AnswerAsync(HttpContext context, ChatRequest request)
    {
        var family = models.FamilyOf(request.Model);
        if (models.Refuse(context, request.Model) is { } missing)
        {
            calls.Add(request);
            await missing.ExecuteAsync(context);
            return;
        }

        var refusal = ParameterRules.Check(request.Body)
            ?? ChatRules.Check(request)
            ?? ToolRules.Check(request.Body)
            ?? FamilyRules.Check(request.Body, request.Model, family);
        if (refusal is { } broken)
        {
            calls.Add(request);
            refusals.Add(new ChatRefusal(request, broken.Message, broken.Param, broken.Code));
            await broken.ToResult().ExecuteAsync(context);
            return;
        }

        var strike = board.Strike(rule => rule.On == OpenAIOperation.Chat && rule.Matches("", request.LastText));
        // A refused request leaves the script as it was, so that the client's next try gets the answer.
        ScriptedAnswer answer;
        try
        {
            answer = strike is null || KeepsAnswer(strike.Rule.Kind) ? script.Next(request) : new ScriptedAnswer();
        }
        catch (Exception e)
        {
            // The responder is a test's own code; nothing else would tell the test what went wrong in it.
            calls.Add(request);
            await (OpenAIError.ServerError with { Message = $"The responder failed: {e}" }).ToResult().ExecuteAsync(context);
            return;
        }

        if (answer.Fault is { } fault && strike is null)
            strike = board.StrikeNow(new OpenAIFault(fault) { RetryAfter = answer.RetryAfter });

        // Told only now, when a release already reaches the call.
        calls.Add(request);
        if (strike is not null && !await faults.RunAsync(context, strike))
            return;
        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, clock, context.RequestAborted);
        await WriteAsync(context, request, answer, strike?.Rule.Kind);
    }

    private Task WriteAsync(HttpContext context, ChatRequest request, ScriptedAnswer answer, OpenAIFaultKind? fault)
    {
        answer = fault switch
        {
            OpenAIFaultKind.NoContent => answer with { Text = "", ToolCalls = [] },
            OpenAIFaultKind.LongAnswer => answer with { Text = LongText(), ToolCalls = [] },
            _ => answer,
        };
        var completion = new ScriptedCompletion(
            request,
            answer,
            models.NameOf(context, request.Model),
            models.FamilyOf(request.Model),
            clock.GetUtcNow());
        var breaks = fault == OpenAIFaultKind.DropMidway;
        if (!request.Stream)
            return WriteWholeAsync(context, completion.ToJson(withChoice: fault != OpenAIFaultKind.NoChoices).ToJsonString(), breaks);
        return WriteStreamAsync(context, fault == OpenAIFaultKind.NoChoices ? [] : completion.ToChunks(), breaks);
    }

    private static async Task WriteWholeAsync(HttpContext context, string json, bool breaks)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, breaks ? bytes.Length / 2 : bytes.Length), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (breaks)
            context.Abort();
    }

    private static async Task WriteStreamAsync(
        HttpContext context, IEnumerable<JsonObject> chunks, bool breaks)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var (index, chunk) in chunks.Index())
        {
            await WriteEventAsync(context, chunk.ToJsonString());
            if (breaks && index > 0)
            {
                context.Abort();
                return;
            }
        }

        await WriteEventAsync(context, "[DONE]");
    }

    private static async Task WriteEventAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static bool KeepsAnswer(OpenAIFaultKind kind) => kind
        is OpenAIFaultKind.Hang or OpenAIFaultKind.Delay or OpenAIFaultKind.DropMidway
        or OpenAIFaultKind.NoChoices or OpenAIFaultKind.NoContent or OpenAIFaultKind.LongAnswer;

    // Words and sentences, so that whoever cuts it has places to cut.
    private static string LongText()
    {
        const string sentence = "The garden by the sea is open all day, and so is the pool. ";
        return string.Concat(Enumerable.Repeat(sentence, (LongAnswerLength / sentence.Length) + 1))[..LongAnswerLength];
    }

    private void CountUp()
    {
        lock (_gate)
            MostRunning = Math.Max(MostRunning, ++Running);
    }

    private void CountDown()
    {
        lock (_gate)
            Running--;
    }
}
