using HotelConcierge.Settings;
using Microsoft.AspNetCore.Http.Features;

namespace HotelConcierge.AspNetCore.Webhooks;

/// <summary>What a request says of itself.</summary>
internal static class RequestAddress
{
    /// <summary>Its address as its sender saw it, and its headers by name without case, repeated ones joined by a comma.</summary>
    public static (string Url, Dictionary<string, string> Headers) Of(HttpContext context, PublicAddress publicAddress)
    {
        var request = context.Request;
        var headers = request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path + request.QueryString;
        var url = publicAddress.UrlOf(new ReceivedRequest(
            request.Scheme, request.Host.Value ?? "", target, context.Connection.RemoteIpAddress, headers));
        return (url, headers);
    }
}
