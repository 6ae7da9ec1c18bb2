using System.Text.Json.Nodes;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Node;
using HotelConcierge.Simulators.Conversations;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.Simulators.Node;

/// <summary>
/// The simulators, with the libraries that the world uses against the real services as their clients: a simulator that only our
/// own code understands would prove nothing. Each script beside this file uses one library and prints what it saw.
/// </summary>
public sealed class VendorClientTests
{
    private const string Guest = "34600000001";

    private static readonly TimeSpan ScriptPatience = TimeSpan.FromMinutes(2);

    [NodeFact]
    public async Task Twilios_own_library_sends_pages_redacts_and_deletes_and_takes_our_signature()
    {
        await using var twilio = await SimulatedTwilio.StartAsync();

        var seen = await RunAsync("twilio", "6.3.1", Address(twilio.BaseAddress), twilio.Options.AccountSid, twilio.Options.AuthToken);

        Equal(
            """{"status":"queued","direction":"outbound-api","numSegments":"1","numMedia":"0","errorCode":null,"apiVersion":"2010-04-01","isDate":true}""",
            seen["created"]!,
            "status",
            "direction",
            "numSegments",
            "numMedia",
            "errorCode",
            "apiVersion",
            "isDate");
        Assert.Equal("""["three","two","The pool is open \uD83C\uDFCA"]""", seen["listed"]!.ToJsonString());
        Assert.Equal("""{"status":"delivered","dateSent":true}""", seen["delivered"]!.ToJsonString());
        Assert.Equal(("", true), ((string?)seen["redacted"], (bool)seen["removed"]!));
        Refused(seen, "otherChannel", 400, 21910);
        Refused(seen, "toItself", 400, 21266);
        Refused(seen, "badFrom", 400, 21212);
        Refused(seen, "badTo", 400, 21211);
        Refused(seen, "badMedia", 400, 21620);
        Refused(seen, "muchMedia", 400, 21623);
        Refused(seen, "tooLong", 400, 21617);
        Refused(seen, "noBody", 400, 21602);
        Refused(seen, "badToken", 401, 20003);
        Refused(seen, "gone", 404, 20404);
        Equal(
            """{"status":200,"body":"Is the pool open? 🏊","signed":true,"forged":false}""",
            seen["webhook"]!,
            "status",
            "body",
            "signed",
            "forged");
        Assert.Equal("""["image/jpeg"]""", seen["media"]!.ToJsonString());

        static void Refused(JsonNode seen, string what, int status, int code)
        {
            var error = seen["refusals"]![what] ?? throw new InvalidOperationException($"{what} was not refused.");
            Assert.Equal(
                (what, "RestException", status, code, $"https://www.twilio.com/docs/errors/{code}"),
                (what, (string?)error["kind"], (int)error["status"]!, (int)error["code"]!, (string?)error["moreInfo"]));
        }
    }

    [NodeFact]
    public async Task Twilios_own_library_posts_lists_and_closes_conversations_and_takes_our_signature()
    {
        await using var service = await SimulatedConversations.StartAsync();

        var seen = await RunScriptAsync(
            "conversations",
            "twilio",
            "6.3.1",
            Address(service.BaseAddress),
            service.Options.AccountSid,
            service.Options.AuthToken,
            service.Options.ServiceSid);

        Equal(
            """{"status":200,"body":"Is the pool open? \uD83C\uDFCA","source":"SDK","signed":true,"forged":false,"created":[1,"concierge",true,true],"newest":["three","two","Yes","Is the pool open? \uD83C\uDFCA"],"participant":["ana",null],"webhooks":[true],"removed":true,"state":"closed"}""",
            seen,
            "status",
            "body",
            "source",
            "signed",
            "forged",
            "created",
            "newest",
            "participant",
            "webhooks",
            "removed",
            "state");
        Equal(
            """{"tooLong":{"status":400,"code":20001},"badAttributes":{"status":400,"code":20001},"badToken":{"status":401,"code":20003},"closed":{"status":400,"code":50377},"closedAgain":{"status":400,"code":50377}}""",
            seen["refusals"]!,
            "tooLong",
            "badAttributes",
            "badToken",
            "closed",
            "closedAgain");
    }

