using HotelConcierge.AspNetCore.Admin;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using Microsoft.Azure.Functions.Worker;

namespace HotelConcierge.Functions.Operations;

/// <summary>What the hotel's own system hands over.</summary>
public sealed class StayFunctions(StayImport import, StayCodes codes, TimeProvider clock)
{
    /// <summary>Imports a file; needs a function key.</summary>
    [Function(nameof(ImportStays))]
    public Task<IResult> ImportStays([HttpTrigger(AuthorizationLevel.Function, "put", Route = Routes.Stays)] HttpRequest request) =>
        StayHttp.ImportAsync(request.HttpContext, import, clock);

    /// <summary>Makes a code; needs a function key.</summary>
    [Function(nameof(LinkStay))]
    public Task<IResult> LinkStay(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = Routes.StayLink)] HttpRequest request,
        string number
    ) => StayHttp.LinkAsync(number, request.HttpContext, codes);
}
