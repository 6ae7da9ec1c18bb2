using HotelConcierge.Calendar;
using HotelConcierge.Languages;
using HotelConcierge.Text;

namespace HotelConcierge.Shop;

/// <summary>
/// How guests of an assistant buy, as its <c>shop.json</c> says. Immutable; made by <see cref="ShopCatalog.Load"/>.
/// </summary>
public sealed class ShopPlan
{
    internal const string Found = "found";
    internal const string More = "more";
    internal const string Button = "button";
    internal const string NumberHint = "numberHint";
    internal const string InStock = "inStock";
    internal const string OutOfStock = "outOfStock";
    internal const string OutOfStockNote = "outOfStockNote";
    internal const string Instead = "instead";
    internal const string Minimum = "minimum";
    internal const string HowMany = "howMany";
    internal const string HowManyInAll = "howManyInAll";
    internal const string YourCart = "cart";
    internal const string CartEmpty = "cartEmpty";
    internal const string ToOrder = "toOrder";
    internal const string PricesUnknown = "pricesUnknown";
    internal const string OverStock = "overStock";
    internal const string Net = "net";
    internal const string Tax = "tax";
    internal const string Total = "total";
    internal const string TaxLater = "taxLater";
    internal const string Summary = "summary";
    internal const string Customer = "customer";
    internal const string Notes = "notes";
    internal const string WhetherToOrder = "whetherToOrder";
    internal const string Changed = "changed";
    internal const string Ordered = "ordered";
    internal const string OrderedUnpromised = "orderedUnpromised";
    internal const string NotOrdered = "notOrdered";
    internal const string WhetherToTryAgain = "whetherToTryAgain";
    internal const string Refused = "refused";
    internal const string Away = "away";
    internal const string Broken = "broken";
    internal const string StaffTold = "staffTold";
    internal const string Unconfirmed = "unconfirmed";
    internal const string Gone = "gone";
    internal const string BelowMinimum = "belowMinimum";
    internal const string WhoAreYou = "whoAreYou";
    internal const string Orders = "orders";
    internal const string NoOrders = "noOrders";
    internal const string NoSuchOrder = "noSuchOrder";
    internal const string StateDraft = "stateDraft";
    internal const string StateConfirmed = "stateConfirmed";
    internal const string StateDone = "stateDone";
    internal const string StateCancelled = "stateCancelled";
    internal const string WhetherToCancel = "whetherToCancel";
    internal const string Cancelled = "cancelled";
    internal const string NotCancelled = "notCancelled";
    internal const string CancelUnknown = "cancelUnknown";
    internal const string NoDraft = "noDraft";
    internal const string Reordered = "reordered";
    internal const string ReorderedLess = "reorderedLess";
    internal const string NothingOrdered = "nothingOrdered";
    internal const string PricesAsked = "pricesAsked";
    internal const string Yes = "yes";
    internal const string No = "no";
    internal const string TryYes = "tryYes";
    internal const string TryNo = "tryNo";
    internal const string CancelYes = "cancelYes";
    internal const string CancelNo = "cancelNo";
    internal const string Answer = "answer";

    internal static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Slots = new Dictionary<string, IReadOnlyList<string>>(
        StringComparer.Ordinal)
    {
        [Found] = [],
        [More] = [],
        [Button] = [],
        [NumberHint] = [],
        [InStock] = ["count"],
        [OutOfStock] = [],
        [OutOfStockNote] = [],
        [Instead] = [],
        [Minimum] = ["count"],
        [HowMany] = [],
        [HowManyInAll] = ["count"],
        [YourCart] = [],
        [CartEmpty] = [],
        [ToOrder] = [],
        [PricesUnknown] = [],
        [OverStock] = ["count"],
        [Net] = ["amount"],
        [Tax] = ["amount"],
        [Total] = ["amount"],
        [TaxLater] = [],
        [Summary] = [],
        [Customer] = ["name"],
        [Notes] = ["notes"],
        [WhetherToOrder] = [],
        [Changed] = [],
        [Ordered] = ["number"],
        [OrderedUnpromised] = ["number"],
        [NotOrdered] = [],
        [WhetherToTryAgain] = [],
        [Refused] = [],
        [Away] = [],
        [Broken] = [],
        [StaffTold] = [],
        [Unconfirmed] = [],
        [Gone] = ["names"],
        [BelowMinimum] = ["name", "count"],
        [WhoAreYou] = [],
        [Orders] = [],
        [NoOrders] = [],
        [NoSuchOrder] = ["number"],
        [StateDraft] = [],
        [StateConfirmed] = [],
        [StateDone] = [],
        [StateCancelled] = [],
        [WhetherToCancel] = ["number", "total"],
        [Cancelled] = ["number"],
        [NotCancelled] = ["number"],
        [CancelUnknown] = ["number"],
        [NoDraft] = ["number"],
        [Reordered] = ["number"],
        [ReorderedLess] = ["names"],
        [NothingOrdered] = [],
        [PricesAsked] = [],
        [Yes] = [],
        [No] = [],
        [TryYes] = [],
        [TryNo] = [],
        [CancelYes] = [],
        [CancelNo] = [],
        [Answer] = [],
    };

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> _texts;

    internal ShopPlan(HotelClock clock, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts) =>
        (Clock, _texts) = (clock, texts);

    /// <summary>By which days of orders are told.</summary>
    public HotelClock Clock { get; }

    /// <summary>ISO 4217: in which the ERP's prices are, and a guest's limits are meant.</summary>
    public required string Currency { get; init; }

    /// <summary>How many products are shown at once, where the channel shows so many.</summary>
    public required int ProductsShown { get; init; }

    /// <summary>How many orders are told at once.</summary>
    public required int OrdersShown { get; init; }

    /// <summary>The most that one line of an order may be, in the product's units.</summary>
    public required decimal MostQuantity { get; init; }

    /// <summary>A text in a language, English for one that has none.</summary>
    internal string Text(string key, string language, params ReadOnlySpan<(string Slot, string Value)> values) => Template.Fill(
        _texts[key].GetValueOrDefault(language) ?? _texts[key][LanguageCatalog.FallbackCode], values);

    internal string State(OrderState state, string language) => Text(
        state switch
        {
            OrderState.Draft => StateDraft,
            OrderState.Confirmed => StateConfirmed,
            OrderState.Done => StateDone,
            _ => StateCancelled,
        },
        language);
}
