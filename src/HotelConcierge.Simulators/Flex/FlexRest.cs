using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotelConcierge.Simulators.Hosting;
using HotelConcierge.Simulators.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Flex;

/// <summary>
/// The parts of the Flex and TaskRouter APIs that the product uses, at the paths of flex-api.twilio.com and taskrouter.twilio.com. Of a
/// conversation that has ended the code is documented (twilio.com/docs/api/errors/45354), of other refusals the rule, and not the code.
/// </summary>
internal sealed partial class FlexRest(SimulatedFlex flex, FlexFaults faults)
{
    private const string Interaction = "/v1/Interactions/{interaction}";
    private const string Workspace = "/v1/Workspaces/{workspace}";

    private static readonly TwilioError Ended = new(400, 45354, "Cannot create a Channel for a closed Conversation.");
    private static readonly string[] Types = ["sms", "whatsapp", "web", "chat", "messenger", "email"];

    private readonly string _credentials = "Basic "
        + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{flex.Options.AccountSid}:{flex.Options.AuthToken}"));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/Interactions", For(FlexOperation.CreateInteraction, "", Create));
        routes.MapGet(Interaction + "/Channels", For(FlexOperation.ReadChannel, "interaction", ListChannels));
        routes.MapPost(Interaction + "/Channels/{channel}", For(FlexOperation.UpdateChannel, "interaction", UpdateChannel));
        routes.MapGet(Workspace, For(FlexOperation.ReadWorkspace, "", _ => Ok(new()
        {
            ["sid"] = flex.Options.WorkspaceSid,
            ["event_callback_url"] = flex.EventCallbackUrl,
        })));
        routes.MapGet(Workspace + "/Workflows/{workflow}", For(FlexOperation.ReadWorkspace, "", FetchWorkflow));
        routes.MapGet(Workspace + "/Tasks", For(FlexOperation.ReadTasks, "", ListTasks));
        routes.MapGet(Workspace + "/Tasks/{task}", For(FlexOperation.ReadTasks, "task", FetchTask));
        routes.MapFallback(context => TwilioError.NotFound(context.Request.Path).ToResult().ExecuteAsync(context));
    }

    [GeneratedRegex("""^case == "(?<id>[^"]+)"$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CaseFilter { get; }

    private RequestDelegate For(FlexOperation operation, string named, Func<HttpContext, IResult> accept) => context =>
    {
        if (context.Request.Headers.Authorization != _credentials)
        {
            var refusal = context.Request.Headers.Authorization.Count == 0 ? TwilioError.NoCredentials : TwilioError.NotAuthenticated;
            return refusal.ToResult().ExecuteAsync(context);
        }

        return context.Request.RouteValues.TryGetValue("workspace", out var asked) && !flex.Options.WorkspaceSid.Equals(asked)
            ? NotFound(context).ExecuteAsync(context)
            : faults.RunAsync(context, operation, context.Request.RouteValues[named] as string ?? "", () => accept(context));
    };

    private IResult Create(HttpContext context)
    {
        var request = RequestLogging.RequestOf(context);
        if (Object(request.Field("Channel")) is not { } channel || Object(request.Field("Routing")) is not { } routing)
            return Refuse("Channel and Routing are JSON objects");
        var type = Text(channel, "type");
        if (!Types.Contains(type, StringComparer.Ordinal))
            return Refuse($"Channel.type is one of {string.Join(", ", Types)}");
        if (Text(channel, "initiated_by") is not "customer")
            return Refuse("Here Channel.initiated_by is customer");
        var sid = Text(channel["properties"] as JsonObject, "media_channel_sid");
        if (flex.Conversations.Find(sid) is not { } conversation)
            return Refuse("Channel.properties.media_channel_sid is no conversation");
        if (conversation.State is "closed")
            return Ended.ToResult();
        var properties = routing["properties"] as JsonObject;
        if (Text(properties, "workspace_sid") != flex.Options.WorkspaceSid || Text(properties, "workflow_sid") != flex.Options.WorkflowSid)
            return Refuse("Routing.properties names a workspace or a workflow that is not there");
        if (Text(properties, "task_channel_unique_name") != flex.Options.TaskChannel)
            return Refuse("Routing.properties.task_channel_unique_name is no task channel");
        if (properties!["attributes"] is not JsonObject attributes)
            return Refuse("Routing.properties.attributes is a JSON object");
        var (begun, task) = flex.Begin(sid, type, (JsonObject)attributes.DeepClone());
        return Ok(
            new()
            {
                ["sid"] = begun.Sid,
                ["channel"] = new JsonObject { ["sid"] = begun.Channel, ["type"] = begun.Type },
                ["routing"] = new JsonObject { ["properties"] = TaskResource(task, showsAttributes: true) },
                ["url"] = UrlOf($"/v1/Interactions/{begun.Sid}"),
                ["links"] = new JsonObject { ["channels"] = UrlOf($"/v1/Interactions/{begun.Sid}/Channels") },
            },
            StatusCodes.Status201Created);
    }

    private IResult ListChannels(HttpContext context)
    {
        if (flex.Find((string)context.Request.RouteValues["interaction"]!) is not { } interaction)
            return NotFound(context);
        var shown = ChannelResource(interaction);
        flex.Proceed(interaction);
        return Ok(new() { ["channels"] = new JsonArray(shown), ["meta"] = new JsonObject { ["key"] = "channels", ["next_page_url"] = null } });
    }

    private IResult UpdateChannel(HttpContext context)
    {
        var request = RequestLogging.RequestOf(context);
        if (flex.Find((string)context.Request.RouteValues["interaction"]!) is not { } interaction
            || !interaction.Channel.Equals(context.Request.RouteValues["channel"]))
            return NotFound(context);
        var status = request.Field("Status");
        var routing = request.Field("Routing");
        if (status is not ("closed" or "inactive"))
            return Refuse("Status is closed or inactive");
        if (routing.Length > 0 && (Object(routing) is not { } asked || Text(asked, "status") is not "closed"))
            return Refuse("Routing.status is closed");
        if (status is "inactive" && routing.Length == 0)
            return Refuse("Routing is required where Status is inactive");
        return Ok(ChannelResource(flex.Update(interaction, status, completes: routing.Length > 0)));
    }

    private IResult FetchWorkflow(HttpContext context) => flex.Options.WorkflowSid.Equals(context.Request.RouteValues["workflow"])
        ? Ok(new() { ["sid"] = flex.Options.WorkflowSid, ["workspace_sid"] = flex.Options.WorkspaceSid })
        : NotFound(context);

    private IResult ListTasks(HttpContext context)
    {
        var filter = CaseFilter.Match(context.Request.Query["EvaluateTaskAttributes"].ToString());
        if (!filter.Success)
            return Refuse("""EvaluateTaskAttributes is an expression such as case == "x" """);
        var found = flex.Tasks.Where(task => Text(Object(task.Attributes), "case") == filter.Groups["id"].Value);
        return Ok(new()
        {
            ["tasks"] = new JsonArray([.. found.Select(task => TaskResource(task, showsAttributes: false))]),
            ["meta"] = new JsonObject { ["key"] = "tasks", ["next_page_url"] = null },
        });
    }

    private IResult FetchTask(HttpContext context) => flex.FindTask((string)context.Request.RouteValues["task"]!) is { } task
        ? Ok(TaskResource(task, showsAttributes: true))
        : NotFound(context);

    private JsonObject ChannelResource(SimulatedInteraction interaction) => new()
    {
        ["sid"] = interaction.Channel,
        ["interaction_sid"] = interaction.Sid,
        ["type"] = interaction.Type,
        ["status"] = interaction.Status,
        ["error_code"] = interaction.Status is "failed" ? Ended.Code : null,
        ["error_message"] = interaction.Status is "failed" ? Ended.Message : null,
        ["url"] = UrlOf($"/v1/Interactions/{interaction.Sid}/Channels/{interaction.Channel}"),
    };

    /// <param name="showsAttributes">A list does not.</param>
    private JsonObject TaskResource(SimulatedTask task, bool showsAttributes) => new()
    {
        ["account_sid"] = flex.Options.AccountSid,
        ["sid"] = task.Sid,
        ["workspace_sid"] = flex.Options.WorkspaceSid,
        ["workflow_sid"] = flex.Options.WorkflowSid,
        ["assignment_status"] = task.Status,
        ["attributes"] = showsAttributes ? task.Attributes : null,
        ["task_channel_unique_name"] = flex.Options.TaskChannel,
    };

    private string UrlOf(string path) => new Uri(flex.BaseAddress, path).ToString();

    private static JsonObject? Object(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            // The caller refuses it.
            return null;
        }
    }

    private static string Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static IResult Refuse(string what) => TwilioError.Unreadable(what).ToResult();

    private static IResult NotFound(HttpContext context) => TwilioError.NotFound(context.Request.Path).ToResult();

    private static IResult Ok(JsonObject answer, int status = StatusCodes.Status200OK) =>
        Results.Content(answer.ToJsonString(), "application/json", statusCode: status);
}
