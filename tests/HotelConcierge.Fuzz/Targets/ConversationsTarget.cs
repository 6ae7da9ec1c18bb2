using System.Net;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Webhooks of Twilio Conversations as the channel reads them: any signed form is genuine or malformed, and forged without the signature.
/// What comes of one that is genuine is asked of Twilio, and nobody is asked here.
/// </summary>
internal sealed class ConversationsTarget : FuzzTarget
{
    private const string Service = "IS00000000000000000000000000000051";
    private const string Url = "https://hotel.example/api/channels/conversations";

    private static readonly string[] Queries = ["", "?assistant=hotel", "?a=%&assistant=%zz", "?assistant"];

    private readonly ServiceProvider _services = Deployment.Build(("Conversations:ServiceSid", Service));
    private readonly IChannel _channel;

    public ConversationsTarget() => _channel = _services.GetRequiredService<ChannelCatalog>().Find(new("conversations"))!;

    public override string Name => "conversations";

    public override double Share => 10;

    public override IEnumerable<string> Seeds =>
        [
            Form(("EventType", "onMessageAdded"), ("Source", "SMS"), ("Author", "+34600000001"), ("Index", "0"), ("Body", "The moon")),
            Form(
                ("EventType", "onMessageAdded"), ("Source", "SDK"), ("Author", "ana"), ("ParticipantSid", "MB1"), ("Index", "7"),
                ("Media", """[{"Sid":"ME1","Filename":"a.pdf","ContentType":"application/pdf","Size":7},{"MediaSid":"ME2"}]""")),
            Form(("EventType", "onMessageRemoved")),
            Form(("EventType", "onDeliveryUpdated"), ("Status", "undelivered"), ("ErrorCode", "21610")),
            Form(("EventType", "onConversationStateUpdated"), ("StateTo", "closed")),
            Form(("EventType", "onMessageAdd"), ("Body", "x")),
            "",
            "EventType",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var url = Url + input.Choose(Queries);
        var form = TwilioForm.Parse(input.Bytes)?.Fields ?? [];

        // A body without a field is covered by no signature of Twilio's.
        var isSigned = input.Choose(10) > 0 && (form.Count > 0 || input.Bytes.Length == 0);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/x-www-form-urlencoded",
            [TwilioSignature.Header] = isSigned ? TwilioSignature.Compute(url, form, Deployment.Token) : input.Text,
        };
        var reading = _channel.Read(new("POST", url, headers, input.Bytes));

        Require(isSigned == reading is not WebhookReading.Forged, $"{reading.GetType().Name}, signed: {isSigned}");
        if (reading is WebhookReading.Genuine genuine)
        {
            Require(genuine.Messages.All(message => genuine.Authors.ContainsKey(message.Id)), "a message has no author");
            Require(genuine.Messages.All(message => message.Sequence is null or >= 0), "a message stands before all others");
        }

        return new($"{reading.GetType().Name} {(reading as WebhookReading.Malformed)?.Reason}");
    }

    protected override ValueTask CloseAsync() => _services.DisposeAsync();

    private static string Form(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] all =
        [
            ("AccountSid", Deployment.Account), ("ChatServiceSid", Service), ("ConversationSid", "CH01"), ("MessageSid", "IM01"), .. fields,
        ];
        return string.Join('&', all.Select(field => $"{field.Name}={WebUtility.UrlEncode(field.Value)}"));
    }
}
