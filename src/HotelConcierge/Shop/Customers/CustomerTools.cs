using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Shop.Customers;

/// <summary>What the tools about customers share: that there is a shop to ask, what is said when it cannot be asked, and results.</summary>
internal sealed partial class CustomerTools(
    CustomerCatalog catalog, ShopFollowUps followUps, ILogger<CustomerTools> log, IErp? erp = null)
{
    private const string SaysAbove =
        "The guest reads guest_reads above your words, so do not say it again. When nothing else was asked, answer DONE and nothing else.";

    /// <summary>Runs a tool where the assistant knows customers and there is an ERP, and turns its troubles into words.</summary>
    public async Task<ToolResult> RunAsync(
        ToolCall call, Func<CustomerPlan, IErp, Task<ToolResult>> work, CancellationToken cancellationToken)
    {
        if (catalog.Find(call.Assistant) is not { } plan || erp is null)
            return "Nothing was done: the shop is not connected here. Say so.";
        try
        {
            return await work(plan, erp);
        }
        catch (ErpException trouble)
        {
            Log.Trouble(log, trouble.Trouble, trouble.Message);
            if (trouble.Trouble is ErpTrouble.NoAccess or ErpTrouble.Broken)
                await followUps.TellAsync(call, followUps.OfFault(call, erp, trouble), cancellationToken);
            return trouble.Trouble is ErpTrouble.Refused
                ? SayAndOfferPerson(
                    call, "refused", "The shop's system did not take it.", plan.Say(CustomerPlan.Refused, call.Language))
                : Say(
                    "unavailable",
                    "The shop's system cannot be asked now. Nothing is known.",
                    plan.Say(CustomerPlan.Unavailable, call.Language));
        }
    }

    /// <summary>A result whose line is all that there is to say.</summary>
    /// <param name="result">A word for what it came to.</param>
    /// <param name="note">What the model has to know.</param>
    public static ToolResult Say(string result, string note, string line, ReplyPart? shown = null) => new(
        new JsonObject { ["result"] = result, ["note"] = $"{note} {SaysAbove}", ["guest_reads"] = line }.ToJsonString(ToolJson.Options),
        shown is null ? [] : [shown])
    {
        Line = line,
        SaysAll = true,
    };

    /// <summary>A result after which the model goes on, because a person may be wanted.</summary>
    public static ToolResult SayAndOfferPerson(ToolCall call, string result, string note, string line) => Say(
        result,
        call.Assistant.Tools.Contains(HandoffTool.Name, StringComparer.Ordinal)
            ? $"{note} Offer them a person, and call {HandoffTool.Name} when they want one."
            : note,
        line) with
    {
        SaysAll = false,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A customer could not be looked up or registered ({Trouble}): {Why}")]
        public static partial void Trouble(ILogger logger, ErpTrouble trouble, string why);
    }
}
