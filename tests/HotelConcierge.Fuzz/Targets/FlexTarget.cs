using System.Net;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Handoff.Flex;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Events of TaskRouter: any signed form is thanked for or malformed, and forged without the signature. No case is open, so nothing is asked
/// of Twilio.
/// </summary>
internal sealed class FlexTarget : FuzzTarget
{
    private const string Workspace = "WS00000000000000000000000000000051";
    private const string Url = "https://hotel.example/api/desk/flex";

    private readonly ServiceProvider _services = Deployment.Build(
        ("Conversations:ServiceSid", "IS00000000000000000000000000000051"),
        ("Flex:WorkspaceSid", Workspace),
        ("Flex:WorkflowSid", "WW00000000000000000000000000000051"));

    public override string Name => "flex";

    public override double Share => 10;

    public override IEnumerable<string> Seeds =>
        [
            Form(("EventType", "task.completed"), ("TaskAttributes", """{"case":"case-0000000000000000"}""")),
            Form(("EventType", "task.canceled"), ("TaskAttributes", """{"case":{"case":1},"from":"\ud800"}""")),
            Form(("EventType", "reservation.accepted"), ("ReservationSid", "WR1"), ("WorkerName", "maria"), ("TaskAttributes", "{}")),
            Form(("EventType", "workflow.timeout"), ("TaskAttributes", "[]")),
            Form(("EventType", "worker.activity.update")),
            "",
            "EventType",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var isSigned = input.Choose(10) > 0;
        var form = TwilioForm.Parse(input.Bytes)?.Fields ?? [];
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = "application/x-www-form-urlencoded",
            [TwilioSignature.Header] = isSigned ? TwilioSignature.Compute(Url, form, Deployment.Token) : input.Text,
        };
        await using var scope = _services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<FlexEvents>().ReceiveAsync(
            new("POST", Url, headers, input.Bytes), CancellationToken.None);

        Require(isSigned ? answer.Status is 200 or 400 : answer.Status is 403, $"{answer.Status}, signed: {isSigned}");
        return $"{answer.Status} {answer.Body}";
    }

    protected override ValueTask CloseAsync() => _services.DisposeAsync();

    private static string Form(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] all =
        [
            ("AccountSid", Deployment.Account), ("WorkspaceSid", Workspace), ("TaskSid", "WT01"), .. fields,
        ];
        return string.Join('&', all.Select(field => $"{field.Name}={WebUtility.UrlEncode(field.Value)}"));
    }
}
