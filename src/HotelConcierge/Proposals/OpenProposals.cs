using System.Text.Json;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;

namespace HotelConcierge.Proposals;

/// <summary>
/// What each guest was proposed last and has not answered. A proposal of a later turn takes its place; within one turn the first stays, so
/// that a yes is to the only question that the guest has read. Erased with the guest.
/// </summary>
public sealed class OpenProposals(ITableStore store, TimeProvider clock)
{
    private const string Key = "open";
    private const string Json = "json";

    /// <summary>What a yes would be to.</summary>
    /// <param name="call">The tool call that asks, so that one which runs again finds what it has answered; null for nobody's.</param>
    /// <returns>Null when nothing is open.</returns>
    public async Task<Proposal?> FindAsync(ConversationId guest, string? call, CancellationToken cancellationToken) =>
        await ReadAsync(guest, cancellationToken) is (_, { } proposal)
        && (proposal.AnsweredBy is null ? clock.GetUtcNow() < proposal.ExpiresAt : proposal.AnsweredBy == call)
            ? proposal
            : null;

    /// <summary>Proposes something in place of what was proposed in an earlier turn. Done twice for one call, it changes nothing.</summary>
    /// <returns>Null where this turn has a question open already; that one stays.</returns>
    public async Task<Proposal?> OpenAsync(ConversationId guest, Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (await ReadAsync(guest, cancellationToken) is (_, { } known))
        {
            if (known.Id == proposal.Id)
                return known;
            if (IsAskedIn(proposal.Turn, known))
                return null;
        }

        await store.PutAsync(GuestTables.Proposals, RowOf(guest, proposal), cancellationToken);
        return proposal;
    }

    /// <summary>Whether another call of a turn has proposed something in it, which the guest is yet to read.</summary>
    /// <param name="call">Whose own proposal does not count.</param>
    public async Task<bool> IsAskingAsync(ConversationId guest, string turn, string call, CancellationToken cancellationToken) =>
        await ReadAsync(guest, cancellationToken) is (_, { } open) && open.Id != Proposal.IdFor(guest, call) && IsAskedIn(turn, open);

    /// <summary>Takes the guest's answer to a proposal, for one tool call.</summary>
    /// <returns>Whether that call may act on it; false when another was first, or something else is proposed by now.</returns>
    public async Task<bool> TryAnswerAsync(ConversationId guest, string proposal, string call, CancellationToken cancellationToken)
    {
        if (await ReadAsync(guest, cancellationToken) is not (var row, { } open) || open.Id != proposal)
            return false;
        if (open.AnsweredBy is not null)
            return open.AnsweredBy == call;
        return clock.GetUtcNow() < open.ExpiresAt
            && await store.TryReplaceAsync(
                GuestTables.Proposals,
                RowOf(guest, open with { AnsweredBy = call }) with { Version = row!.Version },
                cancellationToken);
    }

    /// <summary>Takes the proposal away, because the talk is about something else now.</summary>
    public Task CloseAsync(ConversationId guest, CancellationToken cancellationToken) =>
        store.DeleteAsync(GuestTables.Proposals, guest.Value, Key, cancellationToken);

    /// <summary>Takes away what a turn proposed, because its guest did not get to read it.</summary>
    public async Task WithdrawAsync(ConversationId guest, string turn, CancellationToken cancellationToken)
    {
        if (await ReadAsync(guest, cancellationToken) is (_, { } open) && IsAskedIn(turn, open))
            await CloseAsync(guest, cancellationToken);
    }

    private bool IsAskedIn(string turn, Proposal open) =>
        open.Turn == turn && open.AnsweredBy is null && clock.GetUtcNow() < open.ExpiresAt;

    private async Task<(TableRow? Row, Proposal? Proposal)> ReadAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(GuestTables.Proposals, guest.Value, Key, cancellationToken);
        return row is not null && LongText.Read(row, Json) is { } json
            ? (row, JsonSerializer.Deserialize<Proposal>(json, TurnJson.Options))
            : (row, null);
    }

    private static TableRow RowOf(ConversationId guest, Proposal proposal)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        LongText.Write(properties, Json, JsonSerializer.Serialize(proposal, TurnJson.Options));
        return new(guest.Value, Key, properties);
    }
}
