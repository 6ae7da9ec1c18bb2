using System.Globalization;
using HotelConcierge.Text;
using Microsoft.Extensions.Options;
using MimeKit;

namespace HotelConcierge.Alerts;

/// <summary>
/// Mails staff by the operator's mail server. Each receiver is mailed by themselves, so that one whom the server refuses keeps the others
/// neither from being told nor from being told once only.
/// </summary>
internal sealed class StaffMail(IOptions<AlertOptions> options, MailServer server, TimeProvider clock)
{
    private readonly Lazy<IReadOnlyList<Receiver>> _receivers = new(() => ReceiversOf(options.Value));

    /// <summary>Who is mailed, by names that say nothing of them and never change; nobody where no mail server is set.</summary>
    public IReadOnlyList<string> Receivers => server.IsSet ? [.. _receivers.Value.Select(receiver => receiver.Name)] : [];

    /// <summary>Ends when the server has taken the mail for one receiver.</summary>
    /// <param name="receiver">One of <see cref="Receivers"/>.</param>
    /// <exception cref="MailException">It was not taken; try again.</exception>
    public async Task SendAsync(string receiver, StaffLetter letter, CancellationToken cancellationToken)
    {
        var all = _receivers.Value;
        var to = all.Single(one => one.Name == receiver).Address;
        using var message = letter.ToMessage(server.From, all.Select(one => one.Address), clock.GetUtcNow());
        await server.SendAsync(message, to, cancellationToken);
    }

    private static IReadOnlyList<Receiver> ReceiversOf(AlertOptions options) => options.Smtp.Host.Length == 0
        ? []
        : [.. AlertOptionsValidator.Split(options.To)
            .Select(AlertOptionsValidator.AddressOf)
            .OfType<MailboxAddress>()
            .DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)
            .Select(address => new Receiver(NameOf(address), address))];

    // Stored with what they were told, where a person's address has no place.
    private static string NameOf(MailboxAddress address) =>
        string.Create(CultureInfo.InvariantCulture, $"mail-{StableHash.Of(address.Address.ToLowerInvariant()):x16}");

    // A class, and no pair: a pair of a mail library's type would load that library before anybody is mailed.
    private sealed record Receiver(string Name, MailboxAddress Address);
}
