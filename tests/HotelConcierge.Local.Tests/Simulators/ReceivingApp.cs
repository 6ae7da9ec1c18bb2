using HotelConcierge.Simulators;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>A webhook as the app received it.</summary>
internal sealed record ReceivedWebhook(LoggedRequest Request, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The body, where it was no form.</summary>
    public string Body { get; init; } = "";

    public string this[string field] => Request.Field(field);

    public IEnumerable<KeyValuePair<string, string>> Form =>
        Request.Form.SelectMany(entry => entry.Value.Select(value => KeyValuePair.Create(entry.Key, value)));
}

/// <summary>An app that keeps every webhook and answers as told.</summary>
internal sealed class ReceivingApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReceivingApp(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/api/channels/twilio";

    public Feed<ReceivedWebhook> Received { get; } = new();

    /// <summary>Statuses for the coming webhooks; 200 when there are none left.</summary>
    public Queue<int> Answers { get; } = new();

    /// <summary>What webhooks wait for before they are answered.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public static async Task<ReceivingApp> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = new ReceivingApp(builder.Build());
        app._app.Run(app.ReceiveAsync);
        await app._app.StartAsync();
        return app;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        var request = await LoggedRequest.ReadAsync(context);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase);
        using var reader = new StreamReader(context.Request.Body);
        Received.Add(new ReceivedWebhook(request, headers) { Body = await reader.ReadToEndAsync(context.RequestAborted) });
        await Hold.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = Answers.TryDequeue(out var status) ? status : 200;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync("<Response/>");
    }
}
