using System.Globalization;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Mail;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Tests.Channels.Twilio;
using HotelConcierge.Text;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>Codes by the operator's mail server, over real SMTP, and by SMS.</summary>
public sealed class CodeWaysTests : IAsyncLifetime
{
    private static readonly GuestContact Ana = CustomerShop.OnTelegram("1");
    private static readonly GuestContact Ben = CustomerShop.OnTelegram("2");

    private readonly RecordedMessages _sms = new();
    private SimulatedMailServer _mail = null!;

    public async Task InitializeAsync() => _mail = await SimulatedMailServer.StartAsync(MailServerSecurity.None);

    public async Task DisposeAsync() => await _mail.DisposeAsync();

    [Fact]
    public async Task A_mail_goes_to_the_customer_alone_and_its_code_links()
    {
        using var shop = WithMail();

        Assert.Equal("code_asked", (await shop.LinkAsync(Ana, "OFFICE@somchai.example")).Verdict);

        var taken = Assert.Single(_mail.Taken);
        Assert.Equal(["office@somchai.example"], taken.To);
        Assert.Equal("concierge@hotel.example", taken.From);
        Assert.Equal("office@somchai.example", Assert.Single(taken.Message.To.Mailboxes).Address);
        Assert.Equal("auto-generated", taken.Message.Headers["Auto-Submitted"]);
        Assert.Matches("^code-[0-9a-f]{16}@hotel.example$", taken.Message.MessageId);
        Assert.DoesNotContain("HC-", taken.Message.Subject, StringComparison.Ordinal);
        var code = OneTimeCode.ReadAll(taken.Message.TextBody ?? "").Codes.Single().Value;
        await shop.SendCodeAsync(Ana, code);
        Assert.Equal("1", (await shop.FindAsync(Ana))!.CustomerId);
        Assert.DoesNotContain(shop.Store.Dump(), row => row.Contains(code, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(shop.Log.Lines.Concat(shop.Log.Details), line => line.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_is_mailed_at_a_contact_that_no_customer_has()
    {
        using var shop = WithMail();

        Assert.Equal("code_asked", (await shop.LinkAsync(Ana, "nobody@somchai.example")).Verdict);

        Assert.Empty(_mail.Taken);
        Assert.Empty(_mail.Asked);
    }

    [Fact]
    public async Task A_receiver_whom_the_server_refuses_reads_like_anybody_and_is_logged()
    {
        using var shop = WithMail();
        _mail.Refuses = _ => SmtpReplyCode.MailboxUnavailable;

        var refused = await shop.LinkAsync(Ana, "office@somchai.example");
        var unknown = await shop.LinkAsync(Ben, "nobody@somchai.example");

        Assert.Equal("code_asked", refused.Verdict);
        Assert.Equal(unknown.Result.Text, refused.Result.Text);
        Assert.Contains(shop.Log.Lines, line => line.Contains("550", StringComparison.Ordinal));
        Assert.DoesNotContain(shop.Log.Lines, line => line.Contains("office@", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("office@somchai.example")]
    [InlineData("nobody@somchai.example")]
    public async Task A_server_that_takes_nothing_is_told_of_honestly_whoever_is_meant(string email)
    {
        using var shop = WithMail(("Alerts:Smtp:Password", "another"));

        Assert.Equal("not_sent", (await shop.LinkAsync(Ana, email)).Verdict);
    }

    [Fact]
    public async Task A_mail_whose_end_was_never_heard_goes_again_with_the_same_code_and_message_id()
    {
        using var shop = WithMail();
        _mail.Fault = MailFault.Drop;
        var call = shop.NewCall(Ana, 1, new() { ["email"] = "office@somchai.example" });
        await shop.RunAsync("link_customer", call);
        await shop.RunAsync("link_customer", call);

        // The server was well when it was asked afterwards, so nothing tells this customer from nobody; another call is another code.
        Assert.Single(_mail.Taken);
        _mail.Fault = MailFault.None;
        await shop.RunAsync("link_customer", call with { Id = "other-0-0" });
        Assert.Equal(2, _mail.Taken.Select(taken => taken.Message.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task An_sms_goes_where_the_channel_writes_first_with_free_words()
    {
        using var shop = WithSms();

        Assert.Equal("code_asked", (await shop.LinkAsync(Ana, phone: "081 234 5671")).Verdict);
        Assert.Equal("other_contact_needed", (await shop.LinkAsync(Ana, "office@somchai.example")).Verdict);

        var sent = Assert.Single(_sms.Created);
        Assert.Equal(("+66812345671", "+12025550143"), (sent.To, sent.From));
        await shop.SendCodeAsync(Ana, OneTimeCode.ReadAll(sent.Body!).Codes.Single().Value);
        Assert.Equal("1", (await shop.FindAsync(Ana))!.CustomerId);
    }

    [Fact]
    public async Task An_unknown_number_is_sent_nothing_and_the_same_is_answered()
    {
        using var shop = WithSms();

        var known = await shop.LinkAsync(Ana, phone: "+66812345671");
        var unknown = await shop.LinkAsync(Ben, phone: "+66812345699");

        Assert.Single(_sms.Created);
        Assert.Equal(known.Result.Text, unknown.Result.Text);
        Assert.Equal("+66812345699", _sms.AskedFor?.To);
    }

    [Fact]
    public async Task Whoever_has_opted_out_of_the_number_is_sent_nothing_and_the_same_is_answered()
    {
        using var shop = WithSms();
        var address = new ConversationAddress(new("twilio"), "+12025550143", "+66812345671");
        await shop.Get<OptOuts>().RecordAsync(
            new(shop.Get<OptOuts>().PairOf(address), new(IsOut: true, shop.Clock.GetUtcNow())), default);

        Assert.Equal("code_asked", (await shop.LinkAsync(Ana, phone: "+66812345671")).Verdict);
        Assert.Empty(_sms.Created);
    }

    [Theory]
    [InlineData(SendFailure.Permanent, 1)]
    [InlineData(SendFailure.OptedOut, 1)]
    [InlineData(SendFailure.RateLimited, 1)]
    [InlineData(SendFailure.Transient, 2)]
    [InlineData(SendFailure.Unknown, 2)]
    public async Task What_is_refused_to_one_number_reads_like_anybody(SendFailure failure, int tries)
    {
        using var shop = WithSms();
        _sms.Outcome = new SendOutcome.Failed(failure, "21211");

        Assert.Equal("code_asked", (await shop.LinkAsync(Ana, phone: "+66812345671")).Verdict);
        Assert.Equal(tries, _sms.Created.Count);
    }

    [Fact]
    public async Task What_was_taken_without_an_answer_goes_no_second_time()
    {
        using var shop = WithSms();
        _sms.Outcome = new SendOutcome.Failed(SendFailure.Unknown, "timeout");
        var taking = new Taking(_sms);
        using var other = new CustomerShop(
            register: services => services.AddSingleton<ITwilioMessages>(taking), settings: ("Twilio:From", "+12025550143"));

        Assert.Equal("code_asked", (await other.LinkAsync(Ana, phone: "+66812345671")).Verdict);
        Assert.Single(_sms.Created);
    }

    [Fact]
    public async Task WhatsApp_alone_sends_no_codes()
    {
        using var shop = new CustomerShop();

        Assert.Equal("no_codes_here", (await shop.LinkAsync(Ana, phone: "+66812345671")).Verdict);
        Assert.Equal("no_codes_here", (await shop.LinkAsync(Ana, "office@somchai.example")).Verdict);
    }

    private CustomerShop WithMail(params (string Name, string Value)[] changes) => new(
        settings:
        [
            ("Alerts:From", "concierge@hotel.example"),
            ("Alerts:To", "night@hotel.example"),
            ("Alerts:Smtp:Host", "127.0.0.1"),
            ("Alerts:Smtp:Port", _mail.Port.ToString(CultureInfo.InvariantCulture)),
            ("Alerts:Smtp:Username", SimulatedMailServer.User),
            ("Alerts:Smtp:Password", SimulatedMailServer.Password),
            ("Alerts:Smtp:Security", "None"),
            .. changes,
        ]);

    private CustomerShop WithSms() => new(
        register: services => services.AddSingleton<ITwilioMessages>(_sms), settings: ("Twilio:From", "+12025550143"));

    /// <summary>A Twilio that takes what it never answers.</summary>
    private sealed class Taking(RecordedMessages messages) : ITwilioMessages
    {
        public Task<SendOutcome> CreateAsync(TwilioMessage message, CancellationToken cancellationToken)
        {
            messages.Listed.Add(new("SM1", message.From ?? "", message.Body ?? "", "outbound-api", "queued", DateTimeOffset.MaxValue));
            return messages.CreateAsync(message, cancellationToken);
        }

        public Task<IReadOnlyList<TwilioMessageRecord>> ListAsync(string to, DateTimeOffset since, CancellationToken cancellationToken) =>
            messages.ListAsync(to, since, cancellationToken);

        public Task<bool> ShowTypingAsync(string messageSid, CancellationToken cancellationToken) =>
            messages.ShowTypingAsync(messageSid, cancellationToken);
    }
}
