using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Tools;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>A tool's arguments as a confused model writes them: a result in words, and nothing kept that the fields do not take.</summary>
internal sealed class ToolTarget : FuzzTarget
{
    private static readonly ConversationId Guest = new("twilio-fuzz");

    private readonly Assistant _assistant = AssistantCatalog.Load(Deployment.AssistantsFolder).All[0];

    public override string Name => "tool";

    public override double Share => 4;

    public override IEnumerable<string> Seeds =>
        [
            """{"age":"0-3","place":"outdoors","count":3}""",
            """{"areas":["mathematics","literacy",null,{"a":1}],"age":["0-3"]}""",
            """{"count":"7","count2":1e400}""",
            "[]",
            "null",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        JsonObject arguments;
        try
        {
            // As RunTool reads what AskModel stored.
            var stored = JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, object?>>(input.Bytes));
            arguments = JsonNode.Parse(stored) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return "no arguments";
        }

        var guests = new GuestProfiles(new InMemoryTableStore());
        var result = await new RememberProfile(guests).RunAsync(new("id", Guest, _assistant, arguments), default);
        var kept = (await guests.ReadAsync(Guest, default)).Profile.Values;
        Require(kept.Keys.All(name => _assistant.Profile.Any(field => field.Name == name)), "a field was kept that does not exist");
        Require(result.Text.StartsWith("Kept", StringComparison.Ordinal) == (kept.Count > 0), "the result does not say what happened");
        return string.Join(' ', kept.Keys);
    }
}
