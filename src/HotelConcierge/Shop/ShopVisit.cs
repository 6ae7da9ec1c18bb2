using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Shop;

/// <summary>A guest in a shop: what was called for them, how the shop sells, and the system that knows what it has.</summary>
internal sealed record ShopVisit(ToolCall Call, ShopPlan Plan, IErp Erp)
{
    public ConversationId Guest => Call.Conversation;

    /// <summary>The assistant's name, by which carts are kept apart.</summary>
    public string Shop => Call.Assistant.Name;

    public string Language => Call.Language;

    public string Text(string key, params ReadOnlySpan<(string Slot, string Value)> values) => Plan.Text(key, Language, values);

    /// <summary>A result with the shop's own line.</summary>
    /// <param name="line">Null where the model's words are enough.</param>
    public static ToolResult Result(string result, string note, string? line, JsonObject? data = null, params ReplyPart?[] shown)
    {
        const string SaysAbove =
            "The guest reads guest_reads beside your words, so do not say it again. When nothing else was asked, answer DONE and nothing else.";
        var json = new JsonObject { ["result"] = result, ["note"] = line is null ? note : $"{note} {SaysAbove}" };
        if (line is not null)
            json["guest_reads"] = line;
        foreach (var (name, value) in data ?? [])
            json[name] = value?.DeepClone();
        return new(json.ToJsonString(ToolJson.Options), [.. shown.OfType<ReplyPart>()]) { Line = line, SaysAll = line is not null };
    }
}

/// <summary>
/// Lets guests in, and says what is so where the ERP cannot be asked: to the guest, to the log, and to staff who have to mend it.
/// </summary>
internal sealed partial class ShopVisits(ShopCatalog shops, ErpAccess access, ShopFollowUps followUps, ILogger<ShopVisits> log)
{
    /// <summary>How the assistant of a call sells; null where it does not.</summary>
    public ShopPlan? PlanOf(ToolCall call) => shops.Find(call.Assistant);

    /// <summary>Does a tool's work, where there is a shop.</summary>
    public async Task<ToolResult> RunAsync(
        ToolCall call, Func<ShopVisit, Task<ToolResult>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (PlanOf(call) is not { } plan)
            return "Nothing is sold here. Say so.";
        if (access.Erp is not { } erp)
            return "Nothing was done: the shop is not connected to its ERP, so there are no products and no orders. Say that honestly.";
        var visit = new ShopVisit(call, plan, erp);
        try
        {
            return await work(visit);
        }
        catch (ErpException trouble)
        {
            return await FailedAsync(visit, trouble, cancellationToken);
        }
    }

    /// <summary>What a guest reads where the ERP did nothing.</summary>
    public async Task<ToolResult> FailedAsync(ShopVisit visit, ErpException trouble, CancellationToken cancellationToken)
    {
        Tell(visit, trouble);
        return trouble.Trouble switch
        {
            ErpTrouble.Unavailable => ShopVisit.Result(
                "unavailable", "The ERP does not answer. Nothing was done.", visit.Text(ShopPlan.Away)),
            ErpTrouble.Refused => ShopVisit.Result("refused", "The ERP says no. Nothing was done.", visit.Text(ShopPlan.Refused)),
            _ => ShopVisit.Result(
                "failed",
                "The ERP has a fault that staff have to mend. Nothing was done.",
                await followUps.TellAsync(
                    visit, followUps.OfFault(visit.Call, visit.Erp, trouble), visit.Text(ShopPlan.Broken), cancellationToken)),
        };
    }

    /// <summary>Writes the trouble into the operator's log, without anything of the guest's.</summary>
    public void Tell(ShopVisit visit, ErpException trouble)
    {
        if (trouble.Trouble is ErpTrouble.NoAccess or ErpTrouble.Broken)
            Log.Broken(log, visit.Call.Turn, visit.Erp.Name, trouble.Trouble, trouble.Message, trouble.InnerException);
        else
            Log.Troubled(log, visit.Call.Turn, visit.Erp.Name, trouble.Trouble, trouble.Message);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: the ERP {Erp} did nothing ({Trouble}): {Message}")]
        public static partial void Troubled(ILogger logger, string turn, string erp, ErpTrouble trouble, string message);

        [LoggerMessage(2, LogLevel.Error, "Turn {Turn}: the ERP {Erp} has a fault that has to be mended ({Trouble}): {Message}")]
        public static partial void Broken(
            ILogger logger, string turn, string erp, ErpTrouble trouble, string message, Exception? because);
    }
}
