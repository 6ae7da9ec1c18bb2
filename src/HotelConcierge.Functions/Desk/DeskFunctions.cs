using HotelConcierge.AspNetCore.Desk;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace HotelConcierge.Functions.Desk;

/// <summary>The desk: its page, and what the page asks for. The session of whoever signed in is the key.</summary>
public sealed class DeskFunctions(DurableConversations conversations, IServiceProvider services)
{
    [Function(nameof(ShowDesk))]
    public IResult ShowDesk([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Desk)] HttpRequest request) =>
        DeskPageHttp.Show(request.HttpContext, services);

    [Function(nameof(ServeDeskAsset))]
    public IResult ServeDeskAsset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.DeskAsset)] HttpRequest request, string asset) =>
        DeskPageHttp.ServeAsset(asset, request.HttpContext, services);

    [Function(nameof(ReadDeskEvents))]
    public Task<IResult> ReadDeskEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.DeskEvents)] HttpRequest request) =>
        DeskEventsHttp.ReadAsync(request.HttpContext, services);

    [Function(nameof(ReadDeskCase))]
    public Task<IResult> ReadDeskCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.DeskCase)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        return DeskCasesHttp.ReadAsync(id, request.HttpContext, services);
    }

    [Function(nameof(ActOnDeskCase))]
    public Task<IResult> ActOnDeskCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.DeskAct)] HttpRequest request,
        string id,
        string act,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        return DeskCasesHttp.ActAsync(id, act, request.HttpContext, services);
    }

    [Function(nameof(HandleDeskFile))]
    public Task<IResult> HandleDeskFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = Routes.DeskFile)] HttpRequest request,
        string id,
        string file,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        return DeskFilesHttp.HandleAsync(id, file, request.HttpContext, services);
    }

    [Function(nameof(ReadDeskCanned))]
    public Task<IResult> ReadDeskCanned(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.DeskCanned)] HttpRequest request,
        [DurableClient] DurableTaskClient client)
    {
        conversations.Use(client);
        return DeskCasesHttp.ReadCannedAsync(request.HttpContext, services);
    }
}