    [NodeFact]
    public async Task Telegraf_runs_a_bot_on_our_webhooks_and_reads_every_result_and_refusal()
    {
        await using var telegram = await SimulatedTelegram.StartAsync();

        var seen = await RunAsync("telegraf", "4.16.3", Address(telegram.BaseAddress), telegram.Options.BotToken, Guest);

        Equal("""{"id":700000051,"is_bot":true,"can_join_groups":true}""", seen["me"]!, "id", "is_bot", "can_join_groups");
        Equal(
            """{"has_custom_certificate":false,"pending_update_count":0,"max_connections":40,"ip_address":"127.0.0.1","allowed_updates":["message","callback_query"]}""",
            seen["info"]!,
            "has_custom_certificate",
            "pending_update_count",
            "max_connections",
            "ip_address",
            "allowed_updates");
        Assert.Equal(
            """[{"command":"/start room-12","from":"Ana","payload":"room-12"},{"tapped":"book:spa","on":"Welcome to the hotel","by":true}]""",
            seen["seen"]!.ToJsonString());
        Assert.Equal("[200,200]", seen["statuses"]!.ToJsonString());
        Assert.Equal(
            """{"sizes":[[90,60],[300,200]],"caption":"Your key","entities":[{"offset":0,"length":8,"type":"italic"}],"same":true}""",
            seen["photo"]!.ToJsonString());
        Assert.Equal("""{"name":"Menu.pdf","size":4}""", seen["document"]!.ToJsonString());
        Refused(seen, "stranger", 400, "Bad Request: chat not found");
        Refused(seen, "broken", 400, "Bad Request: can't parse entities: Unsupported start tag \"\" at byte offset 2");
        Refused(seen, "empty", 400, "Bad Request: message text is empty");
        Refused(seen, "long", 400, "Bad Request: message is too long");
        Refused(seen, "wrongToken", 401, "Unauthorized");
        Refused(seen, "secret", 400, "Bad Request: secret token contains unallowed characters");
        Refused(seen, "noMethod", 404, "Not Found: method not found");
        Assert.True((bool)seen["deleted"]!);

        // The tap was answered in the answer to its webhook, as telegraf likes it.
        Assert.Equal(["Booked", "Your key", ""], telegram.Chat(long.Parse(Guest, null)).Messages.Select(message => message.Text));
        Assert.Contains(telegram.Calls.Snapshot(), call => call is { Method: "answerCallbackQuery", InWebhookAnswer: true });
        Assert.Empty(telegram.SpinningTaps);
    }

