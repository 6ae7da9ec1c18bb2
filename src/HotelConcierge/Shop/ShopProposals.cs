using System.Text.Json;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Replies;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Shop;

/// <summary>What a yes would do.</summary>
internal enum ShopPurpose
{
    /// <summary>The lines are ordered.</summary>
    Order,

    /// <summary>An order is cancelled.</summary>
    Cancel,
}

/// <summary>What a guest was asked, to the last cent. Stored, so properties are added, never renamed.</summary>
/// <param name="Customer">Whose order it is, in the ERP.</param>
internal sealed record ShopContent(ShopPurpose Purpose, string Customer)
{
    /// <summary>What is ordered, with the prices that the guest reads; null for a cancellation.</summary>
    public Quote? Quote { get; init; }

    public string? Notes { get; init; }

    /// <summary>The key of an order that was tried before, and may be there; null for a new one.</summary>
    public string? Key { get; init; }

    /// <summary>The order to cancel.</summary>
    public string? OrderId { get; init; }

    /// <summary>Its number, as people know it.</summary>
    public string? Number { get; init; }
}

/// <summary>What a shop asks before it orders or cancels anything, and what it does on the guest's yes.</summary>
internal sealed class ShopProposals(
    ShopVisits visits,
    ErpAccess access,
    ShopPlacing placing,
    ShopOrders orders,
    ShopFollowUps followUps,
    OpenProposals proposals,
    TimeProvider clock,
    LanguageCatalog languages) : IProposalKind
{
    /// <summary>Stands in stored proposals, so it never changes.</summary>
    private const string KindName = "shop";

    private readonly string[] _orders = [.. languages.All.SelectMany(language => language.Answers.Orders)];
    private readonly string[] _cancels = [.. languages.All.SelectMany(language => language.Answers.Cancels)];
    // "That one" means what was asked; "yes, one" may mean another number of it.
    private readonly HashSet<string> _pronouns =
        [.. languages.All.SelectMany(language => language.Answers.Pronouns)
            .SelectMany(word => word.Split(' '))
            .Select(word => FoldedText.Of(word).Text)
            .Except(languages.NumberWords, StringComparer.Ordinal)];

    public string Kind => KindName;

    /// <summary>Whether a proposal is to order something.</summary>
    internal static bool IsOrder(Proposal proposal) =>
        proposal.Kind == KindName && Read(proposal) is { Purpose: ShopPurpose.Order };

    public Func<string, bool>? Restating(Proposal proposal, ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var verbs = Read(proposal)?.Purpose is ShopPurpose.Cancel ? _cancels : _orders;
        return word => verbs.Begin(word) || _pronouns.Contains(word);
    }

    /// <summary>Asks whether exactly these lines are to be ordered.</summary>
    /// <param name="above">What has to be said first; null for nothing.</param>
    internal async Task<ToolResult> AskToOrderAsync(
        ShopVisit visit, ShopContent content, string customerName, ReadCart cart, string? above, CancellationToken cancellationToken)
    {
        var quote = content.Quote!;
        string?[] parts =
        [
            above,
            .. cart.Troubles,
            $"{visit.Text(ShopPlan.Summary)}\n{ShopText.Quote(visit, quote, cart.FreeOf)}",
            visit.Text(ShopPlan.Customer, ("name", PlainMarkdown.Of(customerName))),
            content.Notes is { Length: > 0 } notes ? visit.Text(ShopPlan.Notes, ("notes", PlainMarkdown.Of(notes))) : null,
            visit.Text(ShopPlan.WhetherToOrder),
        ];
        return await AskAsync(
            visit,
            content,
            CartDesk.Join(parts),
            "proposed",
            "Nothing is ordered yet. The guest is asked whether exactly this is to be ordered; wait for their answer.",
            cancellationToken);
    }

    /// <summary>
    /// Asks whether an order that the ERP has not confirmed is to be tried again: it is the same order, whatever became of it.
    /// </summary>
    internal Task<ToolResult> AskToTryAgainAsync(ShopVisit visit, PlacedOrder order, CancellationToken cancellationToken) => AskAsync(
        visit,
        new(ShopPurpose.Order, order.Customer) { Quote = order.Quote, Notes = order.Notes, Key = order.Key },
        visit.Text(ShopPlan.WhetherToTryAgain),
        "unconfirmed",
        "The ERP has not said whether the order is there. The guest is asked whether to try again, which cannot order twice.",
        cancellationToken);

    /// <summary>Asks whether an order is to be cancelled.</summary>
    internal Task<ToolResult> AskToCancelAsync(
        ShopVisit visit, LinkedCustomer customer, Order order, CancellationToken cancellationToken) => AskAsync(
        visit,
        new(ShopPurpose.Cancel, customer.CustomerId) { OrderId = order.Id, Number = order.Number },
        visit.Text(
            ShopPlan.WhetherToCancel,
            ("number", PlainMarkdown.Of(order.Number)),
            ("total", Money.Write(order.Total, order.Currency))),
        "proposed",
        "Nothing is cancelled yet. The guest is asked; wait for their answer.",
        cancellationToken);

    public Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return visits.RunAsync(
            call,
            visit => Read(proposal) switch
            {
                { Purpose: ShopPurpose.Order, Quote: not null } order => OrderAsync(visit, order, proposal, cancellationToken),
                { Purpose: ShopPurpose.Cancel, OrderId: { } id } cancel => CancelAsync(visit, cancel, id, cancellationToken),
                _ => Task.FromResult<ToolResult>("Nothing was done: what was proposed cannot be read any more. Ask anew."),
            },
            cancellationToken);
    }

    public async Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        if (visits.PlanOf(call) is not { } plan || Read(proposal) is not { } content)
            return "Nothing was done.";
        if (content.Key is { } key)
            await orders.RemoveAsync(call.Conversation, key, cancellationToken);
        var line = content switch
        {
            { Purpose: ShopPurpose.Cancel } => plan.Text(
                ShopPlan.NotCancelled, call.Language, ("number", PlainMarkdown.Of(content.Number ?? ""))),
            { Key: not null } => plan.Text(ShopPlan.Unconfirmed, call.Language),
            _ => plan.Text(ShopPlan.NotOrdered, call.Language),
        };
        return ShopVisit.Result("kept", "Nothing was done: everything stays as it is.", line);
    }

    /// <inheritdoc/>
    public ToolResult AskAgain(Proposal proposal, ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        return visits.PlanOf(call) is { } plan && Read(proposal) is { } content
            ? ShopVisit.Result(
                "proposed",
                "Nothing is ordered. The guest is asked; wait for their answer.",
                proposal.Summary,
                data: null,
                Choices(plan, call.Language, content, proposal))
            : "Nothing was done.";
    }

    private async Task<ToolResult> OrderAsync(
        ShopVisit visit, ShopContent content, Proposal proposal, CancellationToken cancellationToken)
    {
        switch (await placing.PlaceAsync(visit, content, content.Key ?? proposal.Id, cancellationToken))
        {
            case Placing.Done done:
                return done.Result;
            case Placing.Stranger:
                return ShopVisit.Result(
                    "customer_unknown",
                    "Nothing is ordered: the guest is not known as that customer any more. Call link_customer or register_customer.",
                    visit.Text(ShopPlan.WhoAreYou));
            case Placing.Changed changed:
                return await AskToOrderAsync(
                    visit,
                    content with { Quote = changed.Quote, Key = null },
                    changed.Customer,
                    changed.Cart,
                    visit.Text(ShopPlan.Changed),
                    cancellationToken);
            case Placing.Unconfirmed unconfirmed:
                return await AskToTryAgainAsync(visit, unconfirmed.Order, cancellationToken);
            default:
                throw new InvalidOperationException("An order came to nothing that is known.");
        }
    }

    private async Task<ToolResult> CancelAsync(ShopVisit visit, ShopContent content, string id, CancellationToken cancellationToken)
    {
        if (await access.CustomerOfAsync(visit.Call, cancellationToken) is not { } customer || customer.CustomerId != content.Customer)
            return ShopVisit.Result("customer_unknown", "Nothing is cancelled.", visit.Text(ShopPlan.WhoAreYou));
        var number = PlainMarkdown.Of(content.Number ?? id);
        try
        {
            var order = await CancelAsync(visit, customer, id, cancellationToken);
            if (order is not { State: OrderState.Cancelled })
                return ShopVisit.Result("no_such_order", "Nothing is cancelled.", visit.Text(ShopPlan.NoSuchOrder, ("number", number)));
        }
        catch (ErpException refused) when (refused.Trouble is ErpTrouble.Refused)
        {
            visits.Tell(visit, refused);
            return await NoDraftAsync(visit, number, cancellationToken);
        }
        catch (ErpException unknown) when (unknown.Trouble is ErpTrouble.Unavailable or ErpTrouble.Broken)
        {
            visits.Tell(visit, unknown);
            return await UnknownAsync(visit, number, cancellationToken);
        }

        await followUps.TellAsync(
            visit.Call,
            new(
                $"cancel-{visit.Guest.Value}-{id}",
                $"The customer cancelled order {content.Number ?? id}.",
                "The draft is cancelled in the ERP. Nothing more is to be done.",
                IsUrgent: false),
            cancellationToken);
        return ShopVisit.Result("cancelled", "The order is cancelled.", visit.Text(ShopPlan.Cancelled, ("number", number)));
    }

    /// <summary>Tries twice where the ERP does not answer: it may have cancelled the order all the same, and then says so.</summary>
    private static async Task<Order?> CancelAsync(
        ShopVisit visit, LinkedCustomer customer, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await visit.Erp.CancelOrderAsync(customer.CustomerId, id, visit.Language, cancellationToken);
        }
        catch (ErpException trouble) when (trouble.Trouble is ErpTrouble.Unavailable)
        {
            try
            {
                return await visit.Erp.CancelOrderAsync(customer.CustomerId, id, visit.Language, cancellationToken);
            }
            catch (ErpException again) when (again.Trouble is ErpTrouble.NoAccess)
            {
                // Which says nothing of the first try.
                throw new ErpException(ErpTrouble.Broken, again.Message, again);
            }
        }
    }

    /// <summary>Whether the order is cancelled nobody knows before they look.</summary>
    private async Task<ToolResult> UnknownAsync(ShopVisit visit, string number, CancellationToken cancellationToken)
    {
        var line = await followUps.TellAsync(
            visit,
            new(
                $"cancelunknown-{visit.Guest.Value}-{number}",
                $"The customer cancels order {number}, and the ERP did not say whether it is done: please look.",
                "Please cancel the draft where it is still there.",
                IsUrgent: true),
            visit.Text(ShopPlan.CancelUnknown, ("number", number)),
            cancellationToken);
        return ShopVisit.Result("unconfirmed", "The ERP did not say whether the order is cancelled.", line);
    }

    /// <summary>Staff have begun with an order: what the guest wants of it is theirs.</summary>
    internal async Task<ToolResult> NoDraftAsync(ShopVisit visit, string number, CancellationToken cancellationToken)
    {
        var line = await followUps.TellAsync(
            visit,
            new(
                $"nodraft-{visit.Guest.Value}-{number}",
                $"The customer wants to cancel order {number}, which is no draft any more.",
                "Please contact them.",
                IsUrgent: true),
            visit.Text(ShopPlan.NoDraft, ("number", number)),
            cancellationToken);
        return ShopVisit.Result("refused", "It is no draft any more, so it is not cancelled.", line);
    }

    private async Task<ToolResult> AskAsync(
        ShopVisit visit, ShopContent content, string line, string result, string note, CancellationToken cancellationToken)
    {
        var words = Words(visit.Plan, visit.Language, content);
        var question = new YesNoQuestion(KindName, JsonSerializer.Serialize(content, TurnJson.Options), line)
        {
            Yes = words.Yes,
            No = words.No,
            Button = visit.Text(ShopPlan.Answer),
            NumberHint = visit.Text(ShopPlan.NumberHint),
        };
        return await question.AskAsync(proposals, visit.Call, clock.GetUtcNow(), cancellationToken) is { } choices
            ? ShopVisit.Result(result, note, line, data: null, choices)
            : YesNoQuestion.NotNow;
    }

    private static ReplyPart.Choices Choices(ShopPlan plan, string language, ShopContent content, Proposal proposal)
    {
        var words = Words(plan, language, content);
        return new("", [new(proposal.YesId, words.Yes), new(proposal.NoId, words.No)], plan.Text(ShopPlan.Answer, language))
        {
            NumberHint = plan.Text(ShopPlan.NumberHint, language),
        };
    }

    private static (string Yes, string No) Words(ShopPlan plan, string language, ShopContent content) =>
        content.Purpose is ShopPurpose.Cancel ? (plan.Text(ShopPlan.CancelYes, language), plan.Text(ShopPlan.CancelNo, language))
        : content.Key is not null ? (plan.Text(ShopPlan.TryYes, language), plan.Text(ShopPlan.TryNo, language))
        : (plan.Text(ShopPlan.Yes, language), plan.Text(ShopPlan.No, language));

    private static ShopContent? Read(Proposal proposal) => JsonSerializer.Deserialize<ShopContent>(proposal.Content, TurnJson.Options);
}
