using System.Text.Json.Nodes;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>Reads how the concierge came to an answer from what its turn has kept.</summary>
public sealed class AnswerTrails(TurnStore turns, IOptions<ConversationOptions> options) : IExplainsAnswers
{
    public async Task<AnswerTrail?> ExplainAsync(ConversationId conversation, long turn, CancellationToken cancellationToken)
    {
        var start = new TurnStart("", conversation, turn, TurnKind.Answer);
        if (await turns.FindBriefAsync(start, cancellationToken) is not { } brief)
            return null;
        var tools = new List<string>();
        for (var round = 0; await turns.FindAnswerAsync(start, round, cancellationToken) is { } answer; round++)
            tools.AddRange(answer.ToolCalls.Select(call => call.Tool));
        var results = await turns.FindToolResultsAsync(start, options.Value.MaxModelRounds, cancellationToken);
        var documents =
            from result in results
            from passage in result.Report?["passages"] as JsonArray ?? []
            let said = passage as JsonObject
            where said is not null
            select string.Join(" / ", new[] { said["document"], said["title"], said["section"] }.OfType<JsonValue>().Select(each => each.ToString()));
        return new(
            brief.Route,
            [.. tools.Distinct(StringComparer.Ordinal)],
            [.. documents.Where(each => each.Length > 0).Distinct(StringComparer.Ordinal)]);
    }
}