    [NodeFact]
    public async Task Grammy_runs_a_bot_on_our_webhooks_and_reads_every_result_and_refusal()
    {
        await using var telegram = await SimulatedTelegram.StartAsync();

        var seen = await RunAsync("grammy", "1.46.0", Address(telegram.BaseAddress), telegram.Options.BotToken, Guest);

        Assert.Equal("simulated_concierge_bot", (string?)seen["me"]!["username"]);
        Assert.Equal(
            """[{"command":"spa","from":34600000001,"reply":{"text":"Hotel: which?","entities":[{"offset":0,"length":5,"type":"text_link","url":"https://hotel.example/"}],"rows":[2,1],"bot":"simulated_concierge_bot"}},{"tapped":"pool","entities":[{"offset":0,"length":5,"type":"text_link","url":"https://hotel.example/"}]},{"edited":"I meant the spa","at":"number"},{"left":"kicked","was":"member"},{"left":"member","was":"kicked"}]""",
            seen["seen"]!.ToJsonString());
        Assert.Equal("[200,200,200,200]", seen["statuses"]!.ToJsonString());
        Assert.Equal("""{"size":4,"downloaded":"menu","caption":"Today"}""", seen["file"]!.ToJsonString());
        Assert.Equal("""["Spa",36.34]""", seen["venue"]!.ToJsonString());
        Assert.Equal(0, (int)seen["info"]!["pending_update_count"]!);
        Refused(seen, "blocked", 403, "Forbidden: bot was blocked by the user");
        Refused(seen, "tap", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        Refused(seen, "data", 400, "Bad Request: BUTTON_DATA_INVALID");
        Refused(seen, "photo", 400, "Bad Request: IMAGE_PROCESS_FAILED");
        Refused(seen, "file", 400, "Bad Request: invalid file_id");
        Refused(seen, "http", 400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    }

    [NodeFact]
    public async Task OpenAIs_own_library_reads_words_calls_streams_vectors_and_errors()
    {
        await using var openAI = await SimulatedOpenAI.StartAsync();
        openAI.Enqueue(
            ScriptedAnswer.Say("Until 22:00."),
            ScriptedAnswer.Call("find_spa_slots", """{"day":"2026-12-01"}"""),
            ScriptedAnswer.Say("At ten."),
            ScriptedAnswer.Say("The pool is open until ten."),
            ScriptedAnswer.Fail(OpenAIFaultKind.TooManyRequests));

        var seen = await RunAsync("openai", "6.49.0", openAI.Endpoint.ToString(), openAI.ApiKey, "gpt-simulated");

        Assert.Equal("""{"text":"Until 22:00.","finish":"stop","object":"chat.completion","tokens":true}""", seen["said"]!.ToJsonString());
        Assert.Equal(
            """{"type":"function","name":"find_spa_slots","day":"2026-12-01","finish":"tool_calls"}""",
            seen["called"]!.ToJsonString());
        Assert.Equal("At ten.", (string?)seen["answered"]);
        Assert.Equal("""{"text":"The pool is open until ten.","finish":"stop"}""", seen["streamed"]!.ToJsonString());
        Assert.Equal("[[0,256,true],[1,256,true]]", seen["embedded"]!.ToJsonString());
        Assert.Equal("""{"status":400,"type":"invalid_request_error"}""", seen["garbled"]!.ToJsonString());
        Equal(
            """{"kind":"AuthenticationError","status":401,"code":"invalid_api_key"}""",
            seen["refusals"]!["key"]!,
            "kind",
            "status",
            "code");
        Equal(
            """{"kind":"BadRequestError","status":400,"type":"invalid_request_error"}""",
            seen["refusals"]!["empty"]!,
            "kind",
            "status",
            "type");
        Equal(
            """{"kind":"BadRequestError","status":400,"type":"invalid_request_error"}""",
            seen["refusals"]!["orphan"]!,
            "kind",
            "status",
            "type");
        Equal("""{"kind":"NotFoundError","status":404,"code":"model_not_found"}""", seen["refusals"]!["model"]!, "kind", "status", "code");
        Equal(
            """{"kind":"RateLimitError","status":429,"code":"rate_limit_exceeded"}""",
            seen["refusals"]!["busy"]!,
            "kind",
            "status",
            "code");
    }

    [NodeFact]
    public async Task LINEs_own_library_checks_our_signature_replies_pushes_and_reads_every_refusal()
    {
        const string GuestOnLine = "Ubbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
        await using var line = await SimulatedLine.StartAsync();

        var seen = await RunAsync(
            "@line/bot-sdk", "10.8.0", Address(line.BaseAddress), line.Options.ChannelAccessToken, line.Options.ChannelSecret, GuestOnLine);

        Equal(
            """{"tried":true,"replied":2,"once":true,"file":["processing","succeeded","menu"],"endpoint":true,"user":33,"quota":["none",1],"signed":true,"statuses":[200,200,200,200,403]}""",
            seen,
            "tried",
            "replied",
            "once",
            "file",
            "endpoint",
            "user",
            "quota",
            "signed",
            "statuses");
        Assert.Equal(
            """[{"type":"message","mode":"active","own":true,"text":"Is the pool open?"},{"type":"follow","mode":"active","own":true,"unblocked":true},{"type":"unsend","mode":"active","own":true},{"type":"forged","own":false},{"type":"postback","mode":"active","own":true,"data":"slot-1"}]""",
            seen["events"]!.ToJsonString());
        Assert.Equal(["Which?", "At what time?", "Booked"], line.Phone(GuestOnLine).Messages.Select(message => message.Text));
        Refused("token", 400, "Invalid reply token");
        Refused("long", 400, "The request body has 1 error(s)");
        Refused("stranger", 400, "The property, 'to', in the request body is invalid");
        Refused("wrongToken", 401, "Authentication failed. Confirm that the access token in the authorization header is valid.");

        void Refused(string what, int status, string message)
        {
            var error = seen["refusals"]![what] ?? throw new InvalidOperationException($"{what} was not refused.");
            Assert.Equal((what, true, status, message), (what, (bool)error["own"]!, (int)error["status"]!, (string?)error["message"]));
        }
    }

    private static Task<JsonNode> RunAsync(string library, string version, params string[] arguments) =>
        RunScriptAsync(ScriptOf(library), library, version, arguments);

    private static async Task<JsonNode> RunScriptAsync(string name, string library, string version, params string[] arguments)
    {
        var modules = await NodePackages.FetchAsync(library, version);
        var script = Path.Combine(Repository.Top, "tests", "HotelConcierge.Local.Tests", "Simulators", "Node", name + ".cjs");
        using var patience = new CancellationTokenSource(ScriptPatience);
        await using var node = NodeProcess.Start(script, arguments, modules);
        return JsonNode.Parse(string.Join('\n', await node.RunToEndAsync(patience.Token)))!;
    }

    /// <summary>A package of a company is named by that.</summary>
    private static string ScriptOf(string library) => library is ['@', .. var scoped] ? scoped.Split('/')[0] : library;

    private static string Address(Uri uri) => uri.ToString().TrimEnd('/');

    private static void Equal(string expected, JsonNode seen, params string[] fields)
    {
        var wanted = JsonNode.Parse(expected)!;
        foreach (var field in fields)
            Assert.Equal((field, wanted[field]?.ToJsonString()), (field, seen[field]?.ToJsonString()));
    }

    private static void Refused(JsonNode seen, string what, int code, string description)
    {
        var error = seen["refusals"]![what] ?? throw new InvalidOperationException($"{what} was not refused.");
        Assert.Equal((what, true, code, description), (what, (bool)error["own"]!, (int)error["code"]!, (string?)error["description"]));
    }
}
