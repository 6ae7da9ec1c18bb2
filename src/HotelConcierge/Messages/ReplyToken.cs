namespace HotelConcierge.Messages;

/// <summary>What came with a guest's message and answers it once, soon, where a channel gives such a thing.</summary>
/// <param name="Token">The channel's own; nothing of the guest's is in it.</param>
/// <param name="Until">Until when it is used: some seconds before the channel forgets it.</param>
public sealed record ReplyToken(string Token, DateTimeOffset Until);
