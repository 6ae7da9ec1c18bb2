using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Shop;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Odoo;
using HotelConcierge.Simulators.Odoo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Shop.Odoo;

/// <summary>A simulated Odoo, and the shop's ERP on it as a host has it.</summary>
internal sealed class OdooWorld : IErpServer
{
    private readonly List<ServiceProvider> _processes = [];
    private readonly ILoggerFactory? _logs;
    private readonly string _order;
    private readonly TimeSpan _timeout;

    private OdooWorld(SimulatedOdoo odoo, string order, TimeSpan timeout, ILoggerFactory? logs)
    {
        (Odoo, _order, _timeout, _logs) = (odoo, order, timeout, logs);
        Erp = Another();
    }

    public SimulatedOdoo Odoo { get; }

    public IErp Erp { get; }

    /// <summary>The services of the process whose ERP was had last.</summary>
    public IServiceProvider Services => _processes[^1];

    private string OrderModel => _order is OdooOptions.Quotation ? "sale.order" : "account.move";

    public static async Task<OdooWorld> StartAsync(
        SimulatedOdooOptions? options = null, string order = OdooOptions.Invoice, TimeSpan? timeout = null, ILoggerFactory? logs = null) =>
        new(await SimulatedOdoo.StartAsync(options), order, timeout ?? TimeSpan.FromSeconds(30), logs);

    public IErp Another()
    {
        var process = Process(Odoo.Options.ApiKey);
        _processes.Add(process);
        return process.GetRequiredService<IErp>();
    }

    /// <summary>A process with another key.</summary>
    public ServiceProvider Process(string key, string? url = null, string? company = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Odoo:Url"] = url ?? Odoo.BaseAddress.ToString(),
                    ["Odoo:Database"] = Odoo.Options.Database,
                    ["Odoo:Username"] = Odoo.Options.Username,
                    ["Odoo:ApiKey"] = key,
                    ["Odoo:Company"] = company,
                    ["Odoo:Order"] = _order,
                    ["Odoo:Timeout"] = _timeout.ToString("c", CultureInfo.InvariantCulture),
                })
            .Build();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        if (_logs is not null)
            services.AddSingleton(_logs);
        return services.AddOdoo(configuration).BuildServiceProvider();
    }

    public async Task ConfirmAsync(string orderId)
    {
        Odoo.Press(OrderModel, NumberOf(orderId), OrderModel is "sale.order" ? "action_confirm" : "action_post");
        await Task.CompletedTask;
    }

    public Task<int> CountOrdersAsync() => Task.FromResult(Orders.Count);

    public Task<int> CountCustomersAsync() => Task.FromResult(Odoo.Records("res.partner").Count);

    /// <summary>Orders as staff see them.</summary>
    public IReadOnlyList<JsonObject> Orders => Odoo.Records(OrderModel);

    public static int NumberOf(string orderId) => int.Parse(orderId.Split('-')[^1], CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await Odoo.DisposeAsync();
    }
}
