using HotelConcierge.Channels.Line;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>LINE's webhooks through the intake: any signed bytes get 200 or 400, and nothing but 403 without the signature.</summary>
internal sealed class LineTarget : FuzzTarget
{
    private const string Secret = "the-secret-of-the-fuzzed-channel";
    private const string Url = "https://hotel.example/api/channels/line";

    private static readonly ChannelName Line = new("line");

    private readonly FuzzedDeployment _deployment = new(Build);

    public override string Name => "line";

    public override double Share => 10;

    public override IEnumerable<string> Seeds =>
        [
            Events(Event("1", """ "type":"message","message":{"id":"468","type":"text","text":"Explain the moon","quoteToken":"q"} """)),
            Events(
                Event("2", """ "type":"message","message":{"id":"469","type":"image","contentProvider":{"type":"line"}} """),
                Event("3", """ "type":"message","message":{"id":"470","type":"location","title":"t","latitude":39.5,"longitude":2.6} """)),
            Events(
                Event("4", """ "type":"message","message":{"id":"471","type":"file","fileName":"a.pdf","fileSize":7} """),
                Event("5", """ "type":"message","message":{"id":"472","type":"audio","duration":7,"contentProvider":{"type":"external"}} """)),
            Events(Event("6", """ "type":"postback","postback":{"data":"a\nb","params":{}} """), Event("7", """ "type":"unfollow" """)),
            Events(Event("8", """ "type":"follow","follow":{"isUnblocked":true} """), Event("9", """ "type":"unsend","unsend":{"messageId":"468"} """)),
            Events(),
            "{}",
            "[]",
            "null",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var intake = await _deployment.NextAsync();
        var isSigned = input.Choose(10) > 0;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/json",
            [LineSignature.Header] = isSigned ? LineSignature.Compute(input.Bytes, Secret) : input.Text,
        };
        var answer = await intake.ReceiveAsync(Line, new("POST", Url, headers, input.Bytes), CancellationToken.None);

        Require(answer.Status is 200 or 400 or 403, $"answered {answer.Status}");
        Require(isSigned == answer.Status is not 403, $"answered {answer.Status}, signed: {isSigned}");
        return $"{answer.Status} {(answer.Status == 400 ? answer.Body : "")}";
    }

    protected override ValueTask CloseAsync() => _deployment.DisposeAsync();

    private static string Events(params string[] events) =>
        $$"""{"destination":"U00000000000000000000000000000001","events":[{{string.Join(',', events)}}]}""";

    private static string Event(string id, string content) =>
        $$"""{"mode":"active","timestamp":1795000000000,"source":{"type":"user","userId":"U00000000000000000000000000000002"},"webhookEventId":"{{id}}","deliveryContext":{"isRedelivery":false},"replyToken":"t",{{content}}}""";

    private static ServiceProvider Build() => Deployment.Build(("Line:ChannelSecret", Secret), ("Line:ChannelAccessToken", "token"));
}
