using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Turns;

/// <content>What goes of turns that are over when a guest takes their words back.</content>
public sealed partial class TurnStore
{
    /// <summary>What was remembered for follow-ups once a turn had its answer; null when it named no topic, or its brief is gone.</summary>
    internal async Task<RoutingMemory?> FindMemoryAsync(ConversationId conversation, long turn, CancellationToken cancellationToken) =>
        (await FindBriefAsync(Named(conversation, turn), cancellationToken))?.Memory is { LastTopic: not null } memory ? memory : null;

    /// <summary>Takes what was remembered of a turn out of those after it that began with it.</summary>
    /// <param name="until">The number of the turn that does it.</param>
    internal async Task EraseMemoryAsync(
        ConversationId conversation, long turn, long until, RoutingMemory memory, CancellationToken cancellationToken)
    {
        for (var later = turn + 1; later < until; later++)
        {
            if (await FindAsync<TurnBrief>(Named(conversation, later), Brief, cancellationToken) is not { } brief)
                continue;
            var (before, after) = (Without(brief.Before), Without(brief.Memory));
            var isTopic = brief.Topic.Length > 0 && brief.Topic == memory.LastTopic;
            if (before != brief.Before || after != brief.Memory || isTopic)
                await PutAsync(
                    conversation,
                    later,
                    brief with { Before = before, Memory = after, Topic = isTopic ? "" : brief.Topic },
                    cancellationToken);
            else if (brief.Memory.LastTopic is not null)
                return;
        }

        RoutingMemory Without(RoutingMemory kept) => kept.LastTopic == memory.LastTopic ? RoutingMemory.Empty : kept;
    }

    /// <summary>
    /// Erases the rows of a turn, since each may hold words of its guest. Where the guest was in danger, what staff are told of it stays,
    /// without words.
    /// </summary>
    internal async Task EraseWordsAsync(ConversationId conversation, long turn, CancellationToken cancellationToken)
    {
        var named = Named(conversation, turn);
        var brief = await FindAsync<TurnBrief>(named, Brief, cancellationToken);
        var danger = brief?.Danger ?? (await FindAnswerAsync(named, round: 0, cancellationToken))?.Danger;
        if (brief is not null && danger is not null)
            await PutAsync(conversation, turn, TurnBrief.WithoutWords(brief) with { Danger = danger }, cancellationToken);

        var keys = new List<string>();
        await foreach (var row in store.ScanAsync(GuestTables.Turns, conversation.Value, TurnIds.KeyPrefix(turn), cancellationToken))
            keys.Add(row.Key);
        var forPeople = TurnIds.ForPeoplePrefix + TurnIds.KeyPrefix(turn);
        await foreach (var row in store.ScanAsync(GuestTables.Turns, conversation.Value, forPeople, cancellationToken))
            keys.Add(row.Key);
        foreach (var key in keys)
        {
            if (danger is null || (key != Key(named, Brief) && key != Key(named, Alert)))
                await store.DeleteAsync(GuestTables.Turns, conversation.Value, key, cancellationToken);
        }
    }

    private Task PutAsync(ConversationId conversation, long turn, TurnBrief brief, CancellationToken cancellationToken) =>
        store.PutAsync(
            GuestTables.Turns,
            Row(Named(conversation, turn), Brief, Json, JsonSerializer.Serialize(brief, TurnJson.Options)),
            cancellationToken);

    /// <summary>A turn of which only the rows are wanted.</summary>
    private static TurnStart Named(ConversationId conversation, long turn) => new("", conversation, turn, TurnKind.Answer);
}
