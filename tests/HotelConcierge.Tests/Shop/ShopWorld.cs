using System.Text.Json.Nodes;
using HotelConcierge.Handoff;
using HotelConcierge.Shop;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Shop;

/// <summary>The shop as it ships, with a scripted model, an ERP in memory, and a guest's phone.</summary>
internal sealed class ShopWorld : IDisposable
{
    /// <param name="hasErp">Whether the deployment has an ERP at all.</param>
    /// <param name="hasDesk">Whether anybody could sit at the desk.</param>
    public ShopWorld(bool hasErp = true, bool hasDesk = true)
    {
        World = TurnWorld.Of(Shipped.Folder, "shop", register: services =>
        {
            if (hasErp)
                services.AddSingleton<IErp>(provider => Erp = new(provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IKnowsCustomers>(Customers);
            services.AddSingleton<IDeskAccess>(new FixedDeskAccess(hasDesk));
        });
        if (hasErp)
            Assert.NotNull(World.Services.GetRequiredService<IErp>());
    }

    public TurnWorld World { get; }

    public StubErp Erp { get; private set; } = null!;

    public StubCustomers Customers { get; } = new();

    public ScriptedModel Model => World.Model;

    public ShopPlan Plan => Get<ShopCatalog>().Find(World.Assistant)!;

    public T Get<T>()
        where T : notnull => World.Services.GetRequiredService<T>();

    /// <summary>The guest writes; the model calls a tool for it and has nothing to add.</summary>
    public Task<string> SayAsync(string words, string tool, IDictionary<string, object?>? arguments = null)
    {
        Model.Calls(tool, arguments).Says("DONE");
        return World.SayAsync(words);
    }

    /// <summary>The guest writes what needs no model.</summary>
    public async Task<string> SayPlainlyAsync(string words)
    {
        var asked = Model.Shown.Count;
        var read = await World.SayAsync(words);
        Assert.Equal(asked, Model.Shown.Count);
        return read;
    }

    public Task<string> PutAsync(string product, decimal quantity, string how = "set") =>
        SayAsync($"{quantity} of {product} please", "change_cart", Change((product, quantity, how)));

    /// <summary>The guest has three boxes of gloves in the cart and is asked whether to order.</summary>
    public async Task<string> AskAsync()
    {
        await PutAsync(StubErp.Gloves, 3);
        return await SayAsync("order that please", "place_order");
    }

    public static Dictionary<string, object?> Change(params (object? Product, object? Quantity, string How)[] items) =>
        new(StringComparer.Ordinal)
        {
            ["items"] = new JsonArray([.. items.Select(item => new JsonObject
            {
                ["product_id"] = System.Text.Json.JsonSerializer.SerializeToNode(item.Product),
                ["quantity"] = System.Text.Json.JsonSerializer.SerializeToNode(item.Quantity),
                ["how"] = item.How,
            })]),
        };

    /// <summary>What the model was told by its tools in the last turn.</summary>
    public IReadOnlyList<string> Results =>
    [
        .. Model.Shown[^1]
            .SelectMany(message => message.Contents)
            .OfType<FunctionResultContent>()
            .Select(result => result.Result?.ToString() ?? ""),
    ];

    public async Task<IReadOnlyList<(string Product, decimal Quantity)>> CartAsync() =>
        [.. (await Get<Carts>().ReadAsync(TurnWorld.Guest, "shop", default)).Lines.Select(line => (line.ProductId, line.Quantity))];

    public async Task<List<DeskCase>> CasesAsync()
    {
        var open = new List<DeskCase>();
        await foreach (var one in Get<DeskCases>().OpenAsync(default))
            open.Add(one);
        return open;
    }

    public async Task<int> RowsAsync() =>
        (await World.RowsAsync(GuestTables.Carts)).Count
        + (await World.RowsAsync(GuestTables.ShopQuestions)).Count
        + (await World.RowsAsync(GuestTables.ShopOrders)).Count;

    public void Dispose() => World.Dispose();
}
