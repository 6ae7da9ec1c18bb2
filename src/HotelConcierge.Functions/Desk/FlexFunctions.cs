using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HotelConcierge.Functions.Desk;

/// <summary>Where Twilio tells what happens to guests whom people of Flex look after. Its signature is the key.</summary>
public sealed class FlexFunctions(IServiceProvider services, DurableConversations conversations)
{
    [Function(nameof(ReceiveFlexEvent))]
    public Task<IResult> ReceiveFlexEvent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.FlexEvents)] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        return FlexHttp.ReceiveAsync(request.HttpContext, services);
    }
}
