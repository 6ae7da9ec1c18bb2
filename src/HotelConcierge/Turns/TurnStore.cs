using System.Globalization;
using System.Text.Json;
using HotelConcierge.Budgets;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Sending;
using HotelConcierge.Storage;
using HotelConcierge.Tools;

namespace HotelConcierge.Turns;

/// <summary>
/// The rows of turns: brief, model answers, tool results, chunks. Each is written once, under its own key, before
/// the activity that made it returns, so that an activity that runs again finds what it did.
/// </summary>
public sealed partial class TurnStore(ITableStore store)
{
    private const string Json = "json";
    private const string Text = "text";
    private const string Brief = "brief";
    private const string Alert = "alert";

    /// <summary>The brief, with the route that was chosen since.</summary>
    public async Task<TurnBrief?> FindBriefAsync(TurnStart turn, CancellationToken cancellationToken)
    {
        var brief = await FindAsync<TurnBrief>(turn, Brief, cancellationToken);
        return brief is { AsksRoute: true } && await FindAsync<ChosenRoute>(turn, "route", cancellationToken) is { } chosen
            ? chosen.ApplyTo(brief)
            : brief;
    }

    /// <summary>The route that the model or, after it, the rules chose; null before that.</summary>
    public Task<ChosenRoute?> FindRouteAsync(TurnStart turn, CancellationToken cancellationToken) =>
        FindAsync<ChosenRoute>(turn, "route", cancellationToken);

    /// <summary>Keeps the chosen route, or returns the one that an earlier run kept.</summary>
    /// <returns>Null when the turn's brief is gone, as for <see cref="KeepAnswerAsync"/>.</returns>
    public Task<ChosenRoute?> KeepRouteAsync(TurnStart turn, ChosenRoute route, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, "route", route, count: null, cancellationToken);

    /// <summary>Keeps the brief, or returns the one that an earlier run kept.</summary>
    public Task<TurnBrief> KeepBriefAsync(TurnStart turn, TurnBrief brief, CancellationToken cancellationToken) =>
        KeepAsync(turn, Brief, brief, cancellationToken);

    public Task<ModelAnswer?> FindAnswerAsync(TurnStart turn, int round, CancellationToken cancellationToken) =>
        FindAsync<ModelAnswer>(turn, AnswerKey(round), cancellationToken);

    /// <summary>Keeps a model's answer, or returns the one that an earlier run kept.</summary>
    /// <param name="count">Makes the change that counts what the answer cost; it is made in the same step, so once for each kept
    /// answer.</param>
    /// <returns>Null when the turn's brief is gone: the guest was forgotten while the model worked, and nothing was kept.</returns>
    public Task<ModelAnswer?> KeepAnswerAsync(
        TurnStart turn, int round, ModelAnswer answer, Func<Task<TableChange>>? count, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, AnswerKey(round), answer, count, cancellationToken);

    /// <summary>Keeps what is done without a model's asking. Like <see cref="KeepAnswerAsync"/>, once.</summary>
    public Task<ModelAnswer?> KeepPlainAnswersAsync(TurnStart turn, int round, ModelAnswer answer, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, AnswerKey(round), answer, count: null, cancellationToken);

    /// <summary>Keeps what a call used that brought no answer to keep. Like <see cref="KeepAnswerAsync"/>, once.</summary>
    public Task KeepUsageAsync(
        TurnStart turn,
        int round,
        ModelUsage usage,
        Func<Task<TableChange>> count,
        CancellationToken cancellationToken
    ) => KeepWithBriefAsync(turn, UsageKey(round), usage, count, cancellationToken);

    /// <summary>Keeps what a question for a route used. Like <see cref="KeepAnswerAsync"/>, once.</summary>
    public Task KeepRouteUsageAsync(
        TurnStart turn,
        int @try,
        ModelUsage usage,
        Func<Task<TableChange>> count,
        CancellationToken cancellationToken
    ) => KeepWithBriefAsync(turn, string.Create(CultureInfo.InvariantCulture, $"route-usage-{@try:D2}"), usage, count, cancellationToken);

    /// <summary>Keeps what the question used whether the guest is in danger. Like <see cref="KeepAnswerAsync"/>, once.</summary>
    public Task KeepDangerUsageAsync(
        TurnStart turn, ModelUsage usage, Func<Task<TableChange>> count, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, "danger-usage", usage, count, cancellationToken);

    /// <summary>In which language a model said that this turn's guest writes; null before it was asked.</summary>
    internal Task<LearntLanguage?> FindLanguageAsync(TurnStart turn, CancellationToken cancellationToken) =>
        FindAsync<LearntLanguage>(turn, "language", cancellationToken);

    /// <summary>Keeps it, with what the question used. Like <see cref="KeepAnswerAsync"/>, once.</summary>
    internal Task KeepLanguageAsync(
        TurnStart turn, LearntLanguage language, Func<Task<TableChange>> count, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, "language", language, count, cancellationToken);

