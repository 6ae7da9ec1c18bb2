using System.Text.Json;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Takes the app's messages: refuses them, or puts them into the log, onto the phone and on their way.</summary>
internal sealed class Outbox(
    SimulatedTwilioOptions options, MessageLog log, Recipients recipients, Phones phones, StatusCallbacks callbacks)
{
    public IResult Accept(LoggedRequest request)
    {
        var contentSid = Optional(request, "ContentSid");
        var refusal = MessageRules.Check(request, options)
            ?? (contentSid is not null && options.Templates?.ContainsKey(contentSid) is false ? TwilioError.BadContentSid : null)
            ?? recipients.Refuse(request.Field("To"), isTemplate: contentSid is not null);
        if (refusal is not null)
            return refusal.ToResult();

        var to = request.Field("To");
        var service = Optional(request, "MessagingServiceSid");
        IReadOnlyList<string> mediaUrls = request.Form.TryGetValue("MediaUrl", out var urls) ? urls : [];
        var message = new SimulatedMessage(
            Sids.Message(withMedia: mediaUrls.Count > 0),
            Optional(request, "From") ?? PoolSender(to),
            to,
            contentSid is null ? request.Field("Body") : Filled(contentSid, request.Field("ContentVariables")),
            service is null ? "queued" : "accepted")
        {
            MediaUrls = mediaUrls,
            MessagingServiceSid = service,
            ContentSid = contentSid,
            ContentVariables = Optional(request, "ContentVariables"),
            StatusCallback = Optional(request, "StatusCallback"),
            CreatedAt = options.TimeProvider.GetUtcNow(),
        };
        var failure = recipients.FailLater(message);
        log.Add(message);
        if (failure is null)
            phones.Show(message);
        callbacks.Start(message, failure);
        return Results.Json(
            MessageResource.JustCreated(message, options.AccountSid), TwilioJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Twilio knows a template's words; where nobody has told us, the values stand for them.</summary>
    private string Filled(string template, string variables)
    {
        var values = variables.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(variables)!;
        return options.Templates?.GetValueOrDefault(template) is { } text
            ? values.Aggregate(text, (filled, value) => filled.Replace($"{{{{{value.Key}}}}}", value.Value, StringComparison.Ordinal))
            : $"{template}: {string.Join(", ", values.Values)}";
    }

    private string PoolSender(string to) =>
        Addresses.IsWhatsApp(to) ? Addresses.WhatsApp + options.MessagingServiceSender : options.MessagingServiceSender;

    private static string? Optional(LoggedRequest request, string field) =>
        request.Field(field) is { Length: > 0 } value ? value : null;
}
