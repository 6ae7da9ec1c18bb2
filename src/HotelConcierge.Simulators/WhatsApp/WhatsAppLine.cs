using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.WhatsApp;

/// <summary>Brings what guests do to the app.</summary>
internal sealed class WhatsAppLine(SimulatedWhatsAppOptions options, WhatsAppPhones phones, WhatsAppWebhookSender sender)
{
    private readonly ConcurrentDictionary<string, string> _delivered = new(StringComparer.Ordinal);

    /// <summary>A new id in Meta's form, which is Base64 and may hold any of its signs. Random, because an app outlives a simulator.</summary>
    public static string NewId() => "wamid." + Convert.ToBase64String(RandomNumberGenerator.GetBytes(40));

    /// <summary>Whether the guest's message was delivered here, so that it can be marked as read.</summary>
    public bool Knows(string messageId) => _delivered.ContainsKey(messageId);

    /// <summary>Delivers what guests do, all of it in one webhook.</summary>
    /// <exception cref="InvalidOperationException">A message of that id was delivered before, or a number is not the business's.</exception>
    public Task<WhatsAppWebhookResult> DeliverAsync(
        IReadOnlyList<WhatsAppAction> actions, string url, CancellationToken cancellationToken)
    {
        var ids = actions.Select(action => action.MessageId ?? NewId()).ToList();
        var body = WhatsAppWebhookSender.Envelope("messages", actions.Zip(ids, ValueOf)).ToJsonString();
        if (ids.Exists(id => !_delivered.TryAdd(id, body)))
            throw new InvalidOperationException("A message of that id was delivered before; use redelivery to send it again.");
        return sender.SendAsync(ids[0], body, url, cancellationToken);
    }

    /// <summary>Sends the webhook of a message again, the same to the letter.</summary>
    /// <exception cref="InvalidOperationException">No such message was delivered.</exception>
    public Task<WhatsAppWebhookResult> RedeliverAsync(string messageId, string url, CancellationToken cancellationToken) =>
        _delivered.TryGetValue(messageId, out var body)
            ? sender.SendAsync(messageId, body, url, cancellationToken)
            : throw new InvalidOperationException($"No message {messageId} was delivered before.");

    /// <summary>Tells that a guest's business-scoped id changed, in the field of its own that an app can subscribe to.</summary>
    public Task<WhatsAppWebhookResult> TellUpdateAsync(WhatsAppAction action, string url, CancellationToken cancellationToken)
    {
        var value = WhatsAppWebhookSender.ValueAt(NumberOf(action));
        var update = new JsonObject
        {
            ["detail"] = "The user changed their number",
            ["user_id"] = new JsonObject { ["previous"] = action.ScopedId, ["current"] = action.NewScopedId },
            ["timestamp"] = Now(),
        };
        if (action.NewNumber is { } number)
            update["wa_id"] = number[1..];
        value["user_id_update"] = new JsonArray(update);
        return sender.SendAsync("", WhatsAppWebhookSender.Envelope("user_id_update", value).ToJsonString(), url, cancellationToken);
    }

    /// <summary>
    /// Shows the guest what the hotel writes on its phone, and tells the app of it. It opens no 24 hours: those begin with the guest.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A message of that id was delivered before, or a number is not the business's.
    /// </exception>
    public Task<WhatsAppWebhookResult> EchoAsync(IReadOnlyList<WhatsAppEcho> echoes, string url, CancellationToken cancellationToken)
    {
        var ids = echoes.Select(echo => echo.MessageId ?? NewId()).ToList();
        var body = WhatsAppWebhookSender.Envelope("smb_message_echoes", echoes.Zip(ids, ValueOf)).ToJsonString();
        if (ids.Exists(id => !_delivered.TryAdd(id, body)))
            throw new InvalidOperationException("A message of that id was delivered before; use redelivery to send it again.");
        foreach (var (echo, id) in echoes.Zip(ids).Where(pair => pair.First is { Revoke: null, EditOf: null }))
        {
            var now = options.TimeProvider.GetUtcNow();
            phones.Of(echo.To).Show(new(id, NumberOf(echo.From).Number, echo.Type ?? "text", echo.Text ?? "", [], echo.At ?? now));
        }

        return sender.SendAsync(ids[0], body, url, cancellationToken);
    }

    private JsonObject ValueOf(WhatsAppEcho echo, string id)
    {
        var number = NumberOf(echo.From);
        var message = echo.Revoke is { } revoked
                ? new() { ["type"] = "revoke", ["revoke"] = new JsonObject { ["original_message_id"] = revoked } }
            : echo.EditOf is { } original ? EditOf(original, echo.Text ?? "")
            : echo.Type is { } type ? new JsonObject { ["type"] = type, [type] = echo.Content?.DeepClone() }
            : TextOf(echo.Text ?? "");
        message["from"] = number.Number[1..];
        var scoped = IsNumber(echo.To) ? echo.ScopedId : echo.To;
        if (IsNumber(echo.To))
            message["to"] = echo.To[1..];
        if (scoped is not null)
            message["to_user_id"] = scoped;
        message["id"] = id;
        message["timestamp"] = SecondsOf(echo.At ?? options.TimeProvider.GetUtcNow());
        var value = WhatsAppWebhookSender.ValueAt(number);
        value["message_echoes"] = new JsonArray(message);
        return value;
    }

