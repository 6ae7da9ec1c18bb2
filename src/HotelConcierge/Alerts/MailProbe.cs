using HotelConcierge.Diagnostics;

namespace HotelConcierge.Alerts;

/// <summary>
/// Asks the mail server whether it would take a mail. Guests are served without it, so what is wrong with it is a warning. Asked
/// rarely: many servers lock out who signs in too often.
/// </summary>
internal sealed class MailProbe(MailServer mail) : IProbe
{
    public string What => "mail";

    public string Remedy => "Check Alerts__Smtp__Host, Alerts__Smtp__Port and the way to it. Meanwhile nobody is mailed.";

    public TimeSpan CountsFor => TimeSpan.FromMinutes(15);

    public TimeSpan BadCountsFor => TimeSpan.FromMinutes(2);

    /// <summary>Longer than a mail may take, so that what it ran into is said.</summary>
    public TimeSpan Patience => MailServer.Patience + TimeSpan.FromSeconds(2);

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await mail.CheckAsync(cancellationToken);
            return Finding.Well("The mail server answered.");
        }
        catch (MailException trouble)
        {
            return Finding.Warning(trouble.Message, Remedy);
        }
    }
}
