using HotelConcierge.Assistants;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Shop.Customers;

public sealed class CustomerCatalogTests
{
    private static readonly Assistant Shop = Shipped.CatalogWith([], HotelFiles.Name).Find(HotelFiles.Name)!;

    [Fact]
    public void The_shipped_words_are_there_in_Thai_and_English_and_sms_have_few_segments()
    {
        using var files = CustomerShop.NewFiles();
        var plan = CustomerCatalog.Load(files.Folder).Find(Shop)!;

        Assert.Equal("TH", plan.Country);
        foreach (var key in CustomerPlan.Slots.Keys)
        {
            Assert.True(plan.Say(key, "th").Any(FoldedText.IsThai), key);
            Assert.False(plan.Say(key, "en").Any(FoldedText.IsThai), key);
            Assert.Equal(plan.Say(key, "en"), plan.Say(key, "de"));
        }

        // One segment of 160 characters in English, two of 67 in Thai.
        (string, string)[] values = [("shop", "AnyCompany Medical"), ("code", "HC-0000-0000-0000")];
        Assert.InRange(plan.Say(CustomerPlan.Sms, "en", values).Length, 1, 160);
        Assert.InRange(plan.Say(CustomerPlan.Sms, "th", values).Length, 1, 134);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        using var files = CustomerShop.NewFiles(
            """{ "country": "Siam", "linked": { "th": "{name}", "en": "{nobody}" }, "surprise": 1 }""");

        var errors = Assert.Throws<AssistantDataException>(() => CustomerCatalog.Load(files.Folder)).Errors;

        Assert.Contains(errors, error => error.Contains("country", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("{nobody}", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("surprise", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("unlinkWords", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("codeAsked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("office@somchai.example", "o•••@s•••.example")]
    [InlineData("a@b.co", "a•••@b•••.co")]
    [InlineData("not an address", "•••")]
    [InlineData("@x.example", "•••")]
    [InlineData("x@.", "•••")]
    public void An_address_is_masked(string address, string masked) =>
        Assert.Equal(masked, new CustomerContact(ContactKind.Email, address).Masked);

    [Theory]
    [InlineData("+66812345671", "•••71")]
    [InlineData("1", "•••1")]
    [InlineData("", "•••")]
    public void A_number_is_masked(string number, string masked) =>
        Assert.Equal(masked, new CustomerContact(ContactKind.Phone, number).Masked);

    [Theory]
    [InlineData("081-234-5671", "TH", "+66812345671")]
    [InlineData("0812345671", "TH", "+66812345671")]
    [InlineData("+44 20 7946 0101", "TH", "+442079460101")]
    [InlineData("081-234-5671", null, null)]
    [InlineData("ext. 12", "TH", null)]
    [InlineData("", "TH", null)]
    public void A_number_is_read_as_it_is_dialled_in_its_country(string written, string? country, string? number) =>
        Assert.Equal(number, CustomerContact.OfPhone(written, country)?.Value);
}
