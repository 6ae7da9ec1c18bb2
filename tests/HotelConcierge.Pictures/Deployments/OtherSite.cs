using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Pictures.Deployments;

/// <summary>A site of somebody else's, which has one page.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _host;

    private OtherSite(WebApplication app, string host) => (_app, _host) = (app, host);

    /// <summary>What stands in the body of the page.</summary>
    public string Body { get; set; } = "";

    /// <summary>Scheme, host and port.</summary>
    public string Origin => $"http://{_host}:{new Uri(_app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First()).Port}";

    /// <param name="host">A name of this machine: another one than the concierge's makes it a site of its own to a browser.</param>
    public static async Task<OtherSite> StartAsync(string host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new OtherSite(builder.Build(), host);
        site._app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync($"<!doctype html><html lang=en><title>A hotel</title><body>{site.Body}</body></html>");
        });
        await site._app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
