using HotelConcierge.Channels.WebChat;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// The web chat's messages through the intake: any bytes with a session get 200, 400 or 429, and nothing but 403 without one, be it made
/// up, of another assistant or sent by another site's page.
/// </summary>
internal sealed class WebTarget : FuzzTarget
{
    private const string Secret = "the-secret-of-the-fuzzed-web-chat";
    private const string Url = "https://hotel.example/api/channels/web?assistant=hotel";

    private static readonly ChannelName Web = new("web");
    private static readonly WebSessions Sessions = new(Options.Create(new WebChatOptions { Secret = Secret }), TimeProvider.System);
    private static readonly string Cookie = Sessions.Sign(Sessions.Begin("hotel", new byte[WebSessions.GuestBytes]));

    private readonly FuzzedDeployment _deployment = new(Build);

    public override string Name => "web";

    public override double Share => 10;

    public override IEnumerable<string> Seeds =>
        [
            Message("\"text\":\"Explain the moon\",\"language\":\"en\""),
            Message("\"text\":\"10:00\",\"choice\":{\"id\":\"slot-1\",\"message\":\"1795000000000.4\"}"),
            Message(
                "\"files\":[{\"id\":\"0d4f9f53-2f3c-4b83-8f07-1c8a3d9f0001\",\"type\":\"image/png\",\"name\":\"a.png\",\"size\":7}]"),
            "{}",
            "[]",
            "null",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var intake = await _deployment.NextAsync();
        var how = input.Choose(10);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Sec-Fetch-Site"] = how == 1 ? "cross-site" : "same-origin",
            ["Cookie"] = how switch
            {
                0 => $"concierge-hotel={input.Text}",
                2 => $"concierge-shop={Cookie}",
                _ => $"concierge-hotel={Cookie}",
            },
        };
        var answer = await intake.ReceiveAsync(Web, new("POST", Url, headers, input.Bytes), CancellationToken.None);

        Require(answer.Status is 200 or 400 or 403 or 429, $"answered {answer.Status}");
        Require(how > 2 == answer.Status is not 403, $"answered {answer.Status} where the session is of sort {how}");
        return $"{answer.Status} {(answer.Status == 400 ? answer.Body : "")}";
    }

    protected override ValueTask CloseAsync() => _deployment.DisposeAsync();

    private static string Message(string properties) => $$"""{"id":"6b8c0c7e-6b0e-4f3f-9d86-6f8f8a7f1a01",{{properties}}}""";

    private static ServiceProvider Build() => Deployment.Build(("WebChat:Secret", Secret), ("WebChat:MessagesPerMinute", "10000"));
}
