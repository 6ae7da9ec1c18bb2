using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Storage;
using HotelConcierge.Tools;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>Who of the ERP's customers a guest is, and for how long.</summary>
public sealed class ShopCustomersTests : IDisposable
{
    private readonly Letters _letters = new();
    private readonly CustomerShop _shop;

    public ShopCustomersTests() => _shop = new(_letters);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_number_that_the_channel_vouches_for_is_its_only_customers()
    {
        var linked = await _shop.FindAsync(CustomerShop.OnWhatsApp("+66812345671"));

        Assert.Equal(new("1", "Somchai Clinic", CustomerProof.Channel), linked);
        Assert.Null(await _shop.FindAsync(CustomerShop.OnWhatsApp("+66812345679")));
        Assert.Null(await _shop.FindAsync(CustomerShop.OnWhatsApp("+66812345673")));
        Assert.Null(await _shop.FindAsync(CustomerShop.OnTelegram("66812345671")));
    }

    [Fact]
    public async Task A_link_by_number_ends_when_the_erp_has_the_number_no_more_and_is_another_when_another_has_it()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        await _shop.FindAsync(guest);
        Change("1", customer => customer with { Phone = "+66899999999" });
        Assert.Null(await _shop.FindAsync(guest));
        Assert.Empty(await RowsAsync(guest));

