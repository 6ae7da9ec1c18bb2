using HotelConcierge.Intake;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HotelConcierge.Local.Hosting;

/// <summary>
/// How much of this host one client may take up: providers send small requests at once, so whoever trickles or sends a lot
/// is none of them and is cut off.
/// </summary>
internal static class HttpLimits
{
    /// <summary>The request line and all headers have to be there within this time of the connection.</summary>
    public static readonly TimeSpan HeadersWithin = TimeSpan.FromSeconds(10);

    /// <summary>A connection without a request is closed after this time.</summary>
    public static readonly TimeSpan IdleAtMost = TimeSpan.FromMinutes(1);

    /// <summary>A body that comes more slowly, after the first seconds, is not waited for.</summary>
    public static readonly MinDataRate SlowestClient = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(5));

    private const int MostHeaderBytes = 16 * 1024;
    private const int MostHeaders = 100;
    private const int LongestRequestLine = 8 * 1024;

    public static IWebHostBuilder AddHttpLimits(this IWebHostBuilder web) => web.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.RequestHeadersTimeout = HeadersWithin;
        limits.KeepAliveTimeout = IdleAtMost;
        limits.MinRequestBodyDataRate = SlowestClient;
        limits.MinResponseDataRate = SlowestClient;
        limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.MaxRequestLineSize = LongestRequestLine;

        // The intake's own limit comes first and answers 400; this one is for whatever else takes a body.
        limits.MaxRequestBodySize = 2 * WebhookIntake.LargestBody;
    });
}
