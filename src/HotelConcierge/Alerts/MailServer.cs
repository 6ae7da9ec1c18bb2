using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HotelConcierge.Alerts;

/// <summary>The operator's mail server, by which staff are mailed, and customers their codes.</summary>
/// <param name="client">
/// Makes a client that is connected to nothing. It says which certificates are trusted. Null for <see cref="NewClient"/>: naming it would
/// load the mail libraries into every host, also one that mails nobody.
/// </param>
internal sealed class MailServer(IOptions<AlertOptions> options, TimeProvider clock, Func<SmtpClient>? client = null)
{
    /// <summary>So long a mail may take, from the connection to the server's last word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether there is one.</summary>
    public bool IsSet => options.Value.Smtp.Host.Length > 0;

    /// <summary>From whom its mails come.</summary>
    public MailboxAddress From => AlertOptionsValidator.AddressOf(options.Value.From)!;

    /// <summary>Ends when the server has taken a mail for one receiver, whoever else is named in it.</summary>
    /// <exception cref="MailException">It was not taken; try again.</exception>
    public Task SendAsync(MimeMessage message, MailboxAddress to, CancellationToken cancellationToken) =>
        TalkAsync((smtp, token) => smtp.SendAsync(message, From, [to], token), cancellationToken);

    /// <summary>Ends when the server would take a mail: it can be reached, is who it says, and knows the user.</summary>
    /// <exception cref="MailException">It would not, or not now.</exception>
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
        using var smtp = client is null ? NewClient() : client();
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
            throw new MailException($"The mail server did not answer within {Patience.TotalSeconds:0} seconds.", late);
        }
        catch (Exception trouble) when (Tell(trouble) is { } why)
        {
            throw new MailException(why, trouble);
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
}
