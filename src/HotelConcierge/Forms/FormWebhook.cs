using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HotelConcierge.Alerts;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Forms;

/// <summary>A filled form as the operator's system gets it.</summary>
/// <param name="Id">The same at every try, so that a receiver can drop what it has.</param>
/// <param name="Values">By the slots' names: a choice's name, <c>yyyy-MM-dd</c>, <c>HH:mm</c>, E.164, text.</param>
/// <param name="Text">All of it on one line, in the guest's language.</param>
/// <param name="Guest">How the guest is reached, in the channel's spelling; null when the turn did not say.</param>
internal sealed record PostedForm(
    string Id,
    string Form,
    string Assistant,
    IReadOnlyDictionary<string, string> Values,
    string Text,
    string Language,
    string? Channel,
    string? Guest,
    string Conversation,
    DateTimeOffset At)
{
    public static PostedForm Of(ConversationId guest, FormOrder order, string text) => new(
        order.Id,
        order.Form,
        order.Assistant,
        order.Values,
        text,
        order.Language,
        order.Address?.Channel.Value,
        order.Address?.Guest,
        guest.Value,
        order.At);
}

/// <summary>
/// Posts filled forms as JSON, signed as Standard Webhooks says (standardwebhooks.com): an HMAC over id, time and body, so that a receiver
/// knows who sent it and can drop what is old.
/// </summary>
internal sealed class FormWebhook(HttpClient http, IOptions<FormOptions> options)
{
    public bool IsSetUp => options.Value.WebhookUrl.Length > 0;

    /// <summary>Posts it once.</summary>
    /// <param name="now">Of this try, which is signed.</param>
    /// <exception cref="HttpRequestException">It was not taken: any status but a success.</exception>
    public Task PostAsync(PostedForm form, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(form, TurnJson.Options);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Sign(form.Id, timestamp, body, FormOptions.KeyOf(options.Value.WebhookSecret) ?? []);
        return OperatorWebhook.PostAsync(
            http,
            options.Value.WebhookUrl,
            form.Id,
            new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            [("webhook-id", form.Id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)],
            cancellationToken);
    }

    internal static string Sign(string id, string timestamp, ReadOnlySpan<byte> body, byte[] key) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]));
}