        Change("2", customer => customer with { Phone = "+66812345671" });
        Assert.Equal("2", (await _shop.FindAsync(guest))!.CustomerId);
    }

    [Fact]
    public async Task A_link_is_kept_when_another_customer_gets_the_same_number()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        await _shop.FindAsync(guest);

        Change("2", customer => customer with { Phone = "+66812345671" });

        Assert.Equal("1", (await _shop.FindAsync(guest))!.CustomerId);
    }

    [Fact]
    public async Task A_link_by_code_ends_with_its_customer_and_with_the_contact_that_proved_it()
    {
        var guest = CustomerShop.OnTelegram("1");
        await LinkByCodeAsync(guest, "office@somchai.example");
        Change("1", customer => customer with { Name = "Somchai & Sons" });
        Assert.Equal(new("1", "Somchai & Sons", CustomerProof.Code), await _shop.FindAsync(guest));

        Change("1", customer => customer with { Email = "new@somchai.example" });
        Assert.Null(await _shop.FindAsync(guest));

        await LinkByCodeAsync(guest, "malee@pharmacy.example");
        _shop.Erp.Customers.RemoveAll(customer => customer.Id == "2");
        Assert.Null(await _shop.FindAsync(guest));
        Assert.DoesNotContain(await RowsAsync(guest), row => row.Key == "link");
    }

    [Fact]
    public async Task An_erp_that_cannot_be_asked_ends_no_link()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        await _shop.FindAsync(guest);
        _shop.Erp.Trouble = ErpTrouble.Unavailable;
        await Assert.ThrowsAsync<ErpException>(() => _shop.FindAsync(guest));

        _shop.Erp.Trouble = null;
        Assert.Equal("1", (await _shop.FindAsync(guest))!.CustomerId);
    }

    [Fact]
    public async Task Who_has_unlinked_is_not_linked_again_by_their_number_until_they_ask_for_it()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        await _shop.FindAsync(guest);

        Assert.Equal("unlinked", (await _shop.CallAsync(guest, "unlink_customer", heard: "please unlink me")).Verdict);
        Assert.Null(await _shop.FindAsync(guest));
        Assert.Equal("not_linked", (await _shop.CallAsync(guest, "my_customer_record")).Verdict);

        Assert.Equal("linked", (await _shop.LinkAsync(guest)).Verdict);
        Assert.Equal("1", (await _shop.FindAsync(guest))!.CustomerId);
    }

    [Theory]
    [InlineData("unlink me please", false, "unlinked")]
    [InlineData("ขอยกเลิกการเชื่อมค่ะ", false, "unlinked")]
    [InlineData("what is this?", false, "proposed")]
    [InlineData("unlink me please", true, "proposed")]
    public async Task Unlinking_needs_the_guests_own_words_or_their_yes(string heard, bool hasReadDocuments, string verdict)
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        await _shop.FindAsync(guest);
        var reply = await _shop.CallAsync(
            guest, "unlink_customer", heard: heard, with: call => call with { HasReadDocuments = hasReadDocuments });
        Assert.Equal(verdict, reply.Verdict);
        if (verdict is "proposed")
        {
            Assert.NotNull(await _shop.FindAsync(guest));
            Assert.Equal("unlinked", (await _shop.SayYesAsync(guest, reply)).Verdict);
        }

        Assert.Null(await _shop.FindAsync(guest));
        Assert.Equal("not_linked", (await _shop.CallAsync(guest, "unlink_customer", heard: "unlink")).Verdict);
    }

    [Fact]
    public async Task A_call_that_runs_again_says_again_what_it_has_done()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        await _shop.FindAsync(guest);
        var call = _shop.NewCall(guest, 100, [], "unlink");

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal("unlinked", (await _shop.RunAsync("unlink_customer", call)).Verdict);
    }

    [Fact]
    public async Task The_record_is_shown_masked()
    {
        var guest = CustomerShop.OnTelegram("1");
        await LinkByCodeAsync(guest, "office@somchai.example");

        var line = (await _shop.CallAsync(guest, "my_customer_record")).Line.Replace("\\", "", StringComparison.Ordinal);

        Assert.Contains("Somchai Clinic (o•••@s•••.example, •••71)", line, StringComparison.Ordinal);
        Assert.DoesNotContain("office", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_is_told_whether_the_chat_is_linked_and_nothing_of_whom()
    {
        var guest = CustomerShop.OnTelegram("1");
        var before = await DescribeAsync(guest);
        await LinkByCodeAsync(guest, "office@somchai.example");
        var after = await DescribeAsync(guest);
        var proven = await DescribeAsync(CustomerShop.OnWhatsApp("+66812345672"));

        Assert.Equal("""{"chat_is_linked":false}""", before);
        Assert.Equal("""{"chat_is_linked":true,"proven_by":"code"}""", after);
        Assert.Equal("""{"chat_is_linked":false,"number_is_known_from_the_chat":true}""", proven);
    }

    [Fact]
    public async Task Forgetting_leaves_no_row_of_the_guest_and_no_code_that_links()
    {
        var guest = CustomerShop.OnTelegram("1");
        await LinkByCodeAsync(guest, "office@somchai.example");
        await _shop.LinkAsync(guest, "malee@pharmacy.example");
        Assert.NotEmpty(await RowsAsync(guest));

        await _shop.ForgetAsync(guest);

        Assert.Empty(await RowsAsync(guest));
        Assert.Empty(await _shop.Store.ScanAsync(new("codes"), "customer", "", default).ToListAsync());
        Assert.DoesNotContain(
            _shop.Store.Dump(),
            row => new[] { guest.Conversation.Value, "malee", "somchai", "6681234567" }.Any(trace =>
                row.Contains(trace, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(_shop.Text(CustomerPlan.UnknownCode), await _shop.SendCodeAsync(guest, _letters.Code));
        Assert.Null(await _shop.FindAsync(guest));
    }

    [Fact]
    public async Task Without_an_erp_nobody_is_known_and_the_tools_say_so()
    {
        using var shop = new CustomerShop(_letters, hasErp: false);
        var guest = CustomerShop.OnWhatsApp("+66812345671");

        Assert.Null(await shop.FindAsync(guest));
        foreach (var tool in CustomerShop.Tools.Take(4))
        {
            var reply = await shop.CallAsync(guest, tool, new() { ["name"] = "Ana" });
            Assert.Contains("not connected", reply.Result.Text, StringComparison.Ordinal);
        }
    }

    private async Task LinkByCodeAsync(GuestContact guest, string email)
    {
        Assert.Equal("code_asked", (await _shop.LinkAsync(guest, email)).Verdict);
        await _shop.SendCodeAsync(guest, _letters.Code);
        Assert.NotNull(await _shop.FindAsync(guest));
    }

    private void Change(string id, Func<Customer, Customer> change)
    {
        var at = _shop.Erp.Customers.FindIndex(customer => customer.Id == id);
        _shop.Erp.Customers[at] = change(_shop.Erp.Customers[at]);
    }

    private async Task<string> DescribeAsync(GuestContact guest)
    {
        var known = new JsonObject();
        foreach (var feature in _shop.All<IModelContext>())
            await feature.DescribeAsync(_shop.NewCall(guest, 1, []), known, default);
        return known["customer_link"]!.ToJsonString();
    }

    private async Task<List<TableRow>> RowsAsync(GuestContact guest) =>
        await _shop.Store.ScanAsync(GuestTables.ShopCustomers, guest.Conversation.Value, "", default).ToListAsync();
}
