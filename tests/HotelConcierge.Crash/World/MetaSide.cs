using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Crash.World;

/// <summary>WhatsApp directly from Meta beside a deployment.</summary>
internal sealed class MetaSide : IGuestSide
{
    /// <summary>The guest who is there.</summary>
    public const string Guest = "+34600000001";

    /// <summary>The number that the early years' assistant answers.</summary>
    public const string Number = "+14155238886";

    private readonly ConcurrentDictionary<int, bool> _told = [];

    private MetaSide(SimulatedWhatsApp meta) => Meta = meta;

    public SimulatedWhatsApp Meta { get; }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WhatsApp:AccessToken"] = Meta.Options.AccessToken,
        ["WhatsApp:AppSecret"] = Meta.Options.AppSecret,
        ["WhatsApp:VerifyToken"] = Meta.Options.VerifyToken,
        ["WhatsApp:PhoneNumberId"] = Meta.Options.Numbers[0].Id,
        ["WhatsApp:Number"] = Meta.Options.Numbers[0].Number,
        ["WhatsApp:ApiBaseUrl"] = Meta.BaseAddress.ToString(),
        ["WhatsApp:RequestTimeout"] = "00:01:00",
    };

    public IReadOnlyList<string> Phone => [.. Meta.Phone(Guest).Messages.Select(message => message.Text)];

    /// <summary>Starts it. Its reports come late: a webhook at any moment would be points of no scenario.</summary>
    public static async Task<MetaSide> StartAsync(int logged)
    {
        var options = new SimulatedWhatsAppOptions { MaxCalls = logged, Numbers = [new("700000000000086", Number)] };
        var meta = await SimulatedWhatsApp.StartAsync(options);
        meta.StatusMode = WhatsAppStatusMode.Late;
        return new(meta);
    }

    /// <summary>What Meta has to report of an earlier life it reports to the next.</summary>
    public void Open(string url)
    {
        Meta.WebhookUrl = url + "/api/channels/whatsapp";
        Meta.ReleaseStatuses();
    }

    public Task WaitForMessagesAsync(int count, CancellationToken cancellationToken) =>
        Meta.Phone(Guest).WaitForMessagesAsync(count, cancellationToken);

    public string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"wamid.{number:x32}");

    /// <summary>All of it in one webhook, as Meta gathers what comes quickly.</summary>
    public async Task<bool> TellAsync(InboundSms message, int number, CancellationToken cancellationToken)
    {
        var id = IdOf(number);
        if (!_told.TryAdd(number, true))
            return (await Meta.RedeliverAsync(id, cancellationToken)).Succeeded;
        IReadOnlyList<WhatsAppAction> actions = message.Media.Count == 0
            ? [new(Guest) { Text = message.Body, MessageId = id, Name = "Ana" }]
            : [.. message.Media.Select((file, place) => ActionOf(message, file, place, place == 0 ? id : $"{id}-{place}"))];
        return (await Meta.DeliverBatchAsync(actions, cancellationToken)).Succeeded;
    }

    public ValueTask DisposeAsync() => Meta.DisposeAsync();

    private WhatsAppAction ActionOf(InboundSms message, SimulatedMedia file, int place, string id)
    {
        var type = file.ContentType.Split('/')[0] switch { "audio" => "audio", "image" => "image", _ => "document" };
        var content = new JsonObject { ["id"] = Meta.KeepFile(file.ContentType, file.Bytes), ["mime_type"] = file.ContentType };
        if (type is "audio")
            content["voice"] = true;
        else if (place == 0 && message.Body.Length > 0)
            content["caption"] = message.Body;
        if (type is "document")
            content["filename"] = "a document";
        return new(Guest) { Type = type, Content = content, MessageId = id, Name = "Ana" };
    }
}
