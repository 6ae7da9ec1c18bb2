using HotelConcierge.Shop;
using Xunit;

namespace HotelConcierge.Contracts.Shop;

public abstract partial class ErpContract
{
    private static readonly NewCustomer Anong = new("Anong", "+442079460177", "anong@home.example")
    {
        City = "Chiang Mai",
        Language = Thai,
    };

    [Theory]
    [InlineData("+442079460101", "Somchai Clinic")]
    [InlineData("+442079460102", "Malee Pharmacy")]
    [InlineData("office@somchai-clinic.example", "Somchai Clinic")]
    [InlineData("OFFICE@Somchai-Clinic.example", "Somchai Clinic")]
    [InlineData("else@somchai-clinic.example", "Nobody's Namesake")]
    public async Task A_customer_is_found_by_the_whole_number_or_address(string contact, string name)
    {
        await using var server = await StartAsync();

        var customer = await CustomerAsync(server, contact);
        Assert.Equal(name, customer.Name);
        Assert.Equal(customer, await server.Another().ReadCustomerAsync(customer.Id, None));
    }

    [Fact]
    public async Task A_customers_number_is_read_as_one_with_its_country()
    {
        await using var server = await StartAsync();

        Assert.Equal("+442079460101", (await CustomerAsync(server, "office@somchai-clinic.example")).Phone);
        Assert.Null((await CustomerAsync(server, "else@somchai-clinic.example")).Phone);
    }

    [Theory]
    [InlineData("+44207946010")]
    [InlineData("+4420794601011")]
    [InlineData("+12079460101")]
    [InlineData("2079460101")]
    [InlineData("%")]
    [InlineData("+44207946010_")]
    [InlineData("@somchai-clinic.example")]
    [InlineData("ffice@somchai-clinic.example")]
    [InlineData("%@somchai-clinic.example")]
    [InlineData("office_somchai-clinic.example")]
    [InlineData("Somchai Clinic")]
    [InlineData("")]
    public async Task Nobody_is_found_by_a_part_or_a_guess(string contact)
    {
        await using var server = await StartAsync();

        Assert.Empty(await server.Erp.FindCustomersAsync(contact, None));
    }

    [Fact]
    public async Task There_is_no_customer_of_an_unknown_id()
    {
        await using var server = await StartAsync();

        foreach (var id in new[] { "999999", "no id; at all", "", "-1", "%" })
            Assert.Null(await server.Erp.ReadCustomerAsync(id, None));
    }

    [Fact]
    public async Task A_customer_is_created_once_for_a_key()
    {
        await using var server = await StartAsync();
        var before = await server.CountCustomersAsync();

        var created = await server.Erp.CreateCustomerAsync("customer-key-1", Anong, None);
        Assert.Equal((Anong.Name, Anong.Phone, Anong.Email), (created.Name, created.Phone, created.Email));
        Assert.Equal(created, await server.Erp.CreateCustomerAsync("customer-key-1", Anong, None));
        Assert.Equal(created.Id, (await server.Another().CreateCustomerAsync("customer-key-1", Anong, None)).Id);
        Assert.Equal(before + 1, await server.CountCustomersAsync());
        Assert.Equal(created, await CustomerAsync(server, Anong.Phone!));
        Assert.Equal(created, await CustomerAsync(server, Anong.Email!));
        Assert.NotEqual(
            created.Id,
            (await server.Erp.CreateCustomerAsync("customer-key-2", new("Busaba", null, "busaba@home.example"), None)).Id);
    }

    [Fact]
    public async Task Two_who_create_a_customer_at_once_for_a_key_create_one()
    {
        await using var server = await StartAsync();
        var before = await server.CountCustomersAsync();

        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Either(server, at)
            .CreateCustomerAsync("customer-key-1", Anong, None)));

        Assert.Single(created.Select(customer => customer.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(before + 1, await server.CountCustomersAsync());
    }
}