    /// <summary>Keeps what translating our sentences used: once for each call, since a run that is repeated calls the model anew.</summary>
    internal async Task KeepTranslationUsageAsync(
        TurnStart turn, ModelUsage usage, Func<Task<TableChange>> count, CancellationToken cancellationToken)
    {
        const string First = "translation-usage";
        var part = First;
        for (var call = 2; await FindAsync<ModelUsage>(turn, part, cancellationToken) is not null; call++)
            part = string.Create(CultureInfo.InvariantCulture, $"{First}-{call:D2}");
        await KeepWithBriefAsync(turn, part, usage, count, cancellationToken);
    }

    /// <summary>Whether staff took the alert of this turn.</summary>
    public async Task<bool> IsAlertedAsync(TurnStart turn, CancellationToken cancellationToken) =>
        await FindAsync<AlertMark>(turn, Alert, cancellationToken) is not null;

    /// <summary>Remembers that all of staff took the alert of this turn, for as long as the turn is kept.</summary>
    public Task KeepAlertedAsync(TurnStart turn, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, Alert, new AlertMark(turn.TurnId), count: null, cancellationToken);

    /// <summary>Whether a receiver of staff took the alert of this turn.</summary>
    public async Task<bool> IsToldAsync(TurnStart turn, string receiver, CancellationToken cancellationToken) =>
        await FindAsync<AlertMark>(turn, $"{Alert}-{receiver}", cancellationToken) is not null;

    /// <summary>Remembers that a receiver of staff took the alert of this turn, so that the others do not have them told again.</summary>
    public Task KeepToldAsync(TurnStart turn, string receiver, CancellationToken cancellationToken) =>
        KeepWithBriefAsync(turn, $"{Alert}-{receiver}", new AlertMark(turn.TurnId), count: null, cancellationToken);

    /// <summary>What the answers of the rounds before <paramref name="round"/> used together.</summary>
    public async Task<ModelUsage> SumUsageAsync(TurnStart turn, int round, CancellationToken cancellationToken)
    {
        var sum = ModelUsage.None;
        for (var earlier = 0; earlier < round; earlier++)
            sum += (await FindAnswerAsync(turn, earlier, cancellationToken))?.Usage ?? ModelUsage.None;
        return sum;
    }

    public Task<ToolResult?> FindToolResultAsync(TurnStart turn, int round, int index, CancellationToken cancellationToken) =>
        FindAsync<ToolResult>(turn, ToolKey(round, index), cancellationToken);

    /// <summary>Keeps a tool's result, or returns the one that an earlier run kept.</summary>
    /// <returns>Null when the turn's brief is gone, as for <see cref="KeepAnswerAsync"/>.</returns>
    public Task<ToolResult?> KeepToolResultAsync(
        TurnStart turn,
        int round,
        int index,
        ToolResult result,
        CancellationToken cancellationToken
    ) => KeepWithBriefAsync(turn, ToolKey(round, index), result, count: null, cancellationToken);

