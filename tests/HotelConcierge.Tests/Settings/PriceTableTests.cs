using HotelConcierge.Budgets;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Settings;

public sealed class PriceTableTests
{
    private const string Prices = "gpt-4.1=2.00/8.00; gpt-4.1-mini=0.40/1.60;";

    [Theory]
    [InlineData("gpt-4.1-mini", 2.00)]
    [InlineData("GPT-4.1-mini-2025-04-14", 2.00)]
    [InlineData("gpt-4.1", 10.00)]
    [InlineData("gpt-4.1-2025-04-14", 10.00)]
    public void A_model_has_the_price_of_the_longest_name_that_its_own_begins_with(string model, double perMillionOfEach)
    {
        Assert.Equal((decimal)perMillionOfEach, PriceTable.Read(Prices).Table.CostOf(model, 1_000_000, 1_000_000, out var isKnown));
        Assert.True(isKnown);
    }

    [Theory]
    [InlineData("gpt-4.10")]
    [InlineData("my-gpt-4.1")]
    [InlineData("")]
    [InlineData(null)]
    public void A_model_without_a_price_is_counted_at_the_dearest(string? model)
    {
        Assert.Equal(10m, PriceTable.Read(Prices).Table.CostOf(model, 1_000_000, 1_000_000, out var isKnown));
        Assert.False(isKnown);
    }

    [Fact]
    public void Reading_and_writing_have_prices_of_their_own() =>
        Assert.Equal(0.0004m + 0.0048m, PriceTable.Read(Prices).Table.CostOf("gpt-4.1-mini", 1000, 3000, out _));

    [Fact]
    public void Without_prices_nothing_costs_anything()
    {
        Assert.Equal(0, PriceTable.Read(" ; ").Table.CostOf("gpt-4.1", 1_000_000, 1_000_000, out var isKnown));
        Assert.True(isKnown);
    }

    [Theory]
    [InlineData("gpt-4.1", "'gpt-4.1' is no price. Write model=input/output")]
    [InlineData("gpt-4.1=2", "'gpt-4.1=2' is no price. Write model=input/output")]
    [InlineData("=2/8", "'=2/8' is no price.")]
    [InlineData("gpt-4.1=2/8/9", "is no price.")]
    [InlineData("gpt-4.1=two/8", "'two/8' is no pair of amounts from 0 to 100000 with a point for the decimals.")]
    [InlineData("gpt-4.1=0,4/1,6", "'0,4/1,6' is no pair of amounts")]
    [InlineData("gpt-4.1=-1/8", "is no pair of amounts")]
    [InlineData("gpt-4.1=1/1000000", "is no pair of amounts")]
    [InlineData("a=1/2;A=1/2", "'A' has two prices. Leave one.")]
    public void What_is_wrong_is_said_with_its_remedy(string text, string expected)
    {
        var (table, problem) = PriceTable.Read(text);

        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.True(table.IsEmpty);
    }

    [Fact]
    public void A_limit_in_money_needs_prices_to_count_with()
    {
        Assert.Equal(
            [
                "Budget__MoneyPerTurn: is set, but Budget__Prices has no price to count with. Enter the model's price there, or leave this empty.",
                "Budget__MoneyPerGuestAndDay: is set, but Budget__Prices has no price to count with. Enter the model's price there, or leave this empty.",
            ],
            Problems(("Budget:MoneyPerTurn", "0.05"), ("Budget:MoneyPerGuestAndDay", "1")));
        Assert.Empty(Problems(("Budget:MoneyPerTurn", "0.05"), ("Budget:Prices", Prices)));
        Assert.Empty(Problems());
    }

    private static List<string> Problems(params (string Path, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value)))
            .Build();
        using var services = new ServiceCollection().AddBudget(configuration).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return [.. exception.Failures];
        }
    }
}
