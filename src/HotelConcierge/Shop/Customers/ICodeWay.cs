namespace HotelConcierge.Shop.Customers;

/// <summary>A way by which a code reaches a contact that the ERP has.</summary>
internal interface ICodeWay
{
    /// <summary>Whether this deployment can send to such contacts.</summary>
    bool Takes(ContactKind kind);

    /// <summary>Sends a letter, as often as it is asked to and, where that can be found out, once for a key.</summary>
    /// <returns>
    /// Whether the way is open, as <see cref="IsOpenAsync"/> says it: true also when it was only this receiver who was refused, which the
    /// log says and no guest may learn, since nobody is refused who has nothing sent.
    /// </returns>
    Task<bool> SendAsync(CodeLetter letter, CancellationToken cancellationToken);

    /// <summary>Asks whether a letter would be taken without sending it: what is done in the place of sending where nobody has the contact,
    /// so that an outage and the time that it takes look the same.</summary>
    Task<bool> IsOpenAsync(CodeLetter letter, CancellationToken cancellationToken);
}

/// <summary>A code on its way.</summary>
/// <param name="To">As the ERP has it; where nobody has it, what the guest named, which nothing is sent to.</param>
/// <param name="Text">Plain; with the code.</param>
/// <param name="Key">Names it, the same at every try.</param>
/// <param name="FirstTriedAt">When it was begun.</param>
/// <param name="IsRepeated">Whether nobody knows if it went out before.</param>
internal sealed record CodeLetter(
    CustomerContact To, string Subject, string Text, string Key, DateTimeOffset FirstTriedAt, bool IsRepeated);
