namespace HotelConcierge.Messages;

/// <summary>
/// The two ends of a conversation as the network knows them, which is the same whichever provider carries its messages:
/// a business's and a guest's number on <c>whatsapp</c> or <c>sms</c>, or a bot and a user of it.
/// </summary>
/// <param name="Network">Lower-case letters and digits.</param>
/// <param name="Business">A number in E.164 (<c>+14155238886</c>), or the network's own id.</param>
/// <param name="Guest">Likewise; WhatsApp's business-scoped id as WhatsApp writes it.</param>
/// <remarks>It is personal data, as an address is: where it has to be kept, its <see cref="Id"/> is.</remarks>
public sealed record NetworkPair(string Network, string Business, string Guest)
{
    /// <summary>A name that says nothing of the two.</summary>
    public PairId Id => new(ConversationId.Digest(Network, Business, Guest));
}

/// <summary>Names a <see cref="NetworkPair"/>: the network and a digest. Safe in logs and as a table key.</summary>
public readonly record struct PairId(string Value)
{
    public override string ToString() => Value;
}
