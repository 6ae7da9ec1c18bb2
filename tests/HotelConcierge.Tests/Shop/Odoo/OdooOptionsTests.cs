using HotelConcierge.Shop;
using HotelConcierge.Shop.Odoo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Shop.Odoo;

public sealed class OdooOptionsTests
{
    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_and_no_value_with_it()
    {
        using var services = Build(("Odoo:Url", "secret-1"), ("Odoo:Order", "secret-2"), ("Odoo:Company", "-1"), ("Odoo:Timeout", "00:05:00"));
        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<OdooOptions>>().Value);
        var problems = refusal.Failures.ToList();

        foreach (var setting in OdooSettings.All.Select(setting => setting.Name))
            Assert.Contains(problems, problem => problem.Contains(setting, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_anything_that_it_needs_there_is_no_Odoo()
    {
        using var services = Build(("Odoo:Order", "quotation"));

        Assert.Empty(services.GetServices<IErp>());
    }

    private static ServiceProvider Build(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddOdoo(configuration).BuildServiceProvider();
    }
}
