using System.Globalization;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Reads what people of the hotel write in the WhatsApp Business app, on the phone or a companion device, to guests of a number that the
/// Cloud API has as well (coexistence). Meta tells of nothing else there: what is sent over the API comes back in statuses. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/smb_message_echoes (May 2026):
/// <c>message_echoes</c> of <c>from</c>, the number as it is displayed, <c>to</c> (and <c>to_user_id</c>, <c>to_parent_user_id</c>),
/// <c>id</c>, <c>timestamp</c>, <c>type</c> and the object of that name; a correction is of type <c>edit</c>, a message taken back of type
/// <c>revoke</c>.
/// </summary>
internal static class WhatsAppEchoes
{
    /// <summary>The field of the webhook.</summary>
    public const string Field = "smb_message_echoes";

    /// <summary>The list in its value.</summary>
    public const string List = "message_echoes";

    private const string Edit = "edit";

    /// <summary>Of the year 2286, in seconds: what is later is no time.</summary>
    private const long LatestTimestamp = 10_000_000_000;

    /// <summary>
    /// Whether it answers nobody: a sign under a message, a message taken back, a pin, words to a group or to the hotel itself.
    /// </summary>
    public static bool IsSilent(ProviderJson echo, string business)
    {
        var type = echo.Text("type");
        return type is WhatsAppMessages.Reaction or WhatsAppMessages.Revoke
            || WhatsAppMessages.IsSilent(echo, type)
            || echo.Has("group_id")
            || WhatsAppAddress.Of(echo.Text("to")) == business;
    }

    /// <returns>Null when it lacks an id, a guest, a time or what its type promises, or is from another number than it came for.</returns>
    public static StaffEcho? Read(ProviderJson echo, ProviderJson value, ConversationAddress business)
    {
        var (id, type) = (echo.Text("id"), echo.Text("type"));
        if (id.Length == 0
            || !IsFrom(echo.Text("from"), value, business.Business)
            || WhatsAppPeople.ReadAddressee(echo, value) is not [var guest, ..] ids
            || !long.TryParse(echo.Text("timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds >= LatestTimestamp)
            return null;

        // A correction is what the guest reads from now on, so it counts as written then.
        var isEdit = type is Edit;
        if ((isEdit ? echo.Object(Edit)?.Object("message") : echo) is not { } said
            || WhatsAppMessages.ReadContent(said, isEdit ? WhatsAppMessages.TypeOf(said) : type, value) is not var (kind, text, _))
            return null;
        return new(id, business with { Guest = guest }, kind, text, DateTimeOffset.FromUnixTimeSeconds(seconds))
        {
            GuestAliases = [.. ids.Skip(1)],
        };
    }

    private static bool IsFrom(string from, ProviderJson value, string business) => WhatsAppAddress.OfDisplayed(from) is { } number
        && (number == business || number == WhatsAppAddress.OfDisplayed(value.Object("metadata")?.Text("display_phone_number") ?? ""));
}
