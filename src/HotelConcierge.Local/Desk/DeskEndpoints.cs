using HotelConcierge.AspNetCore.Desk;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Desk;

/// <summary>The desk's page, and what it asks for. Each route but the page's own asks who is signed in.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.Full(Routes.Desk), DeskPageHttp.Show);
        routes.MapGet(Routes.Full(Routes.DeskAsset), DeskPageHttp.ServeAsset);
        routes.MapGet(Routes.Full(Routes.DeskEvents), DeskEventsHttp.ReadAsync);
        routes.MapGet(Routes.Full(Routes.DeskCase), DeskCasesHttp.ReadAsync);
        routes.MapPost(Routes.Full(Routes.DeskAct), DeskCasesHttp.ActAsync);
        routes.MapMethods(Routes.Full(Routes.DeskFile), [HttpMethods.Get, HttpMethods.Put], DeskFilesHttp.HandleAsync);
        routes.MapGet(Routes.Full(Routes.DeskCanned), DeskCasesHttp.ReadCannedAsync);
    }
}
