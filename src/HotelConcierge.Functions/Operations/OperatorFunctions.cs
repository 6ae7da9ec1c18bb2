using HotelConcierge.AspNetCore.Admin;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Readiness;
using HotelConcierge.Settings;
using HotelConcierge.Welcome;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HotelConcierge.Functions.Operations;

/// <summary>What operators and their probes ask for.</summary>
public sealed class OperatorFunctions(
    ReadinessReporter readiness,
    WelcomeRequests welcomes,
    DurableConversations conversations,
    AnswerFeedbacks feedbacks,
    TimeProvider clock)
{
    /// <summary>Whether the process answers.</summary>
    [Function(nameof(Health))]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Health)] HttpRequest request) =>
        Results.Json(new { status = "alive" });

    /// <summary>How each thing is that it depends on, and what to do. Asked rarely, however often this is called.</summary>
    [Function(nameof(Ready))]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Ready)] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        var report = await readiness.CheckAsync(request.HttpContext.RequestAborted);
        return Results.Text(report.ToJson(), "application/json", statusCode: report.HttpStatus);
    }

    /// <summary>A conversation's summary; needs a function key.</summary>
    [Function(nameof(ShowConversation))]
    public async Task<IResult> ShowConversation(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = Routes.Conversation)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client) =>
        await ConversationSummary.ReadAsync(
            conversations.Use(client), feedbacks, id, request.HttpContext.RequestAborted) is { } summary
            ? Results.Json(summary)
            : Results.NotFound();

    /// <summary>Begins a conversation; needs a function key.</summary>
    [Function(nameof(StartConversation))]
    public Task<IResult> StartConversation(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.Conversations)] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        return WelcomeRequestHttp.AcceptAsync(request.HttpContext, welcomes, clock);
    }
}
