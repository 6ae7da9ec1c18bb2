using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Intake;
using HotelConcierge.Media;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HotelConcierge.Functions.Webhooks;

/// <summary>The routes that messaging services call. Their signatures are the key, so Functions asks for none.</summary>
public sealed class WebhookFunctions(
    WebhookIntake intake, PublicAddress publicAddress, MediaLinks links, DurableConversations conversations, TimeProvider clock)
{
    [Function(nameof(ReceiveWebhook))]
    public Task<IResult> ReceiveWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = Routes.Webhook)] HttpRequest request,
        string channel,
        [DurableClient] DurableTaskClient client) => ReceiveAsync(request, channel, client);

    [Function(nameof(ReceiveDeliveryReport))]
    public Task<IResult> ReceiveDeliveryReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.DeliveryReport)] HttpRequest request,
        string channel,
        [DurableClient] DurableTaskClient client) => ReceiveAsync(request, channel, client);

    /// <summary>Where providers fetch what we send; the token in the address is the key.</summary>
    [Function(nameof(ServeMedia))]
    public Task<IResult> ServeMedia(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Media)] HttpRequest request, string token) =>
        MediaHttp.ServeAsync(token, request.HttpContext, links);

    private Task<IResult> ReceiveAsync(HttpRequest request, string channel, DurableTaskClient client)
    {
        conversations.Use(client);
        return WebhookHttp.ReceiveAsync(channel, request.HttpContext, intake, publicAddress, clock);
    }
}
