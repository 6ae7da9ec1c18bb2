using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Shop;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>Somebody becomes a customer: checked, on their own yes, once.</summary>
public sealed class RegisterCustomerTests : IDisposable
{
    private static readonly GuestContact Ana = CustomerShop.OnTelegram("1");

    private readonly Letters _letters = new();
    private readonly CustomerShop _shop;

    public RegisterCustomerTests() => _shop = new(_letters);

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_guest_reads_exactly_what_is_registered_and_says_yes_to_it()
    {
        var asked = await _shop.CallAsync(Ana, "register_customer", new()
        {
            ["name"] = "  อรทัย \n ใจดี ",
            ["email"] = "Orathai@Home.example",
            ["phone"] = "081-234-5679",
            ["street"] = "12/3 Sukhumvit Rd.",
            ["city"] = "กรุงเทพฯ",
            ["postal_code"] = "10110",
        });
        Assert.Equal("proposed", asked.Verdict);
        Assert.Empty(_shop.Erp.Wanted);
        Assert.Equal(
            """
            Shall I register you as a customer with these details?

            - Name: อรทัย ใจดี
            - Phone: +66812345679
            - E-mail: orathai@home.example
            - Address: 12/3 Sukhumvit Rd., กรุงเทพฯ, 10110
            """.ReplaceLineEndings("\n"),
            asked.Line.Replace("\\", "", StringComparison.Ordinal));

        var done = await _shop.SayYesAsync(Ana, asked);

        Assert.Equal("recorded", done.Verdict);
        Assert.Equal(
            new("อรทัย ใจดี", "+66812345679", "orathai@home.example")
            {
                Street = "12/3 Sukhumvit Rd.",
                City = "กรุงเทพฯ",
                PostalCode = "10110",
                Language = "en",
            },
            Assert.Single(_shop.Erp.Wanted));
        Assert.Equal(CustomerProof.Registered, (await _shop.FindAsync(Ana))!.Proof);
        Assert.Empty(_letters.Sent);
    }

    [Fact]
    public async Task A_model_alone_registers_nobody_and_neither_does_a_no()
    {
        var asked = await RegisterAsync(Ana, "new@home.example");
        var alone = await _shop.SayYesAsync(Ana, asked, heard: "what a day");
        Assert.Equal("", alone.Verdict);
        var kept = await _shop.CallAsync(
            Ana, "answer_proposal", new() { ["proposal_id"] = asked.ProposalId, ["answer"] = "no" }, "no thanks");

        Assert.Equal("kept", kept.Verdict);
        Assert.Empty(_shop.Erp.Wanted);
        Assert.Null(await _shop.FindAsync(Ana));
    }

