using HotelConcierge.Channels;
using HotelConcierge.Handoff.Flex;
using HotelConcierge.Intake;
using HotelConcierge.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Webhooks;

/// <summary>HTTP in, what Flex is answered out.</summary>
internal static class FlexHttp
{
    /// <summary>Hands an event on as it came over the wire. Where no Flex is set there is nothing here.</summary>
    public static async Task<IResult> ReceiveAsync(HttpContext context, IServiceProvider services)
    {
        if (services.GetService<FlexEvents>() is not { } events)
            return Results.NotFound();
        var (read, refusal) = await WebhookHttp.ReadAsync(
            context, WebhookIntake.LargestBody, services.GetRequiredService<TimeProvider>());
        if (read is not { } body)
            return refusal!;
        var (url, headers) = RequestAddress.Of(context, services.GetRequiredService<PublicAddress>());
        var answer = await events.ReceiveAsync(new WebhookRequest(context.Request.Method, url, headers, body), context.RequestAborted);
        return Results.Text(answer.Body, answer.ContentType, statusCode: answer.Status);
    }
}
