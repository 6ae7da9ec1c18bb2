using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.Desk;

/// <summary>Staff sign in and out. Their own key, or their organisation's issuer, is what Functions would ask a key for.</summary>
public sealed class StaffFunctions(IServiceProvider services)
{
    [Function(nameof(HandleStaffSession))]
    public Task<IResult> HandleStaffSession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "delete", Route = Routes.StaffSession)] HttpRequest request) =>
        StaffSessionHttp.HandleAsync(request.HttpContext, services);

    [Function(nameof(BeginStaffSignIn))]
    public Task<IResult> BeginStaffSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.StaffSignIn)] HttpRequest request) =>
        StaffSignInHttp.BeginAsync(request.HttpContext, services);

    [Function(nameof(EndStaffSignIn))]
    public Task<IResult> EndStaffSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.StaffSignInCallback)] HttpRequest request) =>
        StaffSignInHttp.EndAsync(request.HttpContext, services);
}
