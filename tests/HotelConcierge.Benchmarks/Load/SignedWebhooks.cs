using System.Globalization;
using System.Text;
using HotelConcierge.Channels.Twilio;

namespace HotelConcierge.Benchmarks.Load;

/// <summary>
/// SignedWebhooks as Twilio sends them for WhatsApp messages, signed and written as whole HTTP requests beforehand. No two are the
/// same.
/// </summary>
internal static class SignedWebhooks
{
    public const string AccountSid = "ACbe000000000000000000000000000000";
    public const string AuthToken = "benchmark-token";
    public const string Business = "whatsapp:+14155238886";
    public const string Path = "/api/channels/twilio";

    // Of the whole program: a conversation knows the ids of the webhooks of all benchmarks before.
    private static int _messages;

    /// <summary>The address of a guest.</summary>
    public static string Guest(int number) => string.Create(CultureInfo.InvariantCulture, $"whatsapp:+34{600_000_000 + number}");

    /// <summary>A message of each of these guests, in order.</summary>
    public static IReadOnlyList<byte[]> Write(Uri server, IEnumerable<int> guests) =>
        [.. guests.Select(guest => Write(server, Guest(guest)))];

    /// <summary>One message of a guest.</summary>
    public static byte[] Write(Uri server, string guest, string text = "Explain why the sky is blue")
    {
        var fields = Fields(guest, text);
        var signature = TwilioSignature.Compute(server.GetLeftPart(UriPartial.Authority) + Path, fields, AuthToken);
        var body = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            POST {Path} HTTP/1.1
            Host: {server.Authority}
            User-Agent: TwilioProxy/1.1
            Accept: */*
            Content-Type: application/x-www-form-urlencoded; charset=utf-8
            I-Twilio-Idempotency-Token: 6ec9f6c1-8c5a-4d3c-9a4b-0e1a6d6a2f11
            {TwilioSignature.Header}: {signature}
            Content-Length: {body.Length}

            {body}
            """).ReplaceLineEndings("\r\n"));
    }

    /// <summary>The fields of a guest's message that was not sent before.</summary>
    public static List<KeyValuePair<string, string>> Fields(string guest, string text)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"SM{++_messages:x32}");
        return [
            new("SmsMessageSid", sid),
            new("NumMedia", "0"),
            new("ProfileName", "Ana María"),
            new("MessageType", "text"),
            new("SmsSid", sid),
            new("WaId", guest["whatsapp:+".Length..]),
            new("SmsStatus", "received"),
            new("Body", text),
            new("To", Business),
            new("NumSegments", "1"),
            new("ReferralNumMedia", "0"),
            new("MessageSid", sid),
            new("AccountSid", AccountSid),
            new("From", guest),
            new("ApiVersion", "2010-04-01"),
        ];
    }
}
