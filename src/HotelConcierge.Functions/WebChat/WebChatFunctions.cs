using HotelConcierge.AspNetCore.WebChat;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.WebChat;

/// <summary>The web chat: its page, and what the page asks for besides sending messages. A signed cookie is the key.</summary>
public sealed class WebChatFunctions(IServiceProvider services)
{
    [Function(nameof(ShowChat))]
    public IResult ShowChat([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Chat)] HttpRequest request) =>
        ChatPageHttp.Show(request.HttpContext, services);

    [Function(nameof(ServeChatAsset))]
    public IResult ServeChatAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ChatAsset)] HttpRequest request, string asset) =>
        ChatPageHttp.ServeAsset(asset, request.HttpContext, services);

    [Function(nameof(ReadChatEvents))]
    public Task<IResult> ReadChatEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ChatEvents)] HttpRequest request) =>
        ChatEventsHttp.ReadAsync(request.HttpContext, services);

    [Function(nameof(HandleChatFile))]
    public Task<IResult> HandleChatFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = Routes.ChatFile)] HttpRequest request, string id) =>
        ChatFilesHttp.HandleAsync(id, request.HttpContext, services);
}
