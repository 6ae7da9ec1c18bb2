using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>Says what was wrong with a request to a control API: 400 for bad input, 409 for what cannot be done now. A form that cannot be read is bad input anywhere.</summary>
internal static class ControlErrors
{
    public static async Task RunAsync(HttpContext context, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (BadHttpRequestException e) when (IsControl(context))
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidDataException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, e.Message);
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

    private static Task AnswerAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { error }, context.RequestAborted);
    }
}
