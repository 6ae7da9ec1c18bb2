namespace HotelConcierge.Conversations;

/// <summary>What a message of the guest's said, so that an edit that changes nothing is told from one that does.</summary>
/// <param name="SourceId">The message's id on its channel.</param>
/// <param name="Digest">Of its kind, its words and its files: nothing can be read from it.</param>
public sealed record HeardText(string SourceId, string Digest);
