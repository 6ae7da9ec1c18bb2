using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>The parts of Meta's Graph API that the product uses, at their paths and with the bearer token that opens them.</summary>
internal sealed class WhatsAppApi(
    SimulatedWhatsAppOptions options,
    WhatsAppPhones phones,
    WhatsAppLine line,
    WhatsAppStatuses statuses,
    WhatsAppFaults faults,
    WhatsAppFiles files,
    WhatsAppUploads uploads,
    Feed<WhatsAppCall> calls,
    Feed<WhatsAppTyping> typing)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{version}/{id}/messages", PostAsync);
        routes.MapPost("/{version}/{id}/media", UploadAsync);
        routes.MapGet("/attachments/{token}", (HttpContext context, string token) => files.Download(context.Request, token));
        routes.MapFallback(context => WhatsAppAnswers.NoSuchObject.ExecuteAsync(context));
    }

    private async Task PostAsync(HttpContext context, string version, string id)
    {
        if (Find(context, version, id, out var refusal) is not { } number)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        if (await ReadAsync(context.Request) is not { } body)
        {
            await WhatsAppAnswers.BadParameter("The body is no JSON object.").ExecuteAsync(context);
            return;
        }

        calls.Add(new("POST", $"{id}/messages", body));
        if (WhatsAppRules.Text(body, "status").Length > 0)
        {
            await faults.RunAsync(context, WhatsAppOperation.ShowTyping, "", "", () => MarkRead(body));
            return;
        }

        var recipient = WhatsAppRules.Text(body, "to") is { Length: > 0 } to ? to : WhatsAppRules.Text(body, "recipient");
        await faults.RunAsync(context, WhatsAppOperation.Send, recipient, WhatsAppShowing.WordsOf(body), () => Send(number, body));
    }

    private async Task UploadAsync(HttpContext context, string version, string id)
    {
        if (Find(context, version, id, out var refusal) is not { } number)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        if (!context.Request.HasFormContentType)
        {
            await WhatsAppAnswers.BadParameter("The body is no form.").ExecuteAsync(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        calls.Add(new("POST", $"{id}/media", Body: null));
        using var bytes = new MemoryStream();
        var file = form.Files.GetFile("file");
        if (file is not null)
            await file.CopyToAsync(bytes, context.RequestAborted);
        await faults.RunAsync(context, WhatsAppOperation.Upload, "", "", () => uploads.Take(number, form, bytes.ToArray(), file));
    }

    private SimulatedNumber? Find(HttpContext context, string version, string id, out IResult refusal)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        refusal = authorization.Length == 0 ? WhatsAppAnswers.NoToken : WhatsAppAnswers.BadToken;
        if (authorization != $"Bearer {options.AccessToken}")
            return null;
        refusal = WhatsAppAnswers.NoSuchObject;
        return version == options.ApiVersion ? options.Numbers.FirstOrDefault(number => number.Id == id) : null;
    }

    private IResult MarkRead(JsonObject body)
    {
        if (WhatsAppRules.Text(body, "messaging_product") is not "whatsapp" || WhatsAppRules.Text(body, "status") is not "read")
            return WhatsAppAnswers.BadParameter("Only status read is known.");
        var id = WhatsAppRules.Text(body, "message_id");
        if (!line.Knows(id))
            return WhatsAppAnswers.BadValue("message_id is no message of a guest's.");
        if (body["typing_indicator"] is JsonObject indicator)
        {
            if (WhatsAppRules.Text(indicator, "type") is not "text")
                return WhatsAppAnswers.BadValue("typing_indicator.type must be text.");
            typing.Add(new(id, options.TimeProvider.GetUtcNow()));
        }

        return WhatsAppAnswers.Ok(new() { ["success"] = true });
    }

    private IResult Send(SimulatedNumber number, JsonObject body)
    {
        if (WhatsAppRules.Check(body) is { } refusal)
            return refusal;
        var now = options.TimeProvider.GetUtcNow();
        var (to, recipient) = (WhatsAppRules.Text(body, "to"), WhatsAppRules.Text(body, "recipient"));

        // Both may be there, and "to" wins.
        var phone = to.Length > 0 ? phones.Of(Dialled(to, number.Number)) : phones.OfScopedId(recipient);
        if (to.Length > 0 && !phone.Number.AsSpan(1).ContainsAnyInRange('0', '9'))
            return WhatsAppAnswers.BadParameter("to is no number.");
        if (phone.Number == number.Number)
            return WhatsAppAnswers.Refuse(131021, "Recipient cannot be the sender");
        if (body["template"] is JsonObject template && FindTemplate(template, out _) is { } unapproved)
            return unapproved;
        if (FileOf(number, body, out var uploaded) is { } unknown)
            return unknown;
        if (options.LimitsPairs && !phone.TryTake(number.Number, now))
            return WhatsAppAnswers.PairRate;

        if (body["reaction"] is JsonObject reaction && WhatsAppRules.Text(body, "type") is "reaction")
            return React(phone, reaction, to, recipient);
        var shown = WhatsAppShowing.Of(body, WhatsAppLine.NewId(), number.Number, now);
        if (body["template"] is JsonObject approved && FindTemplate(approved, out var words) is null && words is not null)
            shown = shown with { Text = words };
        var errorCode = uploaded is not null && !WhatsAppUploads.CanBePlayed(uploaded) ? 131053 : FailureOf(phone, number, shown, now);
        if (errorCode is null)
            phone.Show(shown);
        statuses.Start(new(shown, number, phone, errorCode));
        return Taken(phone, to, recipient, shown.Id);
    }

    /// <summary>Looks for a template among the approved ones, where they are known.</summary>
    /// <param name="words">What the guest reads; null where nobody knows.</param>
    /// <returns>The refusal; null where there is none.</returns>
    private IResult? FindTemplate(JsonObject template, out string? words)
    {
        words = null;
        if (options.Templates is not { } approved)
            return null;
        var name = $"{WhatsAppRules.Text(template, "name")}:{WhatsAppRules.Text(template["language"] as JsonObject, "code")}";
        if (!approved.TryGetValue(name, out var text))
            return WhatsAppAnswers.Refuse(132001, "Template name does not exist in the translation", StatusCodes.Status404NotFound);
        var values = WhatsAppShowing.ValuesOf(template).ToList();
        for (var place = 1; place <= values.Count; place++)
        {
            var slot = string.Create(CultureInfo.InvariantCulture, $"{{{{{place}}}}}");
            if (!text.Contains(slot, StringComparison.Ordinal))
                return CountDiffers;
            text = text.Replace(slot, values[place - 1], StringComparison.Ordinal);
        }

        words = text;
        return text.Contains("{{", StringComparison.Ordinal) ? CountDiffers : null;
    }

    private static IResult CountDiffers { get; } =
        WhatsAppAnswers.Refuse(132000, "Number of parameters does not match the expected number of params");

    private static IResult Taken(WhatsAppPhone phone, string to, string recipient, string id)
    {
        var contact = new JsonObject { ["input"] = to.Length > 0 ? to : recipient };
        if (to.Length > 0)
            contact["wa_id"] = phone.Number[1..];
        else
            contact["user_id"] = recipient;
        return WhatsAppAnswers.Ok(new()
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(contact),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = id }),
        });
    }

    private IResult React(WhatsAppPhone phone, JsonObject reaction, string to, string recipient)
    {
        var id = WhatsAppRules.Text(reaction, "message_id");
        if (!line.Knows(id))
            return WhatsAppAnswers.BadValue("reaction.message_id is no message of the guest's.");
        phone.React(id, WhatsAppRules.Text(reaction, "emoji"));
        return Taken(phone, to, recipient, WhatsAppLine.NewId());
    }

    /// <summary>Looks for the file that a message names by its id.</summary>
    /// <returns>The refusal; null where there is no such id, or a file for it.</returns>
    private IResult? FileOf(SimulatedNumber number, JsonObject body, out WhatsAppUploaded? file)
    {
        file = null;
        var type = WhatsAppRules.Text(body, "type");
        if (type is not ("image" or "document" or "audio" or "video")
            || WhatsAppRules.Text(body[type] as JsonObject, "id") is not { Length: > 0 } id)
            return null;
        file = uploads.Find(id, number.Id);
        return file is null ? WhatsAppAnswers.BadParameter($"{type}.id is no file of this number.")
            : WhatsAppUploads.Fits(file, type) ? null
            : WhatsAppAnswers.BadValue($"{file.ContentType} cannot be sent as {type}.");
    }

    /// <summary>Why a message that is taken does not arrive; null when it does.</summary>
    private int? FailureOf(WhatsAppPhone phone, SimulatedNumber number, WhatsAppShown shown, DateTimeOffset now) =>
        phones.StateOf(phone.Number) switch
        {
            WhatsAppRecipient.Unreachable => 131026,
            _ when shown.Kind is "template" => null,
            WhatsAppRecipient.OutsideWindow => 131047,
            _ when options.KnowsWhoWrote && !(now - phone.HeardAt(number.Number) < Window) => 131047,
            _ => null,
        };

    /// <summary>The number that a message goes to: without a plus it begins with the business's own country.</summary>
    private static string Dialled(string to, string business) =>
        to.StartsWith('+') ? to : string.Concat(business.AsSpan(0, business[1] is '1' or '7' ? 2 : 3), to);

    /// <summary>The request's object; null when it is none.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            // The caller says so to the client.
            return null;
        }
    }
}

/// <summary>A guest saw that an answer is being written.</summary>
/// <param name="MessageId">The guest's message, which now is marked as read.</param>
public sealed record WhatsAppTyping(string MessageId, DateTimeOffset At);
