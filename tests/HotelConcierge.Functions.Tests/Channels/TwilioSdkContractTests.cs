using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using HotelConcierge.Functions.Channels;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Channels.Twilio;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Functions.Tests.Channels;

public sealed class TwilioSdkContractTests : TwilioMessagesContract
{
    protected override Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync()
    {
        var (server, messages) = Sdk.Connect(TwilioSamples.TwilioTestSettings());
        return Task.FromResult<(ITwilioServer, ITwilioMessages)>((server, messages));
    }
}

public sealed class TwilioSdkMessagesTests
{
    private static readonly TwilioMessage Message = new(TwilioSamples.Guest, TwilioSamples.Business, MessagingServiceSid: null)
    {
        Body = "Good morning",
    };

    [Fact]
    public async Task What_the_library_drops_of_a_refusal_is_read_all_the_same()
    {
        var (server, messages) = Sdk.Connect(TwilioSamples.TwilioTestSettings());
        server.FailNext(TwilioFault.TooManyRequests);

        var failed = Assert.IsType<SendOutcome.Failed>(await messages.CreateAsync(Message, default));

        Assert.Equal((SendFailure.RateLimited, TimeSpan.FromSeconds(7), "20429"), (failed.Kind, failed.RetryAfter, failed.Code));
    }

    [Fact]
    public async Task A_gateways_page_keeps_its_status()
    {
        var (server, messages) = Sdk.Connect(TwilioSamples.TwilioTestSettings());
        server.FailNext(TwilioFault.HtmlBadGateway);

        var failed = Assert.IsType<SendOutcome.Failed>(await messages.CreateAsync(Message, default));

        Assert.Equal((SendFailure.Unknown, "HTTP 502"), (failed.Kind, failed.Code));
    }

    [Fact]
    public async Task The_library_goes_where_the_settings_say()
    {
        var asked = new AskedAddresses();
        var options = TwilioSamples.TwilioTestSettings();
        options.ApiBaseUrl = "http://127.0.0.1:9/twilio/";
        using var messages = Sdk.Connect(asked, options);

        await messages.CreateAsync(Message, default);
        await messages.ShowTypingAsync("SM1", default);

        Assert.Equal(
            [
                $"http://127.0.0.1:9/twilio/2010-04-01/Accounts/{TwilioSamples.AccountSid}/Messages.json",
                "http://127.0.0.1:9/twilio/v2/Indicators/Typing.json",
            ],
            asked.Addresses);
    }

    [Fact]
    public async Task Nothing_is_sent_once_the_host_stops()
    {
        var (server, messages) = Sdk.Connect(TwilioSamples.TwilioTestSettings());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => messages.CreateAsync(Message, new CancellationToken(canceled: true)));

        Assert.Empty(server.Taken);
    }

    private sealed class AskedAddresses : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(
                new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("""{"sid":"SM1"}""") }
            );
        }
    }
}

internal static class Sdk
{
    public static (ScriptedTwilio Server, TwilioSdkMessages Messages) Connect(TwilioOptions options)
    {
        var server = new ScriptedTwilio(new FixedClock());
        return (server, Connect(server, options));
    }

    public static TwilioSdkMessages Connect(HttpMessageHandler server, TwilioOptions options) =>
        new(new OneHandler(server), Options.Create(options), new FixedClock());

    private sealed class OneHandler(HttpMessageHandler handler) : IHttpMessageHandlerFactory
    {
        public HttpMessageHandler CreateHandler(string name) => handler;
    }
}
