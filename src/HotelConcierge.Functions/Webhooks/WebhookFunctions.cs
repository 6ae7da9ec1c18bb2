using HotelConcierge.Channels;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Webhooks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HotelConcierge.Functions.Webhooks;

/// <summary>The routes that messaging services call. Their signatures are the key, so Functions asks for none.</summary>
public sealed class WebhookFunctions(WebhookIntake intake, PublicAddress publicAddress, DurableConversations conversations, TimeProvider clock)
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

    private Task<IResult> ReceiveAsync(HttpRequest request, string channel, DurableTaskClient client)
    {
        conversations.Use(client);
        return WebhookHttp.ReceiveAsync(channel, request.HttpContext, intake, publicAddress, clock);
    }
}
