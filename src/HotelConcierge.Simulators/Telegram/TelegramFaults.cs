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
            await RunAsync(context, strike, accept);
        else
            await accept().ExecuteAsync(context);
    }

    private static TelegramOperation? OperationOf(string method) => method switch
    {
        _ when method.Equals("sendChatAction", StringComparison.OrdinalIgnoreCase) => TelegramOperation.ShowTyping,
        _ when method.Equals("answerCallbackQuery", StringComparison.OrdinalIgnoreCase) => TelegramOperation.AnswerTap,
        _ when method.Equals("getMe", StringComparison.OrdinalIgnoreCase) => TelegramOperation.Look,
        _ when method.Equals("getWebhookInfo", StringComparison.OrdinalIgnoreCase) => TelegramOperation.Look,
        _ when method.StartsWith("editMessage", StringComparison.OrdinalIgnoreCase) => TelegramOperation.EditMessage,
        _ when method.StartsWith("send", StringComparison.OrdinalIgnoreCase) => TelegramOperation.Send,
        _ => null,
    };

    private async Task RunAsync(HttpContext context, FaultStrike<TelegramFault> strike, Func<IResult> accept)
    {
        switch (strike.Rule.Kind)
        {
            case TelegramFaultKind.TooManyRequests:
                await strike.AnswerAsync(context, TelegramAnswers.TooManyRequests((int)Math.Ceiling((strike.Rule.RetryAfter ?? TimeSpan.FromSeconds(1)).TotalSeconds)));
                break;
            case TelegramFaultKind.NotAuthenticated:
                await strike.AnswerAsync(context, TelegramAnswers.Unauthorized);
                break;
            case TelegramFaultKind.Conflict:
                await strike.AnswerAsync(context, TelegramAnswers.Conflict);
                break;
            case TelegramFaultKind.Blocked:
                await strike.AnswerAsync(context, TelegramAnswers.Blocked);
                break;
            case TelegramFaultKind.CannotParseEntities:
                await strike.AnswerAsync(context, TelegramAnswers.BadRequest("can't parse entities: Unsupported start tag at byte offset 0"));
                break;
            case TelegramFaultKind.CannotFetchFile:
                await strike.AnswerAsync(context, TelegramAnswers.BadRequest("failed to get HTTP URL content"));
                break;
            case TelegramFaultKind.ServerError:
                await strike.AnswerAsync(context, TelegramAnswers.ServerError);
                break;
            case TelegramFaultKind.BadGateway:
                await strike.AnswerAsync(context, GatewayPage.BadGateway);
                break;
            case TelegramFaultKind.Hang:
                if (await strike.HoldAsync(context))
                    await accept().ExecuteAsync(context);
                break;
            case TelegramFaultKind.Delay:
                await strike.DelayAsync(context, clock);
                await accept().ExecuteAsync(context);
                break;
            case TelegramFaultKind.DropBeforeAccepting:
                strike.Drop(context);
                break;
            case TelegramFaultKind.DropAfterAccepting:
                accept();
                strike.Drop(context);
                break;
            case TelegramFaultKind.HangAfterAccepting:
                var answer = accept();
                if (await strike.HoldAsync(context))
                    await answer.ExecuteAsync(context);
                break;
            case TelegramFaultKind.GarbleAfterAccepting:
                accept();
                await strike.AnswerAsync(context, Results.Content(BrokenJson, "application/json"));
                break;
            default:
                throw new InvalidOperationException($"The simulated Telegram does not know the fault {strike.Rule.Kind}.");
        }
    }
}