    /// <summary>How many chunks the reply has; null while there is none.</summary>
    public async Task<int?> CountChunksAsync(TurnStart turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var row = await store.FindAsync(GuestTables.Turns, turn.Conversation.Value, Key(turn, "reply"), cancellationToken);
        return row?["chunks"] is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Keeps the reply's chunks, all or none, unless a reply was kept before.</summary>
    /// <param name="chunks">At most 99.</param>
    /// <returns>The number of chunks of the reply that counts.</returns>
    public async Task<int> KeepChunksAsync(TurnStart turn, IReadOnlyList<OutboundContent> chunks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(chunks);
        var count = chunks.Count.ToString(CultureInfo.InvariantCulture);
        var rows = chunks
            .Select((chunk, index) => new TableChange.Insert(ChunkRow(turn, index, chunk)))
            .Prepend(new TableChange.Insert(Row(turn, "reply", "chunks", count)))
            .ToList<TableChange>();
        if (await store.TryBatchAsync(GuestTables.Turns, turn.Conversation.Value, rows, cancellationToken))
            return chunks.Count;
        return await CountChunksAsync(turn, cancellationToken)
            ?? throw new InvalidOperationException($"The chunks of turn {turn.TurnId} could not be kept and are not there.");
    }

    /// <summary>A chunk, or null when there is no such one.</summary>
    public async Task<OutboundContent?> FindChunkAsync(TurnStart turn, int chunk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var row = await store.FindAsync(GuestTables.Turns, turn.Conversation.Value, Key(turn, ChunkKey(chunk)), cancellationToken);
        if (row is null)
            return null;
        return LongText.Read(row, Json) is { } json
            ? JsonSerializer.Deserialize<OutboundContent>(json, TurnJson.Options)
            : new OutboundContent.Text(LongText.Read(row, Text) ?? "");
    }

    /// <summary>A chunk that was sent; null for a hold message, and for one that is not kept any more.</summary>
    internal async Task<OutboundContent?> FindChunkAsync(SentChunk sent, CancellationToken cancellationToken) => sent.Chunk < 0
        ? null
        : await FindChunkAsync(Named(sent.Conversation, sent.Turn), sent.Chunk, cancellationToken);

    /// <summary>What the tools of a turn returned up to a round, in the order in which they ran.</summary>
    public async Task<IReadOnlyList<ToolResult>> FindToolResultsAsync(TurnStart turn, int round, CancellationToken cancellationToken)
    {
        var results = new List<ToolResult>();
        for (var earlier = 0; earlier <= round; earlier++)
        {
            var calls = (await FindAnswerAsync(turn, earlier, cancellationToken))?.ToolCalls.Count ?? 0;
            for (var index = 0; index < calls; index++)
            {
                if (await FindToolResultAsync(turn, earlier, index, cancellationToken) is { } result)
                    results.Add(result);
            }
        }

        return results;
    }

    /// <summary>The brief of an answer that was sent, with the names of the tools that were called for it; null where it is gone.</summary>
    internal async Task<(TurnBrief? Brief, IReadOnlyList<string> Tools)> FindRouteTakenAsync(
        SentChunk sent, CancellationToken cancellationToken)
    {
        var turn = Named(sent.Conversation, sent.Turn);
        var tools = new List<string>();
        for (var round = 0; await FindAnswerAsync(turn, round, cancellationToken) is { } answer; round++)
            tools.AddRange(answer.ToolCalls.Select(call => call.Tool));
        return (await FindBriefAsync(turn, cancellationToken), [.. tools.Distinct(StringComparer.Ordinal)]);
    }

    private async Task<T?> FindAsync<T>(TurnStart turn, string part, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(turn);
        var row = await store.FindAsync(GuestTables.Turns, turn.Conversation.Value, Key(turn, part), cancellationToken);
        return row is not null && LongText.Read(row, Json) is { } json ? JsonSerializer.Deserialize<T>(json, TurnJson.Options) : null;
    }

    private async Task<T> KeepAsync<T>(TurnStart turn, string part, T value, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(turn);
        var row = Row(turn, part, Json, JsonSerializer.Serialize(value, TurnJson.Options));
        if (await store.TryInsertAsync(GuestTables.Turns, row, cancellationToken))
            return value;
        return await FindAsync<T>(turn, part, cancellationToken)
            ?? throw new InvalidOperationException($"The {part} of turn {turn.TurnId} could not be kept and is not there.");
    }

    /// <summary>
    /// Keeps a row in one step with the brief as it stands. A model's call can outlive its interrupted turn, and what it
    /// brings back must not survive the erasing of the guest.
    /// </summary>
    private async Task<T?> KeepWithBriefAsync<T>(
        TurnStart turn,
        string part,
        T value,
        Func<Task<TableChange>>? count,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(turn);
        var row = Row(turn, part, Json, JsonSerializer.Serialize(value, TurnJson.Options));
        while (await store.FindAsync(GuestTables.Turns, turn.Conversation.Value, Key(turn, Brief), cancellationToken) is { } brief)
        {
            List<TableChange> changes = [new TableChange.Replace(brief), new TableChange.Insert(row)];
            if (count is not null)
                changes.Add(await count());
            if (await store.TryBatchAsync(GuestTables.Turns, turn.Conversation.Value, changes, cancellationToken))
                return value;
            if (await FindAsync<T>(turn, part, cancellationToken) is { } kept)
                return kept;
        }

        return null;
    }

    private static TableRow Row(TurnStart turn, string part, string name, string value)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, name, value);
        return new(turn.Conversation.Value, Key(turn, part), properties);
    }

    /// <summary>Words alone are kept as they are, so that a person with a database tool reads what the guest read.</summary>
    private static TableRow ChunkRow(TurnStart turn, int index, OutboundContent chunk) => chunk is OutboundContent.Text text
        ? Row(turn, ChunkKey(index), Text, text.Body)
        : Row(turn, ChunkKey(index), Json, JsonSerializer.Serialize(chunk, TurnJson.Options));

    private static string Key(TurnStart turn, string part) => TurnIds.KeyPrefix(turn.Number) + part;

    private static string AnswerKey(int round) => string.Create(CultureInfo.InvariantCulture, $"answer-{round:D2}");

    private static string UsageKey(int round) => string.Create(CultureInfo.InvariantCulture, $"usage-{round:D2}");

    private static string ToolKey(int round, int index) => string.Create(CultureInfo.InvariantCulture, $"tool-{round:D2}-{index:D2}");

    private static string ChunkKey(int chunk) => string.Create(CultureInfo.InvariantCulture, $"chunk-{chunk:D3}");
}
