using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Reads what Meta reports of our messages: late, twice, in any order, and a message that was read at once without a word of its
/// delivery. See https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status.
/// </summary>
internal static class WhatsAppStatuses
{
    private const int LongestWord = 40;

    /// <returns>Null for what says nothing of how far a message came.</returns>
    public static DeliveryReport? Read(ProviderJson status, ChannelName channel, string business)
    {
        var id = status.Text("id");
        if (id.Length == 0 || StateOf(status.Text("status")) is not { } state || WhatsAppPeople.ReadRecipient(status) is not [var guest, ..])
            return null;
        return new(id, new(channel, business, guest), state, state is DeliveryState.Failed ? FailureOf(status) : null)
        {
            Key = Guid.TryParseExact(status.Text("biz_opaque_callback_data"), "N", out var key) ? key : null,
            Charge = state is DeliveryState.Delivered or DeliveryState.Read ? ChargeOf(status.Object("pricing")) : null,
        };
    }

    private static DeliveryState? StateOf(string status) => status switch
    {
        "sent" => DeliveryState.Sent,
        "delivered" => DeliveryState.Delivered,
        "read" or "played" => DeliveryState.Read,
        "failed" => DeliveryState.Failed,
        _ => null,
    };

    private static DeliveryFailure FailureOf(ProviderJson status)
    {
        var code = status.Objects("errors").Select(error => error.Long("code")).FirstOrDefault(known => known is not null);
        return WhatsAppErrors.FromReport(code is >= 0 and <= int.MaxValue ? (int)code : null);
    }

    /// <summary>A charge stands in <c>sent</c>, when nothing is delivered yet, and in one of the reports after it.</summary>
    private static DeliveryCharge? ChargeOf(ProviderJson? pricing) =>
        pricing is { } charge && WordOf(charge.Text("category")) is { } category && WordOf(charge.Text("type")) is { } type
            ? new(category, type)
            : null;

    // It becomes a metric's tag, of which there must not be many.
    private static string? WordOf(string word) =>
        word.Length is > 0 and <= LongestWord && word.All(sign => char.IsAsciiLetterLower(sign) || sign is '_') ? word : null;
}
