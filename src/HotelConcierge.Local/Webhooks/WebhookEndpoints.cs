using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Webhooks;

/// <summary>The routes that messaging services call.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Routes.Full(Routes.Webhook), [HttpMethods.Get, HttpMethods.Post], WebhookHttp.ReceiveAsync);
        routes.MapPost(Routes.Full(Routes.DeliveryReport), WebhookHttp.ReceiveAsync);
        routes.MapPost(Routes.Full(Routes.FlexEvents), FlexHttp.ReceiveAsync);
        routes.MapMethods(Routes.Full(Routes.Media), [HttpMethods.Get, HttpMethods.Head], MediaHttp.ServeAsync);
    }
}