    [Theory]
    [InlineData("name", "", "is missing")]
    [InlineData("name", "123", "has no letters")]
    [InlineData("name", "Win at www.evil.example", "no web or e-mail address")]
    [InlineData("name", "Click https://evil.example/x", "no web or e-mail address")]
    [InlineData("name", "visit evil.com now", "no web or e-mail address")]
    [InlineData("name", "<b>Ana</b>", "no web or e-mail address")]
    [InlineData("name", "Ana\u202EnaA", "characters that can be seen")]
    [InlineData("name", "Ana\u0000", "characters that can be seen")]
    [InlineData("city", "\u0007Bangkok", "characters that can be seen")]
    [InlineData("street", "see http://evil.example", "no web or e-mail address")]
    [InlineData("postal_code", "123456789012345678901", "longer than 20")]
    [InlineData("email", "ana", "one e-mail address")]
    [InlineData("phone", "call me", "a telephone number")]
    public async Task What_does_not_pass_is_asked_for_again(string field, string value, string problem)
    {
        var arguments = new JsonObject { ["name"] = "Ana", ["email"] = "new@home.example" };
        arguments[field] = value;

        var reply = await _shop.CallAsync(Ana, "register_customer", arguments);

        Assert.StartsWith("Nothing was done: ", reply.Result.Text, StringComparison.Ordinal);
        Assert.Contains(problem, reply.Result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dr.Smith")]
    [InlineData("บริษัท ยาดี จำกัด")]
    [InlineData("O'Brien & Sons Co., Ltd.")]
    [InlineData("Nguyễn Văn A")]
    [InlineData("नेहा क्‍षमा")]
    public async Task Names_of_all_scripts_pass(string name) =>
        Assert.Equal("proposed", (await RegisterAsync(Ana, "new@home.example", name)).Verdict);

    [Fact]
    public async Task One_of_e_mail_and_phone_is_needed_and_a_proven_number_is_the_phone_whatever_else_is_named()
    {
        var without = await _shop.CallAsync(Ana, "register_customer", new() { ["name"] = "Ana" });
        Assert.Contains("is needed", without.Result.Text, StringComparison.Ordinal);

        var guest = CustomerShop.OnWhatsApp("+66812345688");
        var asked = await _shop.CallAsync(guest, "register_customer", new() { ["name"] = "Ana", ["phone"] = "+66812345671" });
        await _shop.SayYesAsync(guest, asked);

        Assert.Equal("+66812345688", Assert.Single(_shop.Erp.Wanted).Phone);
        Assert.Equal("7", (await _shop.FindAsync(guest))!.CustomerId);
    }

    [Fact]
    public async Task Who_is_linked_or_writes_from_a_customers_number_is_registered_no_second_time()
    {
        var guest = CustomerShop.OnWhatsApp("+66812345671");
        Assert.Equal("linked", (await RegisterAsync(guest, "new@home.example")).Verdict);

        var asked = await RegisterAsync(Ana, "new@home.example");
        await _shop.SayYesAsync(Ana, asked);
        Assert.Equal("linked", (await RegisterAsync(Ana, "other@home.example")).Verdict);
        Assert.Single(_shop.Erp.Wanted);
    }

    [Fact]
    public async Task Who_registers_a_contact_that_is_known_gets_the_code_way_instead_and_is_then_that_customer()
    {
        var asked = await RegisterAsync(Ana, "office@somchai.example", "Somebody Else");
        await _shop.SayYesAsync(Ana, asked);
        Assert.Empty(_shop.Erp.Wanted);
        Assert.Null(await _shop.FindAsync(Ana));

        await _shop.SendCodeAsync(Ana, _letters.Code);

        Assert.Equal(new("1", "Somchai Clinic", CustomerProof.Code), await _shop.FindAsync(Ana));
    }

    [Theory]
    [InlineData(true, "no code comes")]
    [InlineData(false, "when you order")]
    public async Task Known_or_not_they_read_the_same_and_what_to_do_if_they_were_customers_before(bool canSendCodes, string says)
    {
        using var shop = new CustomerShop(canSendCodes ? new Letters() : null);
        var lines = new List<string>();
        foreach (var email in new[] { "new@home.example", "office@somchai.example", "twins@home.example" })
        {
            var guest = CustomerShop.OnTelegram(email);
            var asked = await shop.CallAsync(guest, "register_customer", new() { ["name"] = "Ana", ["email"] = email });
            lines.Add((await shop.SayYesAsync(guest, asked)).Line);
        }

        Assert.Contains(says, Assert.Single(lines.Distinct(StringComparer.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("talk to a person", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_that_runs_again_creates_nobody_again_wherever_it_died()
    {
        foreach (var place in new[] { "before a customer", "after a customer" })
        {
            var guest = CustomerShop.OnTelegram(place);
            var asked = await RegisterAsync(guest, $"{place[..5].Trim()}@home.example");
            var created = _shop.Erp.Wanted.Count;
            var yes = _shop.NewCall(guest, 50, new() { ["proposal_id"] = asked.ProposalId, ["answer"] = "yes" }, "yes");
            _shop.Erp.Passing = where =>
            {
                if (where.StartsWith(place, StringComparison.Ordinal))
                    throw new IOException(where);
            };
            await Assert.ThrowsAsync<IOException>(() => _shop.RunAsync("answer_proposal", yes));
            _shop.Erp.Passing = _ => { };

            foreach (var _ in Enumerable.Range(0, 2))
                Assert.Equal("recorded", (await _shop.RunAsync("answer_proposal", yes)).Verdict);
            Assert.Equal(created + 1, _shop.Erp.Wanted.Count);
            Assert.Equal(CustomerProof.Registered, (await _shop.FindAsync(guest))!.Proof);
            Assert.Empty(_letters.Sent);
        }
    }

    [Fact]
    public async Task A_customer_whose_creation_was_never_answered_is_theirs_when_they_register_again()
    {
        _shop.Erp.LosesAnswers = 1;
        Assert.Equal("unavailable", (await _shop.SayYesAsync(Ana, await RegisterAsync(Ana, "new@home.example"))).Verdict);
        Assert.Null(await _shop.FindAsync(Ana));

        Assert.Equal("recorded", (await _shop.SayYesAsync(Ana, await RegisterAsync(Ana, "new@home.example"))).Verdict);

        Assert.Equal(CustomerProof.Registered, (await _shop.FindAsync(Ana))!.Proof);
        Assert.Single(_shop.Erp.Wanted);
    }

    [Fact]
    public async Task After_three_registrations_in_a_day_there_is_no_fourth()
    {
        foreach (var number in Enumerable.Range(0, 3))
        {
            Assert.Equal("recorded", (await _shop.SayYesAsync(Ana, await RegisterAsync(Ana, $"new{number}@home.example"))).Verdict);
            await _shop.CallAsync(Ana, "unlink_customer", heard: "unlink");
        }

        Assert.Equal("too_many", (await _shop.SayYesAsync(Ana, await RegisterAsync(Ana, "new4@home.example"))).Verdict);
        Assert.Equal(3, _shop.Erp.Wanted.Count);
    }

    [Fact]
    public async Task What_the_erp_refuses_is_said_and_a_person_offered()
    {
        var asked = await RegisterAsync(Ana, "new@home.example");
        _shop.Erp.Trouble = ErpTrouble.Refused;

        var refused = await _shop.SayYesAsync(Ana, asked);

        Assert.Equal("refused", refused.Verdict);
        Assert.Contains("hand_to_person", refused.Result.Text, StringComparison.Ordinal);
    }

    private Task<CustomerReply> RegisterAsync(GuestContact guest, string email, string name = "Ana") =>
        _shop.CallAsync(guest, "register_customer", new() { ["name"] = name, ["email"] = email });
}
