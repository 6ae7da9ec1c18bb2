using System.Text.Json;
using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>A fault as the control API takes it.</summary>
/// <param name="On">The operation it strikes; left out, the one that matters most (creating a message, a chat completion).</param>
/// <param name="Times">How many requests it strikes; left out, one.</param>
/// <param name="UntilCleared">Strikes every request until it is cleared; <paramref name="Times"/> is ignored then.</param>
public sealed record FaultRequest<TKind, TOperation>(
    TKind Kind,
    TOperation? On = null,
    int Times = 1,
    bool UntilCleared = false,
    string? OnlyTo = null,
    string? OnlyTextWith = null,
    double? RetryAfterSeconds = null,
    double DelaySeconds = 1)
    where TKind : struct, Enum
    where TOperation : struct, Enum;

/// <summary>Which fault to release; all without a number.</summary>
public sealed record ReleaseRequest(int? Id = null);

/// <summary>A fault and what became of it.</summary>
/// <param name="Active">Whether it can still strike.</param>
public sealed record FaultReport(int Id, string Kind, string On, int Hits, bool Active);

/// <summary>
/// Faults over HTTP, under <c>/control</c>:
/// <list type="bullet">
/// <item><c>POST faults</c> with a <see cref="FaultRequest{TKind, TOperation}"/> plans one and answers with its <see
/// cref="FaultReport"/>;</item>
/// <item><c>GET faults</c> lists all;</item>
/// <item><c>GET faults/{id}?hits=N&amp;wait=SECONDS</c> shows one, as soon as it struck N requests or after the wait;</item>
/// <item><c>POST faults/clear</c> ends all; <c>POST release</c> lets go of held requests, with <c>{"id":N}</c> of one fault only.</item>
/// </list>
/// </summary>
internal static class FaultControl
{
    public static void MapFaults<TRule, TKind, TOperation>(
        this IEndpointRouteBuilder control,
        FaultBoard<TRule> board,
        Func<TKind, TOperation?, TRule> create,
        Func<TRule, (TKind Kind, TOperation On)> describe)
        where TRule : FaultRule
        where TKind : struct, Enum
        where TOperation : struct, Enum
    {
        FaultReport ReportOf(ActiveFault<TRule> fault)
        {
            var (kind, on) = describe(fault.Rule);
            return new FaultReport(fault.Id, Camel(kind.ToString()), Camel(on.ToString()), fault.Hits, fault.IsActive);
        }

        control.MapPost("/faults", (FaultRequest<TKind, TOperation> request) => ReportOf(board.Add(
            WithScope(create(request.Kind, request.On), request))));
        control.MapGet("/faults", () => board.All.Select(ReportOf));
        control.MapGet("/faults/{id:int}", async (int id, int? hits, double? wait, CancellationToken cancellationToken) =>
        {
            if (board.Find(id) is not { } fault)
                return Results.NotFound(new { error = $"There is no fault {id}." });
            await LongPoll.WaitAsync(token => fault.WaitForHitAsync(hits ?? 1, token), wait, cancellationToken);
            return Results.Ok(ReportOf(fault));
        });
        control.MapPost("/faults/clear", board.Clear);
        control.MapPost("/release", (ReleaseRequest? request) =>
        {
            if (request?.Id is not { } id)
                board.ReleaseAll();
            else if (board.Find(id) is { } fault)
                fault.Release();
            else
                return Results.NotFound(new { error = $"There is no fault {id}." });
            return Results.Ok();
        });
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static TRule WithScope<TRule, TKind, TOperation>(TRule rule, FaultRequest<TKind, TOperation> request)
        where TRule : FaultRule
        where TKind : struct, Enum
        where TOperation : struct, Enum
    {
        FaultRule scoped = rule;
        return (TRule)(scoped with
        {
            Times = request.UntilCleared ? null : request.Times,
            OnlyTo = request.OnlyTo,
            OnlyTextWith = request.OnlyTextWith,
            RetryAfter = request.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Delay = TimeSpan.FromSeconds(request.DelaySeconds),
        });
    }
}
