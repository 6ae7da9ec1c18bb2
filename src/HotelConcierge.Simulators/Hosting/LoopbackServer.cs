using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>
/// A real Kestrel on 127.0.0.1 that reads no configuration, writes no log and says in every answer that it is a
/// simulator. Stopping it aborts what is still in flight.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;
    private int _disposed;

    private LoopbackServer(WebApplication app, CancellationTokenSource stopping)
    {
        (_app, _stopping) = (app, stopping);
        BaseAddress = new Uri(app.Urls.Single());
    }

    public Uri BaseAddress { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="service">The service it pretends to be, such as "Twilio".</param>
    /// <param name="port">The port, or 0 to let the system pick one.</param>
    /// <param name="map">Adds the routes.</param>
    /// <param name="refuseUnreadable">How the service refuses a body that it cannot read, given what is wrong with it.</param>
    public static async Task<LoopbackServer> StartAsync(
        string service,
        int port,
        Action<IEndpointRouteBuilder> map,
        RequestDelegateFilter filter,
        Func<string, IResult> refuseUnreadable,
        CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;

            // How large a file may be is for each service to say, in its own words.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => ControlJson.Configure(json.SerializerOptions));

        var app = builder.Build();
        var stopping = new CancellationTokenSource();
        var errors = new ControlErrors(refuseUnreadable);
        app.Use(async (context, next) =>
        {
            context.Response.Headers.Server = $"simulated-{service}";
            await using var abort = stopping.Token.Register(context.Abort);
            await errors.RunAsync(context, () => filter(context, next));
        });
        app.UseRouting();
        app.MapGet("/", () => $"simulated {service} - not the real service\n");
        map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            stopping.Dispose();
            await app.DisposeAsync();
            throw;
        }

        return new LoopbackServer(app, stopping);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        using var patience = new CancellationTokenSource(StopPatience);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        _stopping.Dispose();
    }
}

/// <summary>Sees every request before its route does.</summary>
internal delegate Task RequestDelegateFilter(HttpContext context, RequestDelegate next);
