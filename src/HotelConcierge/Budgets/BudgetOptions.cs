using HotelConcierge.Settings;

namespace HotelConcierge.Budgets;

/// <summary>
/// What guests' questions may cost: section <c>Budget</c>. What one turn may use in tokens is each assistant's <c>tokensPerTurn</c>.
/// </summary>
public sealed class BudgetOptions
{
    public const string Section = "Budget";

    /// <summary>What models cost for a million tokens, see <see cref="PriceTable"/>.</summary>
    /// <value>Empty: money is not counted.</value>
    public string Prices { get; set; } = "";

    /// <summary>What one turn may cost, in the currency of the prices. The call that exceeds it is the turn's last.</summary>
    /// <value>0: no limit.</value>
    public decimal MoneyPerTurn { get; set; }

    /// <summary>What a guest may cost in a day. The turn that exceeds it is still finished.</summary>
    /// <value>0: no limit.</value>
    public decimal MoneyPerGuestAndDay { get; set; }

    /// <summary>How many tokens a guest may use in a day. The turn that exceeds it is still finished.</summary>
    /// <value>500,000; 0: no limit.</value>
    public int TokensPerGuestAndDay { get; set; } = 500_000;
}
