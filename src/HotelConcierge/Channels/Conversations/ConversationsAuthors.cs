namespace HotelConcierge.Channels.Conversations;

/// <summary>Somebody who is in a conversation.</summary>
/// <param name="Name">As whom they write: a number, or an identity.</param>
/// <param name="Address">Of a phone; null for who writes in a browser.</param>
/// <param name="IsGuest">Null where Twilio would not say.</param>
public sealed record ConversationMember(string Name, string? Address, bool? IsGuest);

/// <summary>
/// Whether a participant of a conversation is a guest. Who is bound to a phone is one. Others have a role, which Flex gives them: its
/// agents, supervisors and administrators have those by these names, and whoever opens a web chat is a <c>guest</c>; elsewhere roles are
/// called <c>channel user</c> and the like. See https://www.twilio.com/docs/flex/admin-guide/setup/conversations/conversations-roles.
/// </summary>
public sealed class ConversationsAuthors(ConversationsApi api)
{
    private const int MostMembers = 100;

    private static readonly string[] StaffRoles = ["agent", "supervisor", "admin"];

    /// <summary>Who is in a conversation now.</summary>
    /// <exception cref="ChannelException">Twilio did not say.</exception>
    public async Task<IReadOnlyList<ConversationMember>> ListAsync(string conversation, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"{api.PathOf(conversation)}/Participants?PageSize={MostMembers}", cancellationToken);
        if (answer.Failure is { } failure)
            throw ConversationsApi.Unanswered("who is in the conversation", failure);
        var members = new List<ConversationMember>();
        foreach (var who in answer.Body?.Objects("participants") ?? [])
        {
            var address = who.Object("messaging_binding")?.Text("address") is { Length: > 0 } bound ? bound : null;
            if ((address ?? who.Text("identity")) is { Length: > 0 } name)
                members.Add(new(name, address, await IsGuestAsync(who, cancellationToken)));
        }

        return members;
    }

    /// <param name="participant">The participant's id; null for who is none: a program or the system, so no guest.</param>
    /// <returns>Null where Twilio would not say.</returns>
    public async Task<bool?> IsGuestAsync(string conversation, string? participant, CancellationToken cancellationToken)
    {
        if (participant is null)
            return false;
        var found = await api.GetAsync(
            $"{api.PathOf(conversation)}/Participants/{Uri.EscapeDataString(participant)}", cancellationToken);

        // Who has left is told by the name alone, and the name is not known.
        return found.Failure is null && found.Body is { } who ? await IsGuestAsync(who, cancellationToken) : null;
    }

    private async Task<bool?> IsGuestAsync(ProviderJson who, CancellationToken cancellationToken)
    {
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
