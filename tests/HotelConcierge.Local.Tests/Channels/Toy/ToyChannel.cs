using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Channels;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>A channel that nothing but this folder knows: words only, signed webhooks, one API call a message.</summary>
internal sealed class ToyChannel(HttpClient http, IOptions<ToyOptions> options) : IChannel, ISharesNetwork
{
    private const int LongestText = 500;

    private static readonly ChannelAbilities Abilities = new(new(TextMarkup.Plain, LongestText));

    private readonly ToyOptions _options = options.Value;

    public static ChannelName ToyName { get; } = new("toy");

    public ChannelName Name => ToyName;

    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "squeak");

    private Uri MessagesUrl => new($"{_options.ApiBaseUrl.TrimEnd('/')}/messages");

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Abilities;

    /// <summary>An address says its network before a colon; without one it is the toy's own.</summary>
    public NetworkPair PairOf(ConversationAddress address)
    {
        var network = address.Guest.Split(':', 2);
        return network is [var name, var guest]
            ? new(name, address.Business[(address.Business.IndexOf(':', StringComparison.Ordinal) + 1)..], guest)
            : new("toy", address.Business, address.Guest);
    }

    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    public WebhookReading Read(WebhookRequest request)
    {
        var expected = Encoding.UTF8.GetBytes(ToyWire.Sign(request.Body.Span, _options.Squeak));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(request.Header(ToyWire.SignatureHeader))))
            return new WebhookReading.Forged("the squeak is not ours");
        if (ToyWire.Read(request.Body) is not { From.Length: > 0, To.Length: > 0 } webhook)
            return new WebhookReading.Malformed("The body is no toy's.");

        var address = new ConversationAddress(Name, webhook.To, webhook.From);
        if (webhook.Blocks)
            return WebhookReading.Genuine.Nothing with { Blocked = [address] };
        if (string.IsNullOrEmpty(webhook.Id) || webhook.Text is null)
            return new WebhookReading.Malformed("The message has no id or no text.");
        var message = new InboundMessage(webhook.Id, address, MessageKind.Text, webhook.Text)
        {
            GuestAliases = webhook.AlsoKnownAs is { Length: > 0 } alias ? [alias] : [],
        };
        return new WebhookReading.Genuine([message], []);
    }

    public async Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var body = new ToyMessage(message.Address.Business, message.Address.Guest, message.Text);
            using var response = await SendAsync(HttpMethod.Post, MessagesUrl, body, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                var taken = await response.Content.ReadFromJsonAsync<ToyMessage>(ToyWire.Json, cancellationToken);
                return new SendOutcome.Accepted(taken!.Id);
            }

            var failure = response.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => SendFailure.RateLimited,
                HttpStatusCode.Forbidden => SendFailure.OptedOut,
                >= HttpStatusCode.InternalServerError => SendFailure.Unknown,
                _ => SendFailure.Permanent,
            };
            return new SendOutcome.Failed(failure, $"{(int)response.StatusCode}", response.Headers.RetryAfter?.Delta);
        }
        catch (JsonException)
        {
            return new SendOutcome.Failed(SendFailure.Unknown, "unreadable");
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, cancellationToken))
        {
            return ConnectionFailure.Read(exception);
        }
    }

    public async Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Get, MessagesUrl, body: null, cancellationToken);
            response.EnsureSuccessStatusCode();
            var taken = await response.Content.ReadFromJsonAsync<List<ToyMessage>>(ToyWire.Json, cancellationToken);
            return taken!.Find(sent =>
                (sent.To, sent.Text) == (message.Address.Guest, message.Text) && sent.At >= since && !known.Contains(sent.Id))?.Id;
        }
        catch (Exception exception) when (exception is JsonException || ConnectionFailure.Is(exception, cancellationToken))
        {
            throw new ChannelException("The toy's list could not be read.", TimeSpan.FromSeconds(1), exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri url, ToyMessage? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Authorization = new("Bearer", _options.Squeak);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: ToyWire.Json);
        return await http.SendAsync(request, cancellationToken);
    }
}
