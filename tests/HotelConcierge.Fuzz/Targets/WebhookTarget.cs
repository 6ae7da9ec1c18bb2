using System.Security.Cryptography;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// The webhook and the status route through the intake into conversations: signature, media type, form, JSON with
/// <c>bodySHA256</c>. Any bytes get 200, 400 or 403, and nothing but 403 without a signature of ours.
/// </summary>
internal sealed class WebhookTarget : FuzzTarget
{
    public const string Form = "application/x-www-form-urlencoded";

    private const string Url = "https://hotel.example/api/channels/twilio";

    private static readonly ChannelName Twilio = new("twilio");

    private static readonly string[] MediaTypes =
    [
        Form,
        Form,
        Form,
        Form,
        "APPLICATION/X-WWW-FORM-URLENCODED",
        Form + "; charset=utf-16",
        Form + ";;=;\"",
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain; charset=nonsense",
        "x",
        "",
        ";",
        "\0",
    ];

    private readonly FuzzedDeployment _deployment = new(() => Deployment.Build());

    public override string Name => "webhook";

    public override double Share => 20;

    public override IEnumerable<string> Seeds => WebhookForms.All;

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var intake = await _deployment.NextAsync();
        var hash = Convert.ToHexStringLower(SHA256.HashData(input.Bytes));
        var type = input.Choose(MediaTypes);
        var url =
            Url
            + input.Choose([
                "",
                "",
                "/status",
                $"?bodySHA256={hash}",
                "?bodySHA256",
                "?bodySHA256=",
                $"?bodySHA256={hash[1..]}",
                "?a=b&&=",
                "?" + hash,
            ]);
        var signed = input.Choose(10) > 1;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = type };
        if (signed)
            headers[TwilioSignature.Header] = SignatureOf(url, type, input.Bytes);
        else if (input.Choose(2) == 0)
            headers[TwilioSignature.Header] = input.Text;

        var answer = await intake.ReceiveAsync(Twilio, new("POST", url, headers, input.Bytes), CancellationToken.None);

        Require(answer.Status is 200 or 400 or 403, $"answered {answer.Status}");
        Require(signed || answer.Status == 403, $"answered {answer.Status} although nobody signed it");
        return $"{answer.Status} {(answer.Status == 400 ? answer.Body : "")} {type} {url.Length}";
    }

    protected override ValueTask CloseAsync() => _deployment.DisposeAsync();

    private static string SignatureOf(string url, string type, byte[] body)
    {
        var isForm = type.Split(';')[0].Trim().Equals(Form, StringComparison.OrdinalIgnoreCase);
        return TwilioSignature.Compute(url, isForm ? TwilioForm.Parse(body)?.Fields ?? [] : [], Deployment.Token);
    }
}

/// <summary>What Twilio sends: messages of every kind, taps, places, and reports.</summary>
internal static class WebhookForms
{
    private const string Addresses = "AccountSid=" + Deployment.Account + "&From=whatsapp%3A%2B34600000001&To=whatsapp%3A%2B14155238886&";

    public static IReadOnlyList<string> All { get; } =
    [
        Addresses
            + "MessageSid=SM0000000000000000000000000000000a&Body=Explain+the+moon&NumMedia=0&ProfileName=Ana&WaId=34600000001&SmsStatus=received",
        Addresses + "MessageSid=SM0000000000000000000000000000000b&Body=STOP&ProfileName=Ana&SmsStatus=received",
        Addresses + "MessageSid=SM0000000000000000000000000000000c&Body=start&SmsStatus=received",
        Addresses + "MessageSid=SM0000000000000000000000000000000d&Body=forget+me&SmsStatus=received",
        Addresses
            + "MessageSid=MM0000000000000000000000000000000e&Body=&NumMedia=2&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fa&MediaContentType0=audio%2Fogg&MediaUrl1=https%3A%2F%2Fapi.twilio.com%2Fb&MediaContentType1=image%2Fwebp",
        Addresses
            + "MessageSid=SM0000000000000000000000000000000f&Body=&Latitude=39.5&Longitude=2.6&Label=Beach&Address=Calle+1&MessageType=location",
        Addresses + "MessageSid=SM00000000000000000000000000000010&Body=Yes&ButtonText=Yes&ButtonPayload=yes-1&ListId=2&ListTitle=Two",
        Addresses + "MessageSid=SM00000000000000000000000000000011&Body=Hi&ExternalUserId=ES.123456789&ParentExternalUserId=ES.ENT.1",
        Addresses + "MessageSid=SM00000000000000000000000000000012&MessageStatus=delivered&SmsStatus=delivered&ChannelPrefix=whatsapp",
        Addresses + "MessageSid=SM00000000000000000000000000000013&MessageStatus=undelivered&ErrorCode=63016",
        Addresses + "MessageSid=SM00000000000000000000000000000014&MessageStatus=failed&ErrorCode=63014",
        "MessageSid=SM00000000000000000000000000000015&From=%2B34600000002&To=%2B14155238886&Body=Activities+rain",
        """{"event":"onMessageAdded","Body":"hi"}""",
        "",
    ];
}
