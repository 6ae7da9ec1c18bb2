using System.Globalization;
using HotelConcierge.Alerts;
using HotelConcierge.Text;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace HotelConcierge.Shop.Customers;

/// <summary>
/// Mails codes. No mail server can be asked whether it has a mail already, so after a crash one may come twice: with the same code and the
/// same Message-Id, by which mail programs show it once.
/// </summary>
internal sealed partial class MailCodeWay(MailServer server, ILogger<MailCodeWay> log) : ICodeWay
{
    public bool Takes(ContactKind kind) => kind is ContactKind.Email && server.IsSet;

    public async Task<bool> SendAsync(CodeLetter letter, CancellationToken cancellationToken)
    {
        if (!MailboxAddress.TryParse(letter.To.Value, out var to))
            return await IsOpenAsync(letter, cancellationToken);
        using var message = Write(letter, to);
        try
        {
            await server.SendAsync(message, to, cancellationToken);
            return true;
        }
        catch (MailException trouble)
        {
            Log.NotTaken(log, trouble.Message);
            return await IsOpenAsync(letter, cancellationToken);
        }
    }

    public async Task<bool> IsOpenAsync(CodeLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            await server.CheckAsync(cancellationToken);
            return true;
        }
        catch (MailException trouble)
        {
            Log.Closed(log, trouble.Message);
            return false;
        }
    }

    private MimeMessage Write(CodeLetter letter, MailboxAddress to)
    {
        var message = new MimeMessage
        {
            MessageId = string.Create(CultureInfo.InvariantCulture, $"code-{StableHash.Of(letter.Key):x16}@{server.From.Domain}"),
            Date = letter.FirstTriedAt,
            Subject = letter.Subject,
            Body = new TextPart("plain") { Text = letter.Text },
        };
        message.From.Add(server.From);
        message.To.Add(to);

        // RFC 3834: nobody's holiday notice is to answer.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A mail with a customer's code was not taken: {Why}")]
        public static partial void NotTaken(ILogger logger, string why);

        [LoggerMessage(2, LogLevel.Error, "Customers cannot be mailed codes: {Why}")]
        public static partial void Closed(ILogger logger, string why);
    }
}
