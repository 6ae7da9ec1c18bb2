using HotelConcierge.Contracts.Storage;
using HotelConcierge.Local.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// Of a customer who wants to be forgotten not a byte is left in the data folder: no cart, no question, no order, no link to a customer,
/// no open proposal and no case. What they ordered is the company's, and stays in its ERP.
/// </summary>
public sealed class ForgottenOrderTests
{
    private static readonly IReadOnlyList<RawTrace> Traces =
    [
        RawTrace.Of("customer", "Wombatlattice"),
        RawTrace.Of("guest's e-mail", ShopDeployment.Malee),
        RawTrace.Of("guest", ShopDeployment.Ana),
        RawTrace.Of("ordered product", "Nitrile gloves, size M"),
        RawTrace.Of("product in the cart", "Surgical masks"),
        RawTrace.Of("order's number", "invoice-"),
        RawTrace.Of("open question", "Yes, order this"),
        RawTrace.Of("total", "529.65 THB"),
    ];

    [Fact]
    public async Task Nothing_of_it_is_left_in_any_file_and_the_erp_keeps_the_order()
    {
        await using var shop = await ShopDeployment.OpenAsync(hasMail: true);
        var folder = shop.World.Folder.Path;
        await shop.WriteAsync("do you have nitrile gloves?");
        await shop.WriteAsync("3 boxes of the first");
        await shop.WriteAsync("please order");
        await shop.WriteAsync($"my e-mail is {ShopDeployment.Malee}");
        await shop.WriteAsync(await shop.CodeForAsync(ShopDeployment.Malee));
        await shop.WriteAsync("please order");
        await shop.TapAsync("Yes, order this");
        var order = Assert.Single(shop.Orders).ToJsonString();
        await shop.WriteAsync("2 boxes of surgical masks");
        Assert.Contains("Total: 160.50 THB", await shop.WriteAsync("please order"), StringComparison.Ordinal);
        Assert.Equal(Traces.Select(trace => trace.Name), FolderTraces.In(folder, Traces));

        await shop.WriteAsync("forget me");
        await shop.App.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(shop.World.Patience);

        Assert.Empty(FolderTraces.In(folder, Traces));
        Assert.Empty(await shop.CasesAsync());
        Assert.Equal(order, Assert.Single(shop.Orders).ToJsonString());

        // Whoever was forgotten is a stranger with an empty cart.
        Assert.Contains("cart is empty", await shop.WriteAsync("show me my cart"), StringComparison.Ordinal);
        Assert.Contains("customer record", await shop.WriteAsync("my orders"), StringComparison.Ordinal);
        Assert.DoesNotContain("invoice-", shop.Phone.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_form_that_is_open_is_left_in_any_file()
    {
        const long Guest = 34600000442;
        IReadOnlyList<RawTrace> traces =
            [RawTrace.Of("form", "order_flowers"), RawTrace.Of("its answer", "tulips"), RawTrace.Of("what else was said", "bilbycompass")];
        await using var hotel = await HotelDeployment.OpenAsync(embedded: true);
        var folder = hotel.World.Folder.Path;
        await hotel.DoAsync(new(Guest) { Text = "/start hotel" });
        Assert.Empty(FolderTraces.In(folder, traces));
        await hotel.DoAsync(new(Guest) { Text = "I'd like to order some tulips for my bilbycompass" });
        Assert.Equal(traces.Select(trace => trace.Name), FolderTraces.In(folder, traces));

        await hotel.DoAsync(new(Guest) { Text = "forget me" });
        await hotel.App.Services.GetRequiredService<SqliteDatabase>().LogEmptied.WaitAsync(hotel.World.Patience);

        Assert.Empty(FolderTraces.In(folder, traces));
    }
}
