using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;
using HotelConcierge.Turns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Turns;

/// <summary>One function an activity of <see cref="TurnActivities"/>, named by the class of the core that does the work.</summary>
public static class TurnActivityFunctions
{
    [Function(nameof(TakeFile))]
    public static Task<FileTaken> Take(
        [ActivityTrigger] FileStep input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<TakeFile, FileStep, FileTaken>(input, client, context);

    [Function(nameof(BeginTurn))]
    public static Task<TurnPlan> Begin(
        [ActivityTrigger] TurnStart input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<BeginTurn, TurnStart, TurnPlan>(input, client, context);

    [Function(nameof(ChooseRoute))]
    public static Task<RouteChoice> Choose(
        [ActivityTrigger] RouteQuestion input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<ChooseRoute, RouteQuestion, RouteChoice>(input, client, context);

    [Function(nameof(AskModel))]
    public static Task<ModelMove> Ask(
        [ActivityTrigger] ModelRound input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<AskModel, ModelRound, ModelMove>(input, client, context);

    [Function(nameof(RunTool))]
    public static Task<ToolStepDone> Run(
        [ActivityTrigger] ToolStep input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<RunTool, ToolStep, ToolStepDone>(input, client, context);

    [Function(nameof(ComposeReply))]
    public static Task<ComposedReply> Compose(
        [ActivityTrigger] ReplyRequest input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<ComposeReply, ReplyRequest, ComposedReply>(input, client, context);

    [Function(nameof(SendChunk))]
    public static Task<ChunkSent> Send(
        [ActivityTrigger] ChunkRef input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<SendChunk, ChunkRef, ChunkSent>(input, client, context);

    [Function(nameof(ForgetGuest))]
    public static Task<TurnPlan> Forget(
        [ActivityTrigger] TurnStart input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<ForgetGuest, TurnStart, TurnPlan>(input, client, context);

    [Function(nameof(AlertStaff))]
    public static Task<StaffAlerted> Alert(
        [ActivityTrigger] TurnStart input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<AlertStaff, TurnStart, StaffAlerted>(input, client, context);

    [Function(nameof(LearnLanguage))]
    public static Task<LanguageLearnt> Learn(
        [ActivityTrigger] TurnStart input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<LearnLanguage, TurnStart, LanguageLearnt>(input, client, context);

    [Function(nameof(HandOff))]
    public static Task<HandOffDone> CallPeople(
        [ActivityTrigger] HandOffStep input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<HandOff, HandOffStep, HandOffDone>(input, client, context);

    [Function(nameof(TellDesk))]
    public static Task<DeskTold> TellPeople(
        [ActivityTrigger] DeskReport input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<TellDesk, DeskReport, DeskTold>(input, client, context);

    [Function(nameof(EndTurn))]
    public static Task<TurnRecorded> End(
        [ActivityTrigger] TurnEnding input,
        [DurableClient] DurableTaskClient client,
        FunctionContext context
    ) => RunAsync<EndTurn, TurnEnding, TurnRecorded>(input, client, context);

    private static Task<TResult> RunAsync<TActivity, TInput, TResult>(TInput input, DurableTaskClient client, FunctionContext context)
        where TActivity : IActivity<TInput, TResult>
    {
        context.InstanceServices.GetRequiredService<DurableConversations>().Use(client);
        return context.InstanceServices.GetRequiredService<TActivity>().RunAsync(input, context.CancellationToken);
    }
}
