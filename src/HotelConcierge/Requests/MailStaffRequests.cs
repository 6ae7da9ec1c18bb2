using HotelConcierge.Alerts;

namespace HotelConcierge.Requests;

/// <summary>Mails requests to staff.</summary>
internal sealed class MailStaffRequests(StaffMail mail) : IStaffRequests
{
    private const string Urgent = "urgent";

    public IReadOnlyList<string> Receivers => mail.Receivers;

    public Task SendAsync(string receiver, StaffRequest request, CancellationToken cancellationToken) =>
        mail.SendAsync(receiver, Write(request), cancellationToken);

    private static StaffLetter Write(StaffRequest request)
    {
        var isUrgent = request.Urgency == Urgent;
        var room = request.Room is null ? "" : $", room {request.Room}";
        return new(
            request.Id,
            $"{(isUrgent ? "URGENT: " : "")}Guest request ({request.Kind}{room}, {request.Hotel})",
            "A guest asks for this. It is open until it is marked as done.",
            isUrgent)
        {
            Facts =
            [
                ("Summary", request.Summary),
                ("Details", request.Details?.Replace("\n", "; ", StringComparison.Ordinal)),
                ("Said", request.Said),
                ("Kind", request.Kind),
                ("Urgency", request.Urgency),
                ("Room", request.Room),
                ("Room from", request.RoomFrom),
                ("Hotel", request.Hotel),
                ("Channel", request.Channel),
                ("Guest", request.Guest),
                ("Conversation", request.Conversation),
                ("At", StaffLetter.Write(request.At)),
                ("Id", request.Id),
            ],
        };
    }
}
