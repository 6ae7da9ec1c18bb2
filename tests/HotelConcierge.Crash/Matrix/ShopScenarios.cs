using HotelConcierge.Crash.World;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A customer whose number the channel proves orders what is in their cart: the summary is asked, and the yes orders it. There is one draft
/// in the ERP, which outlives the process.
/// </summary>
/// <param name="hasOdoo">Whether the ERP is an Odoo; otherwise it is the demo's catalogue.</param>
internal sealed class Shopped(bool hasOdoo) : Scenario
{
    private const string Fill = "Three boxes of nitrile gloves M and two of masks";
    private const string Order = "Please order it";
    private const string Question = "Shall I send this order request?";
    private const string Confirmation = " is sent.";

    public override string Name => hasOdoo ? "shop-odoo" : "shop";

    public override string Story => $"a cart is ordered, and the customer says yes: one draft in {(hasOdoo ? "Odoo" : "the catalogue")}";

    public override string Business => Deployment.Shop;

    /// <summary>Baan Suan Clinic of the demo's customers.</summary>
    public override string Guest => "whatsapp:" + ErpSide.Phone;

    public override bool HasOdoo => hasOdoo;

    /// <summary>Where nobody is at the desk, nobody is told of an order.</summary>
    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Staff:anna:Key"] = Deployment.StaffKey };

    public override async Task PrepareAsync(Deployment deployment, KilledProcess process, CancellationToken cancellationToken)
    {
        var sid = await deployment.HearAsync(Fill, Guest, Business, cancellationToken);
        await process.WaitForEndAsync(deployment, sid, cancellationToken);
    }

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await deployment.HearAsync(Order, Guest, Business, cancellationToken);
        await deployment.WaitForQuietAsync(ConversationId.For(new(new("twilio"), Business, Guest)), cancellationToken);
        return await deployment.HearAsync("yes", Guest, Business, cancellationToken);
    }

    /// <summary>The yes itself is carried out without a model.</summary>
    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) =>
        request.Messages[^1].Role is "tool" ? ScriptedAnswer.Say("DONE")
        : request.LastText.Contains(Order, StringComparison.Ordinal) ? ScriptedAnswer.Call("place_order", "{}")
        : ScriptedAnswer.Call("change_cart", FillingOf(deployment));

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(
                untouched.Orders.StartsWith("draft: ", StringComparison.Ordinal) && untouched.Orders.Split(';').Length == 1
                    && untouched.Orders.Split(',').Length == 2,
                $"in the ERP is '{untouched.Orders}'"),

            // Opened, and the note of what was ordered.
            .. Unless(untouched.Entries == 2, $"the case has {untouched.Entries} entries"),
            .. Unless(
                untouched.Phone.Count(text => text.Contains(Question, StringComparison.Ordinal)) == 1
                    && untouched.Phone.Count(text => text.Contains(Confirmation, StringComparison.Ordinal)) == 1
                    && untouched.Phone[^1].Contains(Confirmation, StringComparison.Ordinal),
                $"the guest read {string.Join(" | ", untouched.Phone)}"),
        ];

    private static string FillingOf(Deployment deployment)
    {
        var (gloves, masks) = deployment.Erp?.Products ?? ("GLN-M", "MSK-3W");
        return $$"""
            {"items":[{"product_id":"{{gloves}}","quantity":3,"how":"set"},{"product_id":"{{masks}}","quantity":2,"how":"set"}]}
            """;
    }
}
