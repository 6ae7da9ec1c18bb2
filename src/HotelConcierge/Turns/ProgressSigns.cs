using System.Globalization;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// The signs on messages with files, which take longest and say nothing meanwhile: seen, heard, failed. Where the assistant has them
/// (<c>reacts</c>) and the channel can.
/// </summary>
/// <remarks>
/// Best effort, and ended whatever happens: a sign is written down before it is shown, the turn's end takes away or settles all that are
/// written down, and a step that comes later than that takes its own away again. A process that dies in between repeats its step.
/// </remarks>
public sealed partial class ProgressSigns(
    AssistantCatalog assistants, ChannelCatalog channels, ITableStore store, TimeProvider clock, ILogger<ProgressSigns> log)
{
    private const int MostTries = 3;
    private const string Part = "sign-";
    private const string Json = "json";

    /// <summary>Shows how far a file is.</summary>
    internal async Task ShowAsync(
        FileStep step, RunningConversation conversation, InboundMessage message, ProgressSign sign, CancellationToken cancellationToken)
    {
        if (channels.Of(message.Address) is not IShowsProgress { ShowsProgress: true } channel
            || !assistants.Answering(conversation.AssistantName, conversation.Address).Reacts)
            return;
        var kept = new KeptSign(message.Address, message.SourceId ?? message.Id, sign);
        await store.PutAsync(
            GuestTables.Turns,
            new(
                step.Turn.Conversation.Value,
                KeyOf(step.Turn, step.Place),
                new Dictionary<string, string>(StringComparer.Ordinal) { [Json] = JsonSerializer.Serialize(kept, TurnJson.Options) }),
            cancellationToken);
        await ShowAsync(channel, kept, cancellationToken);
    }

    /// <summary>
    /// Ends the signs of a turn: what failed, or all where the turn did, stays marked as that, and everything else is taken away.
    /// </summary>
    /// <param name="place">Of one file only; null for all.</param>
    internal async Task EndAsync(TurnStart turn, bool failed, int? place, CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        await foreach (var row in store.ScanAsync(GuestTables.Turns, turn.Conversation.Value, KeyOf(turn, place), cancellationToken))
            rows.Add(row);
        var signs = rows.Select(row => JsonSerializer.Deserialize<KeptSign>(row[Json]!, TurnJson.Options)!)
            .GroupBy(kept => (kept.Address, kept.MessageId));
        foreach (var message in signs)
        {
            var last = failed || message.Any(kept => kept.Sign is ProgressSign.Failed) ? ProgressSign.Failed : ProgressSign.None;
            await EndAsync(turn, message.First() with { Sign = last }, cancellationToken);
        }

        foreach (var row in rows)
            await store.DeleteAsync(GuestTables.Turns, row.Partition, row.Key, cancellationToken);
    }

    private async Task EndAsync(TurnStart turn, KeptSign sign, CancellationToken cancellationToken)
    {
        if (channels.Of(sign.Address) is not IShowsProgress channel)
            return;
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await ShowAsync(channel, sign, cancellationToken))
                return;
        }

        Log.NotEnded(log, turn.TurnId, turn.Conversation.Channel);
    }

    private Task<bool> ShowAsync(IShowsProgress channel, KeptSign sign, CancellationToken cancellationToken) => BestEffort.TryAsync(
        token => channel.ShowProgressAsync(sign.Address, sign.MessageId, sign.Sign, token), clock, cancellationToken);

    private static string KeyOf(TurnStart turn, int? place) =>
        TurnIds.KeyPrefix(turn.Number) + Part + place?.ToString("D2", CultureInfo.InvariantCulture);

    private sealed record KeptSign(ConversationAddress Address, string MessageId, ProgressSign Sign);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: a sign of progress on {Channel} could not be taken away")]
        public static partial void NotEnded(ILogger logger, string turn, ChannelName channel);
    }
}
