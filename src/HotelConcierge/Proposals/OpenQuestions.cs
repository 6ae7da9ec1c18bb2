using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Proposals;

/// <summary>Every question of ours that a guest may still answer: lists to choose from and proposals.</summary>
public sealed class OpenQuestions(GuestTables tables)
{
    /// <summary>
    /// Closes them all, because the guest began anew or does not want to be written to: what they say next answers nothing of before.
    /// </summary>
    public async Task CloseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var table in GuestTables.Questions)
            await tables.EraseAsync(table, guest, exceptKeyPrefix: "", cancellationToken);
    }
}
