using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Budgets;

/// <summary>The settings of section <c>Budget</c>.</summary>
public static class BudgetSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Prices(
            "Budget__Prices",
            "What models cost for a million tokens, read/written, such as gpt-5.4-mini=0.75/4.50; gpt-5.4=2.50/15.00; empty: money is "
                + "not counted."),
        Amount("Budget__MoneyPerTurn", "0", "What one turn may cost, in the currency of the prices; 0: no limit."),
        Amount("Budget__MoneyPerGuestAndDay", "0", "What a guest may cost in a day, in the currency of the prices; 0: no limit."),
        Number("Budget__TokensPerGuestAndDay", "500000", 0, 1_000_000_000, "How many tokens a guest may use in a day; 0: no limit."),
    ];
}
