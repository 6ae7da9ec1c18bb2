using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Text;

namespace HotelConcierge.Tools;

/// <summary>
/// A feature whose guests prove something by a code in a message of their own. Codes are taken out of messages and handed over before any
/// model is asked: none can pass one on, and none sees one.
/// </summary>
public interface ITakesCodes
{
    /// <summary>Whether guests of an assistant may send it codes.</summary>
    bool TakesCodesOf(Assistant assistant);

    /// <summary>Does what a code is for. Done twice, it changes nothing.</summary>
    /// <param name="turn">In which it was sent: a wrong code counts once a turn, however often that runs.</param>
    /// <returns>What the guest reads, in Markdown; null for a code that does nothing here, whatever the reason.</returns>
    Task<string?> TakeAsync(
        Assistant assistant, OneTimeCode code, GuestContact guest, string language, string turn, CancellationToken cancellationToken);

    /// <summary>What the guest reads of a code that does nothing.</summary>
    string Unknown(Assistant assistant, string language);
}
