using System.Globalization;
using System.Net.Sockets;
using HotelConcierge.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HotelConcierge.Alerts;

/// <summary>
/// Mails staff by the operator's mail server. Each receiver is mailed by themselves, so that one whom the server refuses keeps the others
/// neither from being told nor from being told once only.
/// </summary>
/// <param name="client">Makes a client that is connected to nothing. It says which certificates are trusted.</param>
internal sealed class StaffMail(IOptions<AlertOptions> options, TimeProvider clock, Func<SmtpClient> client)
{
    /// <summary>So long a mail may take, from the connection to the server's last word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lazy<IReadOnlyList<(string Name, MailboxAddress Address)>> _receivers = new(() => ReceiversOf(options.Value));

    /// <summary>Who is mailed, by names that say nothing of them and never change; nobody where no mail server is set.</summary>
    public IReadOnlyList<string> Receivers => [.. _receivers.Value.Select(receiver => receiver.Name)];

    /// <summary>Ends when the server has taken the mail for one receiver.</summary>
    /// <param name="receiver">One of <see cref="Receivers"/>.</param>
    /// <exception cref="StaffMailException">It was not taken; try again.</exception>
    public async Task SendAsync(string receiver, StaffLetter letter, CancellationToken cancellationToken)
    {
        var all = _receivers.Value;
        var to = all.Single(one => one.Name == receiver).Address;
        var from = AlertOptionsValidator.AddressOf(options.Value.From)!;
        using var message = letter.ToMessage(from, all.Select(one => one.Address), clock.GetUtcNow());
        await TalkAsync((smtp, token) => smtp.SendAsync(message, from, [to], token), cancellationToken);
    }

    /// <summary>Ends when the server would take a mail: it can be reached, is who it says, and knows the user.</summary>
    /// <exception cref="StaffMailException">It would not, or not now.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => TalkAsync((smtp, token) => smtp.NoOpAsync(token), cancellationToken);

    /// <summary>A client as it is used for guests' sake: it trusts whom this machine trusts.</summary>
    public static SmtpClient NewClient() => new()
    {
        // As HttpClient does it: an alert must not wait for a certificate authority's list, which a closed network does not reach.
        CheckCertificateRevocation = false,
    };

    private async Task TalkAsync(Func<SmtpClient, CancellationToken, Task> say, CancellationToken cancellationToken)
    {
        var server = options.Value.Smtp;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var smtp = client();
        try
        {
            await smtp.ConnectAsync(server.Host, server.Port, SocketOptionsOf(server), either.Token);
            if (server.Username.Length > 0)
                await smtp.AuthenticateAsync(server.Username, server.Password, either.Token);
            await say(smtp, either.Token);
            await smtp.DisconnectAsync(quit: true, either.Token);
        }
        catch (OperationCanceledException late) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StaffMailException($"The mail server did not answer within {Patience.TotalSeconds:0} seconds.", late);
        }
        catch (Exception trouble) when (Tell(trouble) is { } why)
        {
            throw new StaffMailException(why, trouble);
        }
    }

    /// <summary>What went wrong, in our words; null for what is no trouble with the server.</summary>
    private static string? Tell(Exception trouble) => trouble switch
    {
        SmtpCommandException refused => string.Create(
            CultureInfo.InvariantCulture, $"The mail server answered {(int)refused.StatusCode} ({refused.ErrorCode})."),
        AuthenticationException => "The mail server refuses Alerts__Smtp__Username with Alerts__Smtp__Password.",
        SslHandshakeException =>
            "The mail server's certificate is not trusted, or it does not speak TLS as Alerts__Smtp__Security says.",
        NotSupportedException => "The mail server offers no STARTTLS, or no way to sign in that is known here.",
        SocketException => "The mail server cannot be reached.",
        ProtocolException or IOException => "The mail server ended the connection, or said what is no SMTP.",
        _ => null,
    };

    private static SecureSocketOptions SocketOptionsOf(SmtpOptions server) => server.ReadSecurity() switch
    {
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static IReadOnlyList<(string, MailboxAddress)> ReceiversOf(AlertOptions options) => options.Smtp.Host.Length == 0
        ? []
        : [.. AlertOptionsValidator.Split(options.To)
            .Select(AlertOptionsValidator.AddressOf)
            .OfType<MailboxAddress>()
            .DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)
            .Select(address => (NameOf(address), address))];

    // Stored with what they were told, where a person's address has no place.
    private static string NameOf(MailboxAddress address) =>
        string.Create(CultureInfo.InvariantCulture, $"mail-{StableHash.Of(address.Address.ToLowerInvariant()):x16}");
}
