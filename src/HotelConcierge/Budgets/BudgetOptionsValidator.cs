using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Budgets;

/// <summary>Checks what goes together; each setting's own form is in <see cref="BudgetSettings"/>.</summary>
internal sealed class BudgetOptionsValidator : IValidateOptions<BudgetOptions>
{
    public ValidateOptionsResult Validate(string? name, BudgetOptions options)
    {
        if (!PriceTable.Read(options.Prices).Table.IsEmpty)
            return ValidateOptionsResult.Success;
        List<string> problems =
        [
            .. new[] { ("Budget__MoneyPerTurn", options.MoneyPerTurn), ("Budget__MoneyPerGuestAndDay", options.MoneyPerGuestAndDay) }
                .Where(limit => limit.Item2 > 0)
                .Select(limit =>
                    $"{limit.Item1}: is set, but Budget__Prices has no price to count with. Enter the model's price there, or leave this empty."
                ),
        ];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
