namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Whether a participant of a conversation is a guest. Who is bound to a phone is one. Others have a role, which Flex gives them: its
/// agents, supervisors and administrators have those by these names, and whoever opens a web chat is a <c>guest</c>; elsewhere roles are
/// called <c>channel user</c> and the like. See https://www.twilio.com/docs/flex/admin-guide/setup/conversations/conversations-roles.
/// </summary>
public sealed class ConversationsAuthors(ConversationsApi api)
{
    private static readonly string[] StaffRoles = ["agent", "supervisor", "admin"];

    /// <param name="participant">The participant's id; null for who is none: a program or the system, so no guest.</param>
    /// <returns>Null where Twilio would not say.</returns>
    public async Task<bool?> IsGuestAsync(string conversation, string? participant, CancellationToken cancellationToken)
    {
        if (participant is null)
            return false;
        var found = await api.GetAsync(
            $"{api.PathOf(conversation)}/Participants/{Uri.EscapeDataString(participant)}", cancellationToken);

        // Who has left is told by the name alone, and the name is not known.
        if (found.Failure is not null || found.Body is not { } who)
            return null;
        if (who.Object("messaging_binding")?.Text("address") is { Length: > 0 })
            return true;
        if (who.Text("role_sid") is not { Length: > 0 } role)
            return true;
        var named = await api.GetAsync($"{api.Service}/Roles/{Uri.EscapeDataString(role)}", cancellationToken);
        return named.Failure is null && named.Body is { } known
            ? !StaffRoles.Contains(known.Text("friendly_name"), StringComparer.OrdinalIgnoreCase)
            : null;
    }
}
