using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Faults;

/// <summary>What a proxy in front of a service answers when the service is gone: HTML where clients expect JSON.</summary>
internal static class GatewayPage
{
    private const string Html = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

    public static IResult BadGateway { get; } = Results.Content(Html, "text/html", statusCode: StatusCodes.Status502BadGateway);
}
