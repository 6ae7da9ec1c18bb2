using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Staff;

/// <summary>The routes by which staff sign in.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(
            Routes.Full(Routes.StaffSession), [HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete], StaffSessionHttp.HandleAsync);
        routes.MapGet(Routes.Full(Routes.StaffSignIn), StaffSignInHttp.BeginAsync);
        routes.MapGet(Routes.Full(Routes.StaffSignInCallback), StaffSignInHttp.EndAsync);
    }
}