    private JsonObject ValueOf(WhatsAppAction action, string id)
    {
        var number = NumberOf(action);
        var phone = phones.Of(action.From);
        (phone.Name, phone.ScopedId) = (action.Name, action.ScopedId ?? phone.ScopedId);
        var value = WhatsAppWebhookSender.ValueAt(number);
        var message = MessageOf(action, phone);

        // The 24 hours begin with a message of the guest's; of these Meta does not say that they are one.
        if (message["type"]!.GetValue<string>() is not ("revoke" or "reaction" or "system"))
            phone.Hear(number.Number, options.TimeProvider.GetUtcNow());
        message["id"] = id;
        message["timestamp"] = Now();
        if (IsNumber(action.From) && !action.HidesNumber)
            message["from"] = action.From[1..];
        var scoped = IsNumber(action.From) ? action.ScopedId : action.From;
        if (scoped is not null)
            message["from_user_id"] = scoped;
        if (action.ReplyTo is { } replied)
            message["context"] = ContextOf(replied, phone, action);
        foreach (var (name, further) in action.Further ?? [])
            message[name] = further?.DeepClone();

        // Only system messages come without it.
        if (message["type"]!.GetValue<string>() is not "system")
            value["contacts"] = new JsonArray(ContactOf(action, scoped));
        value["messages"] = new JsonArray(message);
        return value;
    }

    private static JsonObject ContactOf(WhatsAppAction action, string? scoped)
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = action.Name } };
        if (IsNumber(action.From) && !action.HidesNumber)
            contact["wa_id"] = action.From[1..];
        if (scoped is not null)
            contact["user_id"] = scoped;
        return contact;
    }

    private static JsonObject MessageOf(WhatsAppAction action, WhatsAppPhone phone)
    {
        if (action.NewNumber is not null || action.NewScopedId is not null)
        {
            var system = new JsonObject
            {
                ["body"] = "The user changed their number",
                ["type"] = action.NewNumber is null ? "user_changed_user_id" : "user_changed_number",
            };
            if (action.NewNumber is { } number)
                system["wa_id"] = number[1..];
            if (action.NewScopedId is { } scoped)
                system["user_id"] = scoped;
            return new() { ["type"] = "system", ["system"] = system };
        }

        if (action.Revoke is { } revoked)
            return new() { ["type"] = "revoke", ["revoke"] = new JsonObject { ["original_message_id"] = revoked } };
        if (action.ReactTo is { } reacted)
        {
            var reaction = new JsonObject { ["message_id"] = reacted };
            if (action.Reaction is { } sign)
                reaction["emoji"] = sign;
            return new() { ["type"] = "reaction", ["reaction"] = reaction };
        }

        if (action.Tap is { } tap)
            return TapOf(tap, phone);
        if (action.EditOf is { } original)
        {
            return EditOf(original, action.Text ?? "");
        }

        if (action.Type is not { } type)
            return TextOf(action.Text ?? "");
        var message = new JsonObject { ["type"] = type };
        if (action.Content is { } content)
            message[type] = content.DeepClone();
        return message;
    }

    /// <summary>Whose message it is: the business's, where the phone shows it, else the guest's own.</summary>
    private static JsonObject ContextOf(string replied, WhatsAppPhone phone, WhatsAppAction action)
    {
        var from = phone.Messages.FirstOrDefault(shown => shown.Id == replied)?.From ?? action.From;
        return new() { ["from"] = IsNumber(from) ? from[1..] : from, ["id"] = replied };
    }

    private static JsonObject EditOf(string original, string text) => new()
    {
        ["type"] = "edit",
        ["edit"] = new JsonObject { ["original_message_id"] = original, ["message"] = TextOf(text) },
    };

    private static JsonObject TextOf(string text) => new() { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } };

    /// <summary>A tap on the newest message that has such an option, or on one that this phone does not show any more.</summary>
    private static JsonObject TapOf(string tap, WhatsAppPhone phone)
    {
        var (shown, option) = phone.Messages.Reverse()
            .SelectMany(message => message.Options.Select(option => (Message: (WhatsAppShown?)message, Option: option)))
            .FirstOrDefault(pair => pair.Option.Id == tap || pair.Option.Title == tap);
        var kind = shown is { Kind: "list" } ? "list_reply" : "button_reply";
        return new()
        {
            ["type"] = "interactive",
            ["context"] = new JsonObject { ["from"] = shown?.From[1..] ?? "", ["id"] = shown?.Id ?? NewId() },
            ["interactive"] = new JsonObject
            {
                ["type"] = kind,
                [kind] = new JsonObject { ["id"] = option?.Id ?? tap, ["title"] = option?.Title ?? tap },
            },
        };
    }

    private SimulatedNumber NumberOf(WhatsAppAction action) => NumberOf(action.To);

    private SimulatedNumber NumberOf(string? business) => business is null
        ? options.Numbers[0]
        : options.Numbers.FirstOrDefault(number => number.Number == business)
            ?? throw new InvalidOperationException($"{business} is no number of the business.");

    private string Now() => SecondsOf(options.TimeProvider.GetUtcNow());

    private static string SecondsOf(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static bool IsNumber(string address) => address.StartsWith('+');
}
