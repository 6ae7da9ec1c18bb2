using HotelConcierge.Alerts;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Mail;
using HotelConcierge.Diagnostics;
using HotelConcierge.Requests;
using HotelConcierge.Safety;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using SmtpServer.Protocol;

namespace HotelConcierge.Tests.Alerts;

/// <summary>Mails to staff over real SMTP, to a server that knows nothing of the client's library.</summary>
public sealed class StaffMailTests : IDisposable
{
    private const string Night = "night@hotel.example";
    private const string Day = "day@hotel.example";

    private static readonly StaffAlert Alert = new(
        "telegram-1-42", "Medical", "hotel", "telegram", "telegram-1", "34600000777", new(2026, 6, 1, 9, 59, 0, TimeSpan.Zero),
        "A guest on telegram may be in danger (Medical). They were told whom to call. Please call them back now.");

    private static readonly StaffRequest Request = new(
        "req-0123456789abcdef", "hotel", "complaint", "urgent", "แอร์เสีย มีแต่ลมร้อน", "แอร์เสีย มีแต่ลมร้อนค่ะ", "214", "guest",
        "telegram", "34600000777", "telegram-1", new(2026, 6, 1, 9, 59, 0, TimeSpan.Zero));

    private readonly ManualTimeProvider _clock = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));

    public void Dispose() => _patience.Dispose();

    [Theory]
    [InlineData(MailServerSecurity.StartTls, "StartTls")]
    [InlineData(MailServerSecurity.Tls, "Tls")]
    [InlineData(MailServerSecurity.None, "none")]
    public async Task A_request_is_mailed_as_it_is_told_by_the_webhook(MailServerSecurity security, string setting)
    {
        await using var server = await SimulatedMailServer.StartAsync(security);
        var mail = MailTo(server, options => options.Smtp.Security = setting);

        await SendAsync(mail, Request);

        var taken = Assert.Single(server.Taken);
        Assert.Equal("concierge@hotel.example", taken.From);
        Assert.Equal([Night], taken.To);
        Assert.Equal("URGENT: Guest request (complaint, room 214, hotel)", taken.Message.Subject);
        Assert.Equal(MessageImportance.High, taken.Message.Importance);
        Assert.Equal("auto-generated", taken.Message.Headers["Auto-Submitted"]);
        Assert.Equal(_clock.GetUtcNow(), taken.Message.Date);
        Assert.Equal(
            """
            A guest asks for this. It is open until it is marked as done.

            Summary: แอร์เสีย มีแต่ลมร้อน
            Said: แอร์เสีย มีแต่ลมร้อนค่ะ
            Kind: complaint
            Urgency: urgent
            Room: 214
            Room from: guest
            Hotel: hotel
            Channel: telegram
            Guest: 34600000777
            Conversation: telegram-1
            At: 2026-06-01 09:59:00 UTC
            Id: req-0123456789abcdef
            """.ReplaceLineEndings("\n"),
            taken.Message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task An_alert_has_the_guests_address_and_the_same_id_at_every_try()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        var mail = MailTo(server);
        var alerts = new MailStaffAlerts(mail);

        foreach (var alert in new[] { Alert, Alert, Alert with { Id = "telegram-1-43" } })
            await alerts.SendAsync(mail.Receivers[0], alert, _patience.Token);

        var first = server.Taken[0].Message;
        Assert.Equal("URGENT: a guest may be in danger (Medical, hotel)", first.Subject);
        Assert.StartsWith(Alert.Text, first.TextBody, StringComparison.Ordinal);
        Assert.Contains("Guest: 34600000777", first.TextBody, StringComparison.Ordinal);
        Assert.Matches("^staff-[0-9a-f]{16}@hotel.example$", first.MessageId);
        Assert.Equal(first.MessageId, server.Taken[1].Message.MessageId);
        Assert.NotEqual(first.MessageId, server.Taken[2].Message.MessageId);
    }

    [Fact]
    public async Task Each_receiver_is_mailed_by_themselves_and_sees_who_else_is()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        var mail = MailTo(server, options => options.To = $"Night desk <{Night}>, {Day},{Night.ToUpperInvariant()}");

        Assert.Equal(2, mail.Receivers.Count);
        Assert.All(mail.Receivers, receiver => Assert.Matches("^mail-[0-9a-f]{16}$", receiver));
        foreach (var receiver in mail.Receivers)
            await new MailStaffRequests(mail).SendAsync(receiver, Request, _patience.Token);

        Assert.Equal([Night, Day], server.Taken.SelectMany(taken => taken.To));
        Assert.All(server.Taken, taken => Assert.Equal([Night, Day], taken.Message.To.Mailboxes.Select(to => to.Address)));
    }

    [Fact]
    public async Task Nothing_that_a_guest_wrote_becomes_a_header_or_a_fact_of_its_own()
    {
        await using var server = await SimulatedMailServer.StartAsync();

        await SendAsync(MailTo(server), Request with
        {
            Room = "1\r\nBcc: thief@evil.example\r\n\r\nHello",
            Summary = "towels\r\nGuest: 34999999999\u2028Room: 1",
        });

        var message = Assert.Single(server.Taken).Message;
        Assert.Equal([Night], Assert.Single(server.Taken).To);
        Assert.Null(message.Headers["Bcc"]);
        Assert.Single(message.Headers, header => header.Id is HeaderId.Subject);
        Assert.Single(message.TextBody!.Split('\n'), line => line.StartsWith("Guest: ", StringComparison.Ordinal));
        Assert.Single(message.TextBody!.Split('\n'), line => line.StartsWith("Room: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_this_machine_does_not_trust_gets_neither_password_nor_mail()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        var options = Options.Create(OptionsFor(server));
        var mail = new StaffMail(options, new(options, _clock, MailServer.NewClient), _clock);

        var refused = await Assert.ThrowsAsync<MailException>(() => SendAsync(mail, Request));

        Assert.StartsWith("The mail server's certificate is not trusted", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_nothing_in_the_clear()
    {
        await using var server = await SimulatedMailServer.StartAsync(MailServerSecurity.None);

        var refused = await Assert.ThrowsAsync<MailException>(() => SendAsync(MailTo(server), Request));

        Assert.StartsWith("The mail server offers no STARTTLS", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_wrong_password_is_told_by_its_setting()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        var mail = MailTo(server, options => options.Smtp.Password = "another");

        var refused = await Assert.ThrowsAsync<MailException>(() => SendAsync(mail, Request));

        Assert.Equal("The mail server refuses Alerts__Smtp__Username with Alerts__Smtp__Password.", refused.Message);
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData(SmtpReplyCode.MailboxUnavailable, 550)]
    [InlineData((SmtpReplyCode)450, 450)]
    public async Task A_receiver_who_is_refused_for_now_or_for_good_is_not_told_and_no_address_is_in_the_reason(
        SmtpReplyCode code, int said)
    {
        await using var server = await SimulatedMailServer.StartAsync();
        server.Refuses = _ => code;

        var refused = await Assert.ThrowsAsync<MailException>(() => SendAsync(MailTo(server), Request));

        Assert.Equal($"The mail server answered {said} (RecipientNotAccepted).", refused.Message);
        server.Refuses = _ => null;
        await SendAsync(MailTo(server), Request);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task A_server_that_says_nothing_any_more_is_waited_for_ten_seconds()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        server.Fault = MailFault.Hang;
        var sending = SendAsync(MailTo(server), Request);
        await server.Hanging.WaitAsync(_patience.Token);
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(sending.IsCompleted);

        _clock.Advance(TimeSpan.FromSeconds(0.1));

        var late = await Assert.ThrowsAsync<MailException>(() => sending);
        Assert.Equal("The mail server did not answer within 10 seconds.", late.Message);
    }

    [Fact]
    public async Task Whoever_stops_the_host_stops_the_mail()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        server.Fault = MailFault.Hang;
        using var stop = new CancellationTokenSource();
        var mail = MailTo(server);
        var sending = new MailStaffRequests(mail).SendAsync(mail.Receivers[0], Request, stop.Token);
        await server.Hanging.WaitAsync(_patience.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_connection_that_is_lost_after_the_mail_means_that_it_is_sent_again_under_the_same_id()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        server.Fault = MailFault.Drop;
        var lost = await Assert.ThrowsAsync<MailException>(() => SendAsync(MailTo(server), Request));
        Assert.StartsWith("The mail server ended the connection", lost.Message, StringComparison.Ordinal);

        server.Fault = MailFault.None;
        await SendAsync(MailTo(server), Request);

        Assert.Equal(2, server.Taken.Count);
        Assert.Single(server.Taken.Select(taken => taken.Message.MessageId).Distinct());
    }

    [Fact]
    public async Task Readiness_says_of_it_what_an_operator_can_do_and_no_guest_has_to_wait_for_that()
    {
        await using var server = await SimulatedMailServer.StartAsync();
        var well = await new MailProbe(ServerOf(server)).AskAsync(_patience.Token);
        var wrong = await new MailProbe(ServerOf(server, options => options.Smtp.Password = "another")).AskAsync(_patience.Token);
        var stopped = await SimulatedMailServer.StartAsync();
        var toStopped = ServerOf(stopped);
        await stopped.DisposeAsync();
        var gone = await new MailProbe(toStopped).AskAsync(_patience.Token);

        Assert.Equal(Finding.Well("The mail server answered."), well);
        Assert.Equal(Condition.Warning, wrong.Condition);
        Assert.Contains("Alerts__Smtp__Password", wrong.Says, StringComparison.Ordinal);
        Assert.Equal((Condition.Warning, "The mail server cannot be reached."), (gone.Condition, gone.Says));
        Assert.Contains("Alerts__Smtp__Host", gone.Remedy, StringComparison.Ordinal);
    }

    private Task SendAsync(StaffMail mail, StaffRequest request) =>
        new MailStaffRequests(mail).SendAsync(mail.Receivers[0], request, _patience.Token);

    private StaffMail MailTo(SimulatedMailServer server, Action<AlertOptions>? change = null)
    {
        var options = OptionsFor(server);
        change?.Invoke(options);
        return new(Options.Create(options), ServerOf(server, change), _clock);
    }

    private MailServer ServerOf(SimulatedMailServer server, Action<AlertOptions>? change = null)
    {
        var options = OptionsFor(server);
        change?.Invoke(options);
        var trusted = server.Certificate.Thumbprint;
        return new(Options.Create(options), _clock, () => new SmtpClient
        {
            CheckCertificateRevocation = false,
            ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == trusted,
        });
    }

    private static AlertOptions OptionsFor(SimulatedMailServer server)
    {
        var options = new AlertOptions { From = "Concierge <concierge@hotel.example>", To = Night };
        (options.Smtp.Host, options.Smtp.Port) = ("127.0.0.1", server.Port);
        (options.Smtp.Username, options.Smtp.Password) = (SimulatedMailServer.User, SimulatedMailServer.Password);
        return options;
    }
}
