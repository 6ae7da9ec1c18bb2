using System.Net;
using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Twilio;

/// <summary>Settings, signed webhooks and payload files that the Twilio tests share.</summary>
internal static class TwilioSamples
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "not-a-real-token";
    public const string Business = "whatsapp:+12025550100";
    public const string Guest = "whatsapp:+447700900123";
    public const string Url = "https://hotel.example/api/channels/twilio";

    public static ConversationAddress Address { get; } = new(new("twilio"), Business, Guest);

    public static TwilioOptions TwilioTestSettings() => new() { AccountSid = AccountSid, AuthToken = AuthToken, From = Business };

    public static TwilioChannel Channel(
        ITwilioMessages messages,
        TwilioOptions? options = null,
        string publicBaseUrl = "https://hotel.example"
    ) =>
        new(
            messages,
            new TwilioMedia(new HttpClient(), Options.Create(options ?? TwilioTestSettings()), TimeProvider.System),
            new(Options.Create(new PublicAddressOptions { PublicBaseUrl = publicBaseUrl })),
            Options.Create(options ?? TwilioTestSettings()));

    /// <summary>The body of a file in <c>payloads</c>; its first line says where the fields are documented.</summary>
    public static string Payload(string name) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Channels", "Twilio", "payloads", name + ".txt"))
            .Single(line => !line.StartsWith('#'));

    /// <summary>The payload with one field set anew, or removed by null.</summary>
    public static string With(this string payload, string field, string? value)
    {
        var others = payload.Split('&').Where(piece => !piece.StartsWith(field + "=", StringComparison.Ordinal));
        return string.Join('&', value is null ? others : others.Append($"{field}={WebUtility.UrlEncode(value)}"));
    }

    public static WebhookRequest Webhook(ReadOnlyMemory<byte> body)
    {
        var form = TwilioForm.Parse(body.Span) ?? TwilioForm.Empty;
        return Request(body, "application/x-www-form-urlencoded; charset=UTF-8", Url, TwilioSignature.Compute(Url, form.Fields, AuthToken));
    }

    public static WebhookRequest Webhook(string body) => Webhook(Encoding.UTF8.GetBytes(body));

    public static WebhookRequest Request(ReadOnlyMemory<byte> body, string contentType, string url, string signature) =>
        new(
            "POST",
            url,
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["content-type"] = contentType,
                ["x-twilio-signature"] = signature,
            },
            body);
}
