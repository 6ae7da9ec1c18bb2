using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Forms;
using HotelConcierge.Handoff;
using HotelConcierge.Proposals;
using HotelConcierge.Requests;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Forms;

/// <summary>What comes of a form that the guest has said yes to: once, wherever it breaks off.</summary>
public sealed class FormFulfilmentTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string AllOfIt = """{"flower":"roses","day":"2026-11-27","time":"10:00"}""";

    [Fact]
    public async Task Wherever_it_breaks_off_the_next_run_ends_with_one_order_and_one_request()
    {
        for (var death = 1; ; death++)
        {
            using var guest = new FillingGuest();
            var (passed, hasDied, dies) = (0, false, death);
            var store = new PassingTableStore(guest.Hotel.Store, _ =>
            {
                if (++passed == dies && !hasDied)
                    throw new IOException("The process died.");
            });
            var proposed = await guest.FillAsync("roses on Friday at 10", AllOfIt);
            var tool = AnswerOn(store, guest, FormFulfilment.Request, webhook: null);
            var call = guest.CallIn(2, "yes", new() { ["proposal_id"] = proposed.ProposalId, ["answer"] = "yes" });
            var died = await Record.ExceptionAsync(() => tool.RunAsync(call, default)) is IOException;
            hasDied = true;

            // However long it takes until the host is back.
            guest.Hotel.Clock.Advance(died && guest.Orders.Count > 0 ? TimeSpan.FromHours(3) : TimeSpan.Zero);
            var again = new FormReply(await tool.RunAsync(call, default));

            Assert.Equal("fulfilled", again.Verdict);
            Assert.True(again.Result.ClosesChat);
            Assert.Single(guest.Orders);
            Assert.Single(guest.Requests);
            Assert.Null(guest.Open());
            if (!died)
            {
                Assert.InRange(death, 5, 60);
                return;
            }
        }
    }

    [Fact]
    public async Task A_form_is_posted_signed_again_and_again_until_it_is_taken()
    {
        using var guest = new FillingGuest();
        var receiver = new Receiver();
        var proposed = await guest.FillAsync("roses on Friday at 10", AllOfIt);
        receiver.Answers = HttpStatusCode.InternalServerError;
        var done = new FormReply(await Yes(guest, proposed, FormFulfilment.Webhook, receiver));
        Assert.Equal("fulfilled", done.Verdict);
        Assert.Single(receiver.Posts);

        receiver.Answers = HttpStatusCode.NoContent;
        var delivery = DeliveryTo(guest.Hotel.Store, guest, receiver);
        await delivery.SendDueAsync(default);
        await delivery.SendDueAsync(default);

        Assert.Equal(2, receiver.Posts.Count);
        Assert.Single(receiver.Posts.Select(post => post.Id).Distinct());
        var posted = JsonNode.Parse(receiver.Posts[1].Body)!;
        Assert.Equal(FillingGuest.Flowers, posted["form"]!.ToString());
        Assert.Equal("""{"day":"2026-11-27","flower":"roses","time":"10:00"}""", posted["values"]!.ToJsonString());
        Assert.Empty(guest.Requests);
    }

    [Fact]
    public async Task Forget_me_takes_what_is_still_to_be_posted_with_it()
    {
        using var guest = new FillingGuest();
        var receiver = new Receiver { Answers = HttpStatusCode.BadGateway };
        await Yes(guest, await guest.FillAsync("roses on Friday at 10", AllOfIt), FormFulfilment.Webhook, receiver);
        await guest.ForgetAsync();
        receiver.Answers = HttpStatusCode.OK;
        await DeliveryTo(guest.Hotel.Store, guest, receiver).SendDueAsync(default);

        Assert.Single(receiver.Posts);
        Assert.Empty(guest.Orders);
    }

    [Fact]
    public async Task A_case_gives_the_guest_to_people_where_they_sit_at_a_desk()
    {
        using var guest = new FillingGuest();
        var proposed = await guest.FillAsync("roses on Friday at 10", AllOfIt);
        var given = await Yes(guest, proposed, FormFulfilment.Case, webhook: null, isStaffed: true);

        Assert.True(given.HandsOff);
        var wish = HandToPerson.WishOf(given)!;
        Assert.Contains("roses", wish.Summary, StringComparison.Ordinal);
        Assert.Equal("flowers\nflowers: roses\nday: Fri 27 Nov\ntime: 10:00", wish.Details);
        Assert.StartsWith("Thank you!", given.Line, StringComparison.Ordinal);
        Assert.Single(guest.Orders);
    }

    [Fact]
    public async Task Where_nobody_sits_at_a_desk_nobody_is_promised()
    {
        using var guest = new FillingGuest();
        var left = await Yes(guest, await guest.FillAsync("roses on Friday at 10", AllOfIt), FormFulfilment.Case, webhook: null);

        Assert.False(left.HandsOff);
        Assert.Contains("promise no call", left.Text, StringComparison.Ordinal);
        Assert.Empty(guest.Orders);
    }

    [Fact]
    public async Task A_guest_with_too_many_requests_is_told_that_nothing_was_ordered()
    {
        using var guest = new FillingGuest();
        for (var number = 0; number < GuestRequests.MostInADay; number++)
        {
            await guest.CallAsync("record_request", $"towel number {number}0 please", new()
            {
                ["kind"] = "service",
                ["summary"] = $"towel number {number}0 please",
                ["urgency"] = "normal",
            });
        }

        var reply = await guest.AnswerAsync(await guest.FillAsync("roses on Friday at 10", AllOfIt), "yes");

        Assert.Equal("too_many", reply.Verdict);
        Assert.Empty(guest.Orders);
    }

    // The example of the specification's own documentation.
    [Fact]
    public void A_signature_is_that_of_standard_webhooks() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        FormWebhook.Sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            Encoding.UTF8.GetBytes("""{"test": 2432232314}"""),
            FormOptions.KeyOf(Secret)!));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("https://florist.example/orders", Secret, 0)]
    [InlineData("https://florist.example/orders", "", 1)]
    [InlineData("https://florist.example/orders", "whsec_c2hvcnQ=", 1)]
    [InlineData("florist.example", Secret, 1)]
    [InlineData("florist.example", "not base64!", 2)]
    public void Settings_that_post_or_sign_nothing_are_found_at_start(string url, string secret, int problems) => Assert.Equal(
        problems, new FormOptionsValidator().Validate(null, new() { WebhookUrl = url, WebhookSecret = secret }).Failures?.Count() ?? 0);

    private static async Task<ToolResult> Yes(
        FillingGuest guest, FormReply proposed, FormFulfilment fulfilment, Receiver? webhook, bool isStaffed = false) =>
        await AnswerOn(guest.Hotel.Store, guest, fulfilment, webhook, isStaffed).RunAsync(
            guest.CallIn(guest.Turn + 1, "yes", new() { ["proposal_id"] = proposed.ProposalId, ["answer"] = "yes" }), default);

    /// <summary>The tool that takes the yes, on a store of its own, with a form that comes to something else than it ships with.</summary>
    private static AnswerProposal AnswerOn(
        ITableStore store, FillingGuest guest, FormFulfilment fulfilment, Receiver? webhook, bool isStaffed = false)
    {
        var hotel = guest.Hotel;
        var shipped = hotel.Get<FormCatalog>();
        var catalog = FormCatalog.Of([.. shipped.All.Select(form => With(form, fulfilment))]);
        var (forms, orders) = (new OpenForms(store), new FormOrders(store, hotel.Clock));
        var (questions, values) = (hotel.Get<FormQuestions>(), hotel.Get<SlotValues>());
        var proposals = new OpenProposals(store, hotel.Clock);
        var flow = new FormFlow(forms, proposals, values, questions, hotel.Get<FormTexts>(), hotel.Get<StayRooms>());
        var fulfilments = new FormFulfilments(
            orders,
            forms,
            questions,
            hotel.Get<RequestCatalog>(),
            new GuestRequests(store, hotel.Get<RequestCatalog>()),
            hotel.Get<RequestDelivery>(),
            DeliveryTo(store, guest, webhook),
            new Desks([new BuiltInDesk(new FixedDeskAccess(isStaffed))], hotel.Get<DeskCatalog>()),
            hotel.Get<StayRooms>());
        var kind = new FormProposals(catalog, hotel.Get<FormVisits>(), forms, orders, flow, fulfilments, values, hotel.Get<FormReader>());
        return new(proposals, [kind], hotel.Get<HotelConcierge.Languages.LanguageCatalog>());
    }

    private static FormDelivery DeliveryTo(ITableStore store, FillingGuest guest, Receiver? webhook) => new(
        new FormOrders(store, guest.Hotel.Clock),
        guest.Hotel.Get<FormCatalog>(),
        guest.Hotel.Get<FormQuestions>(),
        new FormWebhook(
            new HttpClient(webhook ?? new Receiver()),
            Options.Create(
                new FormOptions { WebhookUrl = webhook is null ? "" : "https://florist.example/orders", WebhookSecret = Secret })),
        guest.Hotel.Clock,
        NullLogger<FormDelivery>.Instance);

    /// <summary>A form that comes to something else than it ships with.</summary>
    internal static Form With(Form form, FormFulfilment fulfilment) => new()
    {
        Name = form.Name,
        Assistant = form.Assistant,
        Slots = form.Slots,
        Fulfilment = fulfilment,
        RequestKind = form.RequestKind,
        Closes = form.Closes,
        LapsesAfter = form.LapsesAfter,
        Words = form.Words,
    };

    /// <summary>The operator's system, which checks each signature as it comes.</summary>
    private sealed class Receiver : HttpMessageHandler
    {
        public HttpStatusCode Answers { get; set; } = HttpStatusCode.OK;

        public List<(string Id, string Body)> Posts { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string Header(string name) => request.Headers.GetValues(name).Single();
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var signature = FormWebhook.Sign(Header("webhook-id"), Header("webhook-timestamp"), body, FormOptions.KeyOf(Secret)!);
            Assert.Equal(signature, Header("webhook-signature"));
            Assert.Equal(Header("webhook-id"), Header("Idempotency-Key"));
            Posts.Add((Header("webhook-id"), Encoding.UTF8.GetString(body)));
            return new(Answers);
        }
    }
}
