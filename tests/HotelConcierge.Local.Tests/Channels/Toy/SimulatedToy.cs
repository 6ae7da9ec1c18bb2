using System.Globalization;
using System.Net;
using System.Text.Json;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Simulators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>The toy's provider: a real server that takes messages, and signs what guests write.</summary>
internal sealed class SimulatedToy : IAsyncDisposable
{
    /// <summary>What it signs with, and takes as a key.</summary>
    public const string Squeak = "squeak-of-nobody";

    private readonly TimeProvider _clock;
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly Feed<ToyMessage> _taken = new();
    private ChannelFault? _fault;
    private int _written;

    private SimulatedToy(TimeProvider clock)
    {
        _clock = clock;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public string? WebhookUrl { get; set; }

    public bool IsDisposed { get; private set; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    public static async Task<SimulatedToy> StartAsync(TimeProvider? clock = null)
    {
        var toy = new SimulatedToy(clock ?? TimeProvider.System);
        await toy._app.StartAsync();
        return toy;
    }

    /// <summary>Makes the next message fail.</summary>
    public void FailNext(ChannelFault fault) => _fault = fault;

    /// <summary>What a guest reads from one of our addresses.</summary>
    public IReadOnlyList<string> ReadBy(string guest, string business) => [.. MessagesTo(_taken.Snapshot(), guest, business)];

    /// <summary>The same once there are so many.</summary>
    public async Task<IReadOnlyList<string>> ReadByAsync(string guest, string business, int count, CancellationToken cancellationToken)
    {
        var enough = await _taken.WaitForAsync(taken => MessagesTo(taken, guest, business).Count() >= count, cancellationToken);
        return [.. MessagesTo(enough, guest, business)];
    }

    /// <summary>A guest writes; the webhook has to be thanked for.</summary>
    public Task WriteAsync(string guest, string business, string text) => DeliverAsync(
        new(guest, business, string.Create(CultureInfo.InvariantCulture, $"toy-{Interlocked.Increment(ref _written)}"), text));

    /// <summary>Delivers a webhook, which has to be thanked for.</summary>
    public async Task DeliverAsync(ToyWebhook webhook)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(webhook, ToyWire.Json);
        using var content = new ByteArrayContent(body);
        content.Headers.Add(ToyWire.SignatureHeader, ToyWire.Sign(body, Squeak));
        using var response = await _http.PostAsync(new Uri(WebhookUrl!), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("squeak", await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        IsDisposed = true;
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static IEnumerable<string> MessagesTo(IEnumerable<ToyMessage> taken, string guest, string business) =>
        taken.Where(message => (message.To, message.From) == (guest, business)).Select(message => message.Text);

    private async Task AnswerAsync(HttpContext context)
    {
        var fault = _fault;
        if (context.Request.Headers.Authorization != $"Bearer {Squeak}")
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (context.Request.Method == HttpMethods.Get)
            await context.Response.WriteAsJsonAsync(_taken.Snapshot(), ToyWire.Json);
        else if (fault is null or ChannelFault.TakenThenDropped or ChannelFault.TakenThenGarbled)
            await TakeAsync(context, fault);
        else
            Refuse(context, fault.Value);
        if (context.Request.Method == HttpMethods.Post)
            _fault = null;
    }

    private async Task TakeAsync(HttpContext context, ChannelFault? fault)
    {
        var posted = await context.Request.ReadFromJsonAsync<ToyMessage>(ToyWire.Json);
        var message = posted! with { Id = Guid.NewGuid().ToString("N"), At = Now };
        _taken.Add(message);
        if (fault is ChannelFault.TakenThenDropped)
            context.Abort();
        else if (fault is ChannelFault.TakenThenGarbled)
            await context.Response.WriteAsync("<html>");
        else
            await context.Response.WriteAsJsonAsync(message, ToyWire.Json);
    }

    private static void Refuse(HttpContext context, ChannelFault fault)
    {
        if (fault is ChannelFault.Dropped)
        {
            context.Abort();
            return;
        }

        if (fault is ChannelFault.TooManyRequests)
            context.Response.Headers.RetryAfter = "7";
        context.Response.StatusCode = fault switch
        {
            ChannelFault.TooManyRequests => StatusCodes.Status429TooManyRequests,
            ChannelFault.OptedOut => StatusCodes.Status403Forbidden,
            ChannelFault.BadKey => StatusCodes.Status401Unauthorized,
            ChannelFault.BadGateway => StatusCodes.Status502BadGateway,
            _ => StatusCodes.Status500InternalServerError,
        };
    }
}
