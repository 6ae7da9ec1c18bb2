using HotelConcierge.AspNetCore.Webhooks;
using HotelConcierge.Contracts;
using HotelConcierge.Intake;
using HotelConcierge.Local.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>Clients that trickle or flood take nothing away from the others, and are cut off.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const int Tricklers = 300;
    private const string Head = "POST /api/channels/twilio HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    private readonly ManualTimeProvider _clock = new();
    private World _world = null!;
    private AppInProcess _app = null!;

    public async Task InitializeAsync()
    {
        _world = await World.CreateAsync(_clock);
        _app = await AppInProcess.StartAsync(_world);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task While_hundreds_trickle_headers_and_bodies_everybody_else_is_served()
    {
        var connections = new List<RawHttp>();
        try
        {
            for (var number = 0; number < Tricklers; number++)
            {
                var slow = await RawHttp.ConnectAsync(_app.Url, _world.Patience);
                connections.Add(slow);
                await slow.WriteAsync(number % 2 == 0 ? Head : Head + "Content-Length: 1000000\r\n\r\nBody=a");
            }

            await _world.HearAsync("Explain the moon");

            Assert.Single(await _world.ReadAsync(1));
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    [Theory]
    [InlineData("Content-Length: 1000000\r\n\r\nBody=a")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n6\r\nBody=a\r\n")]
    public async Task A_body_that_is_not_there_when_no_provider_would_still_wait_is_given_up_without_an_alarm(string rest)
    {
        using var slow = await RawHttp.ConnectAsync(_app.Url, _world.Patience);
        await slow.WriteAsync(Head + rest);
        var left = await _clock.WaitForTimerAsync(setFor => setFor == WebhookHttp.LongestUpload, _world.Patience);

        _clock.Advance(left);

        Assert.Equal(408, RawHttp.StatusOf(await slow.ReadToEndAsync()));
        Assert.DoesNotContain(
            _app.Log,
            line => line.Contains("   at ", StringComparison.Ordinal) || !line.StartsWith("Information", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Content-Length: 2000000\r\n\r\n", 400)]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nZZ\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n", 400)]
    public async Task A_body_that_is_none_is_refused_at_once_without_an_alarm(string rest, int expected)
    {
        using var connection = await RawHttp.ConnectAsync(_app.Url, _world.Patience);
        await connection.WriteAsync(Head + rest);

        Assert.Equal(expected, await connection.ReadStatusAsync());
        Assert.DoesNotContain(_app.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chunked_body_is_cut_off_where_it_is_too_large()
    {
        var chunk = "10000\r\n" + new string('a', 0x10000) + "\r\n";
        using var connection = await RawHttp.ConnectAsync(_app.Url, _world.Patience);
        await connection.WriteAsync(Head + "Transfer-Encoding: chunked\r\n\r\n");
        for (var sent = 0; sent <= WebhookIntake.LargestBody; sent += 0x10000)
            await connection.WriteAsync(chunk);

        Assert.Equal(400, await connection.ReadStatusAsync());
    }

    [Fact]
    public void The_limits_that_cut_off_whoever_trickles_hold_in_the_running_host()
    {
        var kestrel = _app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;

        Assert.Equal(HttpLimits.HeadersWithin, kestrel.Limits.RequestHeadersTimeout);
        Assert.Equal(HttpLimits.IdleAtMost, kestrel.Limits.KeepAliveTimeout);
        Assert.Same(HttpLimits.SlowestClient, kestrel.Limits.MinRequestBodyDataRate);
        Assert.Same(HttpLimits.SlowestClient, kestrel.Limits.MinResponseDataRate);
        Assert.Equal(2 * WebhookIntake.LargestBody, kestrel.Limits.MaxRequestBodySize);
        Assert.False(kestrel.AddServerHeader);
    }
}
