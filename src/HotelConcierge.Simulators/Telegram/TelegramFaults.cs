using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Runs a call of the API, or the fault that strikes it.</summary>
internal sealed class TelegramFaults(FaultBoard<TelegramFault> board, TimeProvider clock)
{
    private const string BrokenJson = """{"ok":true,"result":{"message_id":1""";

    /// <param name="accept">Does what was asked and gives the answer that the client would get.</param>
    public async Task RunAsync(HttpContext context, TelegramCall call, Func<IResult> accept)
    {
        var operation = OperationOf(call.Method);
        var text = call.Value(call.Value("text").Length > 0 ? "text" : "caption");
        if (board.Strike(rule => rule.On == operation && rule.Matches(call.Value("chat_id"), text)) is { } strike)
            await strike.RunAsync(context, CourseOf(strike.Rule), clock, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static TelegramOperation? OperationOf(string method) => method switch
    {
        _ when method.Equals("sendChatAction", StringComparison.OrdinalIgnoreCase) => TelegramOperation.ShowTyping,
        _ when method.Equals("answerCallbackQuery", StringComparison.OrdinalIgnoreCase) => TelegramOperation.AnswerTap,
        _ when method.Equals("getFile", StringComparison.OrdinalIgnoreCase) => TelegramOperation.FetchFile,
        _ when method.Equals("getMe", StringComparison.OrdinalIgnoreCase) => TelegramOperation.Look,
        _ when method.Equals("getWebhookInfo", StringComparison.OrdinalIgnoreCase) => TelegramOperation.Look,
        _ when method.StartsWith("editMessage", StringComparison.OrdinalIgnoreCase) => TelegramOperation.EditMessage,
        _ when method.Equals("setMessageReaction", StringComparison.OrdinalIgnoreCase) => TelegramOperation.React,
        _ when method.StartsWith("send", StringComparison.OrdinalIgnoreCase) => TelegramOperation.Send,
        _ => null,
    };

    private static FaultCourse CourseOf(TelegramFault fault) => fault.Kind switch
    {
        TelegramFaultKind.TooManyRequests => new FaultCourse.Refuse(
            TelegramAnswers.TooManyRequests((int)Math.Ceiling((fault.RetryAfter ?? TimeSpan.FromSeconds(1)).TotalSeconds))),
        TelegramFaultKind.NotAuthenticated => new FaultCourse.Refuse(TelegramAnswers.Unauthorized),
        TelegramFaultKind.Conflict => new FaultCourse.Refuse(TelegramAnswers.Conflict),
        TelegramFaultKind.Blocked => new FaultCourse.Refuse(TelegramAnswers.Blocked),
        TelegramFaultKind.CannotParseEntities => new FaultCourse.Refuse(
            TelegramAnswers.BadRequest("can't parse entities: Unsupported start tag at byte offset 0")),
        TelegramFaultKind.CannotFetchFile => new FaultCourse.Refuse(TelegramAnswers.BadRequest("failed to get HTTP URL content")),
        TelegramFaultKind.ServerError => new FaultCourse.Refuse(TelegramAnswers.ServerError),
        TelegramFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        TelegramFaultKind.Hang => new FaultCourse.Hang(),
        TelegramFaultKind.Delay => new FaultCourse.Delay(),
        TelegramFaultKind.DropBeforeAccepting => new FaultCourse.Drop(),
        TelegramFaultKind.DropAfterAccepting => new FaultCourse.DropAfterAccepting(),
        TelegramFaultKind.HangAfterAccepting => new FaultCourse.HangAfterAccepting(),
        TelegramFaultKind.GarbleAfterAccepting => new FaultCourse.GarbleAfterAccepting(Results.Content(BrokenJson, "application/json")),
        _ => throw new InvalidOperationException($"The simulated Telegram does not know the fault {fault.Kind}."),
    };
}
