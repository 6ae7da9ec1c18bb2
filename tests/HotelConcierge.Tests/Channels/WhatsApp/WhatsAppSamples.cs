using System.Text;
using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.WhatsApp;

/// <summary>Webhooks as Meta's documentation describes them, for made-up numbers and a made-up guest.</summary>
internal static class WhatsAppSamples
{
    public const string PhoneNumberId = "106540352242922";
    public const string Business = "+15550783881";
    public const string Guest = "+447700900123";
    public const string ScopedId = "GB.13491208655302741918";
    public const string AppSecret = "made-up-app-secret";
    public const string VerifyToken = "made-up verify+token";
    public const string Url = "https://hotel.example/api/channels/whatsapp";

    public static ConversationAddress Address { get; } = new(new("whatsapp"), Business, Guest);

    public static WhatsAppOptions Account() => new()
    {
        AccessToken = "not-a-real-token",
        AppSecret = AppSecret,
        VerifyToken = VerifyToken,
        PhoneNumberId = PhoneNumberId,
        Number = Business,
    };

    public static WhatsAppChannel Channel(
        HttpMessageHandler? meta = null,
        WhatsAppOptions? options = null,
        InMemoryTableStore? store = null,
        TimeProvider? clock = null,
        ReplyMedia? media = null)
    {
        var settings = Options.Create(options ?? Account());
        var tables = store ?? new InMemoryTableStore();
        var http = new HttpClient(meta ?? new ScriptedMeta());
        var api = new WhatsAppGraphApi(http, settings);
        return new(
            api,
            new WhatsAppMedia(api, http, settings, TimeProvider.System),
            new WhatsAppUploads(
                api, media ?? new ReplyMedia(new InMemoryBlobStore(), AppContext.BaseDirectory), tables, clock ?? new ManualTimeProvider()),
            new SentKeys(tables, new GuestAliases(tables)),
            settings,
            clock ?? new ManualTimeProvider());
    }

    /// <summary>A file of <c>payloads</c>.</summary>
    public static string Payload(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Channels", "WhatsApp", "payloads", name + ".json"));

    /// <summary>The names of all files of <c>payloads</c>.</summary>
    public static IEnumerable<string> Payloads() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Channels", "WhatsApp", "payloads"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);

    public static WebhookRequest Webhook(string body, string? secret = AppSecret) => Webhook(Encoding.UTF8.GetBytes(body), secret);

    public static WebhookRequest Webhook(ReadOnlyMemory<byte> body, string? secret = AppSecret)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" };
        if (secret is not null)
            headers[WhatsAppSignature.Header] = WhatsAppSignature.Compute(body.Span, secret);
        return new("POST", Url, headers, body);
    }

    public static WebhookReading.Genuine Read(string body, WhatsAppOptions? options = null) =>
        Assert.IsType<WebhookReading.Genuine>(Channel(options: options).Read(Webhook(body)));

    /// <summary>A webhook about the number, of what stands in a value besides its metadata.</summary>
    public static string Value(string content, string field = "messages") =>
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"{{{field}}}","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{PhoneNumberId}}}"},{{{content}}}}}]}]}""";

    /// <summary>A message of the guest's, of these properties besides its sender and id.</summary>
    public static string Message(string content, string id = "wamid.HBgMNDQ3NzAwOTAwMTIz") =>
        Value(
            $$$"""
            "contacts":[{"profile":{"name":"Ana"},"wa_id":"447700900123"}],
            "messages":[{"from":"447700900123","id":"{{{id}}}","timestamp":"1795000000",{{{content}}}}]
            """);
}
