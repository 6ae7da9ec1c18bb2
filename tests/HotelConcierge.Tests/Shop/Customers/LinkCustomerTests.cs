using HotelConcierge.Messages;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>Guests whose channel proves no number are linked by a code that goes to the contact that the ERP has.</summary>
public sealed class LinkCustomerTests : IDisposable
{
    private static readonly GuestContact Ana = CustomerShop.OnTelegram("1");
    private static readonly GuestContact Ben = CustomerShop.OnTelegram("2");

    private readonly Letters _letters = new();
    private readonly CustomerShop _shop;

    public LinkCustomerTests() => _shop = new(_letters);

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("office@somchai.example", null)]
    [InlineData(" Office@Somchai.Example ", null)]
    [InlineData(null, "+66 81 234 5671")]
    [InlineData(null, "081-234-5671")]
    public async Task A_code_goes_to_the_contact_that_the_erp_has_and_links_whoever_asked_for_it(string? email, string? phone)
    {
        var asked = await _shop.LinkAsync(Ana, email, phone);
        Assert.Equal("code_asked", asked.Verdict);
        Assert.Null(await _shop.FindAsync(Ana));
        Assert.Equal(email is null ? "+66812345671" : "office@somchai.example", Assert.Single(_letters.Sent).To.Value);
        Assert.DoesNotContain("Somchai", asked.Result.Text + asked.Line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_letters.Code, asked.Result.Text + asked.Line, StringComparison.Ordinal);

        var read = await _shop.SendCodeAsync(Ana, _letters.Code.ToLowerInvariant());

        Assert.Equal(_shop.Text(CustomerPlan.Linked, "en", ("name", "Somchai Clinic")), read);
        Assert.Equal(new("1", "Somchai Clinic", CustomerProof.Code), await _shop.FindAsync(Ana));
    }

    [Fact]
    public async Task What_is_answered_and_kept_in_counts_is_the_same_whether_or_not_anybody_has_the_contact()
    {
        var known = await _shop.LinkAsync(Ana, "office@somchai.example");
        var unknown = await _shop.LinkAsync(Ben, "nobody@somchai.example");
        var several = await _shop.LinkAsync(Ben, "twins@home.example");

        Assert.Equal(known.Result.Text, unknown.Result.Text);
        Assert.Equal(known.Result.Text, several.Result.Text);
        Assert.Equal(known.Line, unknown.Line);
        Assert.Single(_letters.Sent);
        Assert.Equal(2, _letters.AskedWhetherOpen);
        Assert.DoesNotContain(_shop.Store.Dump(), row => row.Contains("nobody@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_contacts_tell_customers_apart_who_share_one()
    {
        await _shop.LinkAsync(Ana, "twins@home.example", "+66812345676");
        Assert.Equal("twins@home.example", Assert.Single(_letters.Sent).To.Value);
        await _shop.SendCodeAsync(Ana, _letters.Code);

        Assert.Equal("6", (await _shop.FindAsync(Ana))!.CustomerId);

        // Contacts of two customers are nobody's.
        await _shop.LinkAsync(Ben, "office@somchai.example", "+66812345672");
        Assert.Single(_letters.Sent);
    }

    [Fact]
    public async Task A_number_of_several_customers_links_none_and_a_code_to_an_e_mail_tells_which()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345673");
        Assert.Equal("email_needed", (await _shop.LinkAsync(guest)).Verdict);

        await _shop.LinkAsync(guest, "anong@shop.example");
        await _shop.SendCodeAsync(guest, _letters.Code);

        Assert.Equal("4", (await _shop.FindAsync(guest))!.CustomerId);
    }

    [Fact]
    public async Task A_number_that_the_channel_vouches_for_needs_no_code_and_another_does()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        Assert.Equal("linked", (await _shop.LinkAsync(guest, phone: "081 234 5671")).Verdict);
        Assert.Empty(_letters.Sent);

        Assert.Equal("number_unknown", (await _shop.LinkAsync(CustomerShop.OnWhatsApp("+66812345699"))).Verdict);
        Assert.Equal("code_asked", (await _shop.LinkAsync(CustomerShop.OnWhatsApp("+66812345699"), phone: "+66812345671")).Verdict);
        Assert.Equal("+66812345671", Assert.Single(_letters.Sent).To.Value);
        Assert.Null(await _shop.FindAsync(CustomerShop.OnWhatsApp("+66812345699")));
    }

    [Fact]
    public async Task A_code_links_nobody_but_the_conversation_that_asked_and_nobody_after_a_quarter_of_an_hour()
    {
        await _shop.LinkAsync(Ana, "office@somchai.example");
        var code = _letters.Code;

        Assert.Equal(_shop.Text(CustomerPlan.UnknownCode), await _shop.SendCodeAsync(Ben, code));
        Assert.Null(await _shop.FindAsync(Ben));

        _shop.Clock.Advance(CustomerCodes.Life);
        Assert.Equal(_shop.Text(CustomerPlan.UnknownCode), await _shop.SendCodeAsync(Ana, code));
        Assert.Null(await _shop.FindAsync(Ana));
    }

    [Fact]
    public async Task A_code_whose_customer_has_the_contact_no_more_links_nobody()
    {
        await _shop.LinkAsync(Ana, "office@somchai.example");
        _shop.Erp.Customers[0] = _shop.Erp.Customers[0] with { Email = "else@somchai.example" };

        Assert.Equal(_shop.Text(CustomerPlan.UnknownCode), await _shop.SendCodeAsync(Ana, _letters.Code));
        Assert.Null(await _shop.FindAsync(Ana));
    }

    [Fact]
    public async Task A_code_may_be_sent_again_after_a_crash_and_after_the_erp_could_not_be_asked()
    {
        await _shop.LinkAsync(Ana, "office@somchai.example");
        _shop.Erp.Trouble = ErpTrouble.Unavailable;
        Assert.Equal(_shop.Text(CustomerPlan.Unavailable), await _shop.SendCodeAsync(Ana, _letters.Code));
        _shop.Erp.Trouble = null;

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var read = await _shop.SendCodeAsync(Ana, _letters.Code, "one turn");
            Assert.StartsWith("This chat is now linked", read, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_call_that_runs_again_sends_nothing_more_and_one_that_never_heard_back_the_same_code()
    {
        var call = _shop.NewCall(Ana, 1, new() { ["email"] = "office@somchai.example" });
        await _shop.RunAsync("link_customer", call);
        await _shop.RunAsync("link_customer", call);
        var first = Assert.Single(_letters.Sent);

        _letters.Passing = where => throw new IOException(where);
        var next = call with { Id = "another-0-0" };
        await Assert.ThrowsAsync<IOException>(() => _shop.RunAsync("link_customer", next));
        _letters.Passing = where =>
        {
            if (where.StartsWith("after", StringComparison.Ordinal))
                throw new IOException(where);
        };
        await Assert.ThrowsAsync<IOException>(() => _shop.RunAsync("link_customer", next));
        _letters.Passing = _ => { };
        Assert.Equal("code_asked", (await _shop.RunAsync("link_customer", next)).Verdict);

        Assert.Equal(3, _letters.Sent.Count);
        Assert.NotEqual(first.Text, _letters.Sent[1].Text);
        Assert.Equal(_letters.Sent[1], _letters.Sent[2]);
        Assert.True(_letters.Sent[2].IsRepeated);
    }

    [Fact]
    public async Task A_way_that_is_down_is_said_to_be_whether_or_not_anybody_has_the_contact()
    {
        _letters.IsOpen = false;

        var known = await _shop.LinkAsync(Ana, "office@somchai.example");
        var unknown = await _shop.LinkAsync(Ben, "nobody@somchai.example");

        Assert.Equal("not_sent", known.Verdict);
        Assert.Equal(known.Result.Text, unknown.Result.Text);
        Assert.False(known.Result.SaysAll);
        Assert.Contains("hand_to_person", known.Result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("office@somchai.example")]
    [InlineData("nobody@somchai.example")]
    public async Task After_three_codes_in_an_hour_no_more_are_sent_to_a_contact_and_six_a_day_from_a_chat(string email)
    {
        foreach (var chat in new[] { "1", "2", "3" })
            Assert.Equal("code_asked", (await _shop.LinkAsync(CustomerShop.OnTelegram(chat), email)).Verdict);
        Assert.Equal("too_many", (await _shop.LinkAsync(CustomerShop.OnTelegram("4"), email)).Verdict);

        // "Forget me" gives nobody more of them.
        await _shop.ForgetAsync(Ana);
        for (var other = 0; other < 2; other++)
            Assert.Equal("code_asked", (await _shop.LinkAsync(Ana, $"other{other}@home.example")).Verdict);
        Assert.Equal("too_many", (await _shop.LinkAsync(Ana, "other3@home.example")).Verdict);

        _shop.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("code_asked", (await _shop.LinkAsync(Ana, email)).Verdict);
        _shop.Clock.Advance(TimeSpan.FromHours(2));
        for (var other = 4; other < 6; other++)
            Assert.Equal("code_asked", (await _shop.LinkAsync(Ana, $"other{other}@home.example")).Verdict);
        Assert.Equal("too_many", (await _shop.LinkAsync(Ana, "other7@home.example")).Verdict);

        _shop.Clock.Advance(TimeSpan.FromDays(1));
        await ((IHoldsGuestData)_shop.Get<CustomerLimits>()).TidyAsync(default);
        Assert.DoesNotContain(_shop.Store.Dump(), row => row.StartsWith("customerlimits", StringComparison.Ordinal));
        Assert.Equal("code_asked", (await _shop.LinkAsync(Ana, email)).Verdict);
    }

    [Theory]
    [InlineData("office@somchai.example", "081 234")]
    [InlineData("not an address", null)]
    [InlineData("ofﬁce@somchai.example", null)]
    [InlineData("office@somchai.example, ana@evil.example", null)]
    [InlineData("office@somchai.example\nBcc: ana@evil.example", null)]
    public async Task What_is_no_contact_is_asked_for_again(string email, string? phone)
    {
        var reply = await _shop.LinkAsync(Ana, email, phone);

        Assert.StartsWith("Nothing was done: ", reply.Result.Text, StringComparison.Ordinal);
        Assert.Empty(_letters.Sent);
    }

    [Fact]
    public async Task An_erp_that_takes_look_alikes_for_the_same_sends_nothing_to_them()
    {
        _shop.Erp.IsLoose = true;
        _shop.Erp.Customers.Add(new("9", "Look-alike", null, "ofﬁce@look.example"));
        await _shop.LinkAsync(Ana, "office@look.example");

        Assert.Empty(_letters.Sent);
    }

    [Fact]
    public async Task Where_no_codes_can_be_sent_that_is_said_and_a_person_offered()
    {
        _letters.Kinds.Clear();
        var reply = await _shop.LinkAsync(Ana, "office@somchai.example");
        Assert.Equal("no_codes_here", reply.Verdict);
        Assert.Contains("hand_to_person", reply.Result.Text, StringComparison.Ordinal);
        Assert.Equal("no_codes_here", (await _shop.LinkAsync(Ana)).Verdict);
        Assert.Equal("linked", (await _shop.LinkAsync(CustomerShop.OnWhatsApp("+66812345671"))).Verdict);

        _letters.Kinds.Add(ContactKind.Email);
        Assert.Equal("other_contact_needed", (await _shop.LinkAsync(Ana, phone: "+66812345671")).Verdict);
        Assert.Equal("contact_needed", (await _shop.LinkAsync(Ana)).Verdict);
        Assert.Empty(_letters.Sent);
    }

    [Theory]
    [InlineData(ErpTrouble.Unavailable, "unavailable")]
    [InlineData(ErpTrouble.NoAccess, "unavailable")]
    [InlineData(ErpTrouble.Broken, "unavailable")]
    public async Task An_erp_that_cannot_be_asked_is_told_honestly_and_logged_by_its_kind(ErpTrouble trouble, string verdict)
    {
        _shop.Erp.Trouble = trouble;

        var reply = await _shop.LinkAsync(Ana, "office@somchai.example");

        Assert.Equal(verdict, reply.Verdict);
        Assert.Contains(_shop.Log.Lines, line => line.Contains(trouble.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(_shop.Log.Lines, line => line.Contains("office@", StringComparison.Ordinal));
    }
}
