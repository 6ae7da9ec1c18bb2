using Microsoft.Extensions.Options;
using MimeKit;

namespace HotelConcierge.Alerts;

/// <summary>Whatever would keep staff from being told is found at start, all of it at once.</summary>
internal sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    private const int MostReceivers = 20;

    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        List<string> problems = [.. FindProblems(options)];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> FindProblems(AlertOptions options)
    {
        if (options.WebhookUrl.Length > 0
            && !(Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            yield return "Alerts__WebhookUrl is no absolute web address. Write it with its scheme, such as https://example.com.";

        var smtp = options.Smtp;
        string[] given = [options.From, options.To, smtp.Host, smtp.Username, smtp.Password];
        if (given.All(value => value.Length == 0))
            yield break;
        foreach (var problem in FindServerProblems(smtp).Concat(FindAddressProblems(options)))
            yield return problem;
    }

    private static IEnumerable<string> FindServerProblems(SmtpOptions smtp)
    {
        if (smtp.Host.Length == 0)
            yield return "Alerts__Smtp__Host is missing. Name the mail server, or take out what else is set for mails to staff.";
        else if (Uri.CheckHostName(smtp.Host) is UriHostNameType.Unknown)
            yield return "Alerts__Smtp__Host is no name of a host. Write it without scheme and port, such as smtp.hotel.example.";
        if (smtp.Username.Length > 0 && smtp.Password.Length == 0)
            yield return "Alerts__Smtp__Password is missing. Set it, or take out Alerts__Smtp__Username.";
        if (smtp.Password.Length > 0 && smtp.Username.Length == 0)
            yield return "Alerts__Smtp__Username is missing. Set it, or take out Alerts__Smtp__Password.";
        if (smtp.ReadSecurity() is not { } security)
            yield return $"Alerts__Smtp__Security is none of {string.Join(", ", Enum.GetNames<SmtpSecurity>())}. Write one of them.";
        else if (security is SmtpSecurity.None && smtp.Host.Length > 0 && !PrivateHosts.Include(smtp.Host))
            yield return "Alerts__Smtp__Security may be None towards this machine or a private network only. Use StartTls or Tls.";
    }

    private static IEnumerable<string> FindAddressProblems(AlertOptions options)
    {
        if (options.From.Length == 0)
            yield return "Alerts__From is missing. Name the address from which mails to staff come.";
        else if (AddressOf(options.From) is null)
            yield return "Alerts__From is no mail address. Write one such as concierge@hotel.example.";
        var receivers = Split(options.To);
        if (receivers.Count == 0)
            yield return "Alerts__To is missing. Name who is mailed: addresses, separated by commas.";
        if (receivers.Count > MostReceivers)
            yield return $"Alerts__To names more than {MostReceivers} addresses. Use a list of the mail server's.";
        for (var place = 0; place < receivers.Count; place++)
        {
            if (AddressOf(receivers[place]) is null)
                yield return $"Alerts__To: number {place + 1} is no mail address. Write one such as night@hotel.example.";
        }
    }

    internal static IReadOnlyList<string> Split(string addresses) =>
        addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An address that any mail server takes, with or without a name before it; null for none.</summary>
    internal static MailboxAddress? AddressOf(string text) =>
        !text.Any(char.IsControl)
        && MailboxAddress.TryParse(text, out var address)
        && address is { LocalPart.Length: > 0, Domain.Length: > 0 }
        && address.Address.All(char.IsAscii)
            ? address
            : null;
}
