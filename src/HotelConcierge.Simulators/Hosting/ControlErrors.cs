using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>
/// Says what was wrong with a request: of the control API 400 for bad input and 409 for what cannot be done now, of the service
/// whatever the service says of a body that it cannot read. Nothing of it ends as an empty 500.
/// </summary>
/// <param name="refuseUnreadable">The service's own answer to a body that cannot be read, given what is wrong with it.</param>
internal sealed class ControlErrors(Func<string, IResult> refuseUnreadable)
{
    public async Task RunAsync(HttpContext context, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, e.InnerException?.Message ?? e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException && !context.Response.HasStarted)
        {
            await RefuseAsync(context, e.Message);
        }
        catch (ArgumentException e) when (IsControl(context))
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, e.Message);
        }
        catch (InvalidOperationException e) when (IsControl(context))
        {
            await AnswerAsync(context, StatusCodes.Status409Conflict, e.Message);
        }
    }

    private static bool IsControl(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/control", StringComparison.Ordinal) && !context.Response.HasStarted;

    private Task RefuseAsync(HttpContext context, string what) => IsControl(context)
        ? AnswerAsync(context, StatusCodes.Status400BadRequest, what)
        : refuseUnreadable(what).ExecuteAsync(context);

    private static Task AnswerAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error }, context.RequestAborted);
    }
}
