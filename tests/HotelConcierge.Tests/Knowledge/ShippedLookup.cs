using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Knowledge;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Assistants;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Tests.Knowledge;

/// <summary>The parents' tool on the articles as they ship.</summary>
internal sealed class ShippedLookup : IDisposable
{
    private readonly KnowledgeBase _knowledge = ShippedKnowledge.Open();

    public void Dispose() => _knowledge.Dispose();

    /// <summary>What the model reads.</summary>
    public async Task<string> RunAsync(FunctionCallContent call)
    {
        var arguments = JsonNode.Parse(JsonSerializer.Serialize(call.Arguments))!.AsObject();
        var result = await new ParentingInformation(_knowledge).RunAsync(
            new("m1-0-0", new ConversationId("phone-1"), Shipped.EarlyYears, arguments),
            default);
        return result.Text;
    }
}
