using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Meta's webhooks through the intake: any signed bytes get 200 or 400, and nothing but 403 without the signature; any question by GET
/// gets its challenge, 400 or 403.
/// </summary>
internal sealed class WhatsAppTarget : FuzzTarget
{
    private const string Secret = "the-secret-of-the-fuzzed-app";
    private const string Id = "106540352242922";
    private const string Url = "https://hotel.example/api/channels/whatsapp";

    private static readonly ChannelName WhatsApp = new("whatsapp");

    private readonly FuzzedDeployment _deployment = new(Build);

    public override string Name => "whatsapp";

    public override double Share => 10;

    public override IEnumerable<string> Seeds =>
        [
            Value(""" "contacts":[{"profile":{"name":"Ana"},"wa_id":"34600000001","user_id":"ES.1"}],"messages":[{"from":"34600000001","from_user_id":"ES.1","id":"wamid.1","timestamp":"1","type":"text","text":{"body":"Explain the moon"},"context":{"from":"1","id":"w"},"referral":{"headline":"h","body":"b"}}] """),
            Value(""" "messages":[{"from":"34600000001","id":"wamid.2","type":"image","image":{"id":"7","mime_type":"image/jpeg","caption":"hi"}},{"from":"34600000001","id":"wamid.3","type":"location","location":{"latitude":39.5,"longitude":2.6}}] """),
            Value(""" "messages":[{"from":"34600000001","id":"wamid.4","type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"a","title":"b"}}},{"from":"34600000001","id":"wamid.5","type":"contacts","contacts":[{"name":{"formatted_name":"T"},"phones":[{"phone":"+1"}]}]}] """),
            Value(""" "messages":[{"from":"34600000001","id":"wamid.6","type":"edit","edit":{"original_message_id":"wamid.1","message":{"type":"text","text":{"body":"x"}}}},{"from":"34600000001","id":"wamid.7","type":"system","system":{"type":"user_changed_number","wa_id":"34600000002","user_id":"ES.2"}}] """),
            Value(""" "statuses":[{"id":"wamid.8","status":"delivered","recipient_id":"34600000001","biz_opaque_callback_data":"0123456789abcdef8123456789abcdef","pricing":{"type":"regular","category":"service"}},{"id":"wamid.9","status":"failed","recipient_user_id":"ES.1","errors":[{"code":131047}]}] """),
            Value(""" "messages":[{"from":"34600000001","id":"wamid.10","timestamp":"1795000000","type":"reaction","reaction":{"message_id":"wamid.ours","emoji":"👍"}},{"from":"34600000001","id":"wamid.11","type":"revoke","revoke":{"original_message_id":"wamid.1"}}] """),
            Value(""" "user_id_update":[{"wa_id":"34600000002","user_id":{"previous":"ES.1","current":"ES.2"}}] """, "user_id_update"),
            Value(""" "contacts":[{"wa_id":"34600000001","user_id":"ES.1"}],"message_echoes":[{"from":"15550783881","to":"34600000001","to_user_id":"ES.1","id":"wamid.12","timestamp":"1795000000","type":"text","text":{"body":"We come"}},{"from":"15550783881","to":"34600000001","id":"wamid.13","timestamp":"1795000001","type":"edit","edit":{"original_message_id":"wamid.12","message":{"type":"text","text":{"body":"x"}}}},{"from":"15550783881","to":"34600000001","id":"wamid.14","timestamp":"1795000002","type":"image","image":{"id":"7"}}] """, "smb_message_echoes"),
            "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=made%20up",
            "{}",
            "[]",
            "null",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var intake = await _deployment.NextAsync();
        if (input.Choose(10) == 0)
        {
            var asked = await intake.ReceiveAsync(WhatsApp, new("GET", Url + input.Text, new Dictionary<string, string>(), default), CancellationToken.None);
            Require(asked.Status is 200 or 400 or 403, $"answered {asked.Status} to a question");
            return $"asked {asked.Status}";
        }

        var isSigned = input.Choose(10) > 0;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
            [WhatsAppSignature.Header] = isSigned ? WhatsAppSignature.Compute(input.Bytes, Secret) : input.Text,
        };
        var answer = await intake.ReceiveAsync(WhatsApp, new("POST", Url, headers, input.Bytes), CancellationToken.None);

        Require(answer.Status is 200 or 400 or 403, $"answered {answer.Status}");
        Require(isSigned == answer.Status is not 403, $"answered {answer.Status}, signed: {isSigned}");
        return $"{answer.Status} {(answer.Status == 400 ? answer.Body : "")}";
    }

    protected override ValueTask CloseAsync() => _deployment.DisposeAsync();

    private static string Value(string content, string field = "messages") =>
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"{{{field}}}","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{{Id}}}"},{{{content}}} } }] }] }""";

    private static ServiceProvider Build() => Deployment.Build(
        ("WhatsApp:AccessToken", "token"),
        ("WhatsApp:AppSecret", Secret),
        ("WhatsApp:VerifyToken", "made up"),
        ("WhatsApp:PhoneNumberId", Id));
}
