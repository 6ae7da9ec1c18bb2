using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Diagnostics;

/// <summary>Whether the house can serve guests, and each thing it depends on by name.</summary>
/// <param name="Status"><c>ready</c> or <c>not ready</c>.</param>
/// <param name="Checks">What was found, by name: <c>ok</c>, a list of names, or what failed.</param>
public sealed record ReadinessReport(string Status, IReadOnlyDictionary<string, string> Checks)
{
    /// <summary>Whether guests can be served.</summary>
    public bool IsReady => Status == Readiness.ReadyStatus;
}

/// <summary>Looks at everything the house depends on within itself. Providers and the model are not asked: each question would cost.</summary>
public sealed partial class Readiness(
    ITableStore store, IConversations conversations, AssistantCatalog assistants, ChannelCatalog channels, ILogger<Readiness> log)
{
    internal const string ReadyStatus = "ready";

    private static readonly TableName Table = new("readiness");
    private static readonly TableRow Probe = new("probe", "probe", new Dictionary<string, string>(StringComparer.Ordinal));

    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
    {
        // A write, because a full or read-only store still reads.
        var tables = await TryAsync("tables", () => store.PutAsync(Table, Probe, cancellationToken), cancellationToken);
        var engine = await TryAsync("conversations", () => conversations.ReadAsync(new ConversationId("probe"), cancellationToken), cancellationToken);
        var checks = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tables"] = tables ?? "ok",
            ["conversations"] = engine ?? "ok",
            ["assistants"] = string.Join(", ", assistants.All.Select(assistant => assistant.Name)),
            ["channels"] = string.Join(", ", channels.All.Select(channel => channel.Name.Value)),
        };
        return new(tables is null && engine is null ? ReadyStatus : "not ready", checks);
    }

    /// <returns>What failed; null when nothing did. The reason stands in the log: anybody may read the answer.</returns>
    private async Task<string?> TryAsync(string name, Func<Task> check, CancellationToken cancellationToken)
    {
        try
        {
            await check();
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotReady(log, name, failure);
            return failure.GetType().Name;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Not ready: {Check} failed")]
        public static partial void NotReady(ILogger logger, string check, Exception failure);
    }
}
