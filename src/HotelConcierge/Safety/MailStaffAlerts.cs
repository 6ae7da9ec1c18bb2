using HotelConcierge.Alerts;

namespace HotelConcierge.Safety;

/// <summary>Mails alerts to staff.</summary>
internal sealed class MailStaffAlerts(StaffMail mail) : IStaffAlerts
{
    public IReadOnlyList<string> Receivers => mail.Receivers;

    public Task SendAsync(string receiver, StaffAlert alert, CancellationToken cancellationToken) =>
        mail.SendAsync(receiver, Write(alert), cancellationToken);

    private static StaffLetter Write(StaffAlert alert) =>
        new(alert.Id, $"URGENT: a guest may be in danger ({alert.Kind}, {alert.Assistant})", alert.Text, IsUrgent: true)
        {
            Facts =
            [
                ("Kind", alert.Kind),
                ("Assistant", alert.Assistant),
                ("Channel", alert.Channel),
                ("Guest", alert.Guest),
                ("Conversation", alert.Conversation),
                ("At", StaffLetter.Write(alert.At)),
                ("Id", alert.Id),
            ],
        };
}
