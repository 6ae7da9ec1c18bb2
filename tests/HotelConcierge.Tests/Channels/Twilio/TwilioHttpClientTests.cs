using System.Net;
using System.Net.Sockets;
using System.Text;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Channels.Twilio;

/// <summary>The registered HTTP client on a real socket: what the network does is what <see cref="TwilioErrors"/> expects.</summary>
public class TwilioHttpClientTests
{
    private readonly TwilioMessage _message = new(TwilioSamples.Guest, TwilioSamples.Business, MessagingServiceSid: null) { Body = "Hi" };

    [Fact]
    public async Task Nobody_at_the_other_end_means_not_sent()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(new SendOutcome.Failed(SendFailure.Transient, "no connection"), await SendAsync(port));
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_request_means_nobody_knows() =>
        Assert.Equal(
            SendFailure.Unknown,
            Assert.IsType<SendOutcome.Failed>(await SendToOneConnectionAsync("")).Kind);

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_token() =>
        Assert.Equal(
            new SendOutcome.Failed(SendFailure.Permanent, "HTTP 307"),
            await SendToOneConnectionAsync(
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

    private async Task<SendOutcome> SendToOneConnectionAsync(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = SendAsync(((IPEndPoint)listener.LocalEndpoint).Port);
        using (var connection = await listener.AcceptTcpClientAsync())
        {
            await ReadRequestAsync(connection.GetStream());
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        }

        return await sending;
    }

    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var read = new StringBuilder();
        var buffer = new byte[4096];
        while (!read.ToString().Contains("Body=Hi", StringComparison.Ordinal))
        {
            var length = await stream.ReadAsync(buffer);
            Assert.NotEqual(0, length);
            read.Append(Encoding.ASCII.GetString(buffer, 0, length));
        }
    }

    private async Task<SendOutcome> SendAsync(int port)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Twilio:AccountSid"] = TwilioSamples.AccountSid,
                ["Twilio:AuthToken"] = TwilioSamples.AuthToken,
                ["Twilio:ApiBaseUrl"] = $"http://127.0.0.1:{port}",
            })
            .Build();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddTwilio(configuration)
            .BuildServiceProvider();
        return await services.GetRequiredService<ITwilioMessages>().CreateAsync(_message, default);
    }
}
