using HotelConcierge.Channels;
using HotelConcierge.Functions.Tests.Conversations;
using HotelConcierge.Functions.Tests.Durable;
using HotelConcierge.Functions.Tests.Hosting;
using HotelConcierge.Functions.Webhooks;
using HotelConcierge.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Webhooks;

/// <summary>The HTTP methods of the webhook's function.</summary>
public sealed class WebhookMethodTests : IDisposable
{
    private readonly Worker _worker = Worker.Build(ProductionSettings.All(ProductionSettings.NoStorage));
    private readonly EntitiesOfOneTest _entities = new();

    public void Dispose() => _worker.Dispose();

    [Fact]
    public async Task A_get_to_a_channel_without_a_handshake_is_told_to_post_and_touches_no_conversation()
    {
        var channels = _worker
            .Host.Services.GetRequiredService<ChannelCatalog>()
            .All.Where(channel => channel is not IShakesHands)
            .ToList();

        Assert.NotEmpty(channels);
        foreach (var channel in channels)
        {
            var answer = await GetAsync(channel.Name.Value);

            Assert.Equal((405, "POST"), (answer.StatusCode, answer.Headers.Allow.ToString()));
        }

        Assert.Empty(_entities.Signals);
    }

    /// <summary>Calls the function as the host would, which asks first whether it takes the method.</summary>
    private async Task<HttpResponse> GetAsync(string channel)
    {
        var function = (await _worker.ListFunctionsAsync()).Single(one => one.Name == nameof(WebhookFunctions.ReceiveWebhook));
        Assert.Contains("get", function.Methods, StringComparer.OrdinalIgnoreCase);
        await using var scope = _worker.Host.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Request.Method = HttpMethods.Get;
        (context.Request.Scheme, context.Request.Host, context.Request.Path) =
            ("https", new("hotel.example"), Routes.Full(Routes.Webhook.Replace("{channel}", channel, StringComparison.Ordinal)));
        var call = new FunctionCall(_worker, _worker.Load(function), new ClientOfOneTest(_entities), CancellationToken.None);
        await ((IResult)(await call.RunAsync(new RouteValueDictionary { ["channel"] = channel }, context.Request))!).ExecuteAsync(context);
        return context.Response;
    }
}
