using HotelConcierge.Functions.Tests.Hosting;
using HotelConcierge.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// The functions with an HTTP trigger behind real HTTP, by the routes that they name. Function keys are the Functions host's own
/// business.
/// </summary>
internal sealed class HttpFront : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HttpFront(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    public static async Task<HttpFront> StartAsync(Worker worker, DurableTaskClient client)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        foreach (var function in (await worker.ListFunctionsAsync()).Where(function => function.Trigger == "httpTrigger"))
        {
            var method = worker.Load(function);
            app.MapMethods(
                Routes.Full(function.Of("route")!),
                function.Methods,
                async context =>
                {
                    var call = new FunctionCall(worker, method, client, context.RequestAborted);
                    await (
                        (IResult)(await call.RunAsync(new RouteValueDictionary(context.Request.RouteValues), context.Request))!
                    ).ExecuteAsync(context);
                }
            );
        }

        await app.StartAsync();
        return new(app);
    }

    /// <summary>Ends with every connection broken, whatever is being answered.</summary>
    public async Task AbortAsync()
    {
        try
        {
            await _app.StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // It says that it did not wait, which is what was wanted.
        }

        await _app.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
