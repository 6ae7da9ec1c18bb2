namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// The ids of people in webhooks, as addresses. Wherever identity stands in fields it is read from them and never from a text such as
/// <c>system.body</c>, which Meta words as it likes.
/// </summary>
internal static class WhatsAppPeople
{
    /// <summary>A message's sender and their profile; the number stands first where it is known.</summary>
    public static (IReadOnlyList<string> Ids, ProviderJson? Profile) ReadSender(ProviderJson message, ProviderJson value)
    {
        var (from, scoped) = (message.Text("from"), message.Text("from_user_id"));
        var contact = ContactOf(from, scoped, value);

        // "from" may hold the business-scoped id while the contact has the number.
        return (
            Ids([
                WhatsAppAddress.IsScopedId(from) ? null : from,
                contact?.Text("wa_id"),
                from,
                scoped,
                contact?.Text("user_id"),
                message.Text("from_parent_user_id"),
                contact?.Text("parent_user_id"),
            ]),
            contact?.Object("profile"));
    }

    /// <summary>To whom the hotel wrote in the app on its phone; the number stands first where it is known.</summary>
    public static IReadOnlyList<string> ReadAddressee(ProviderJson echo, ProviderJson value)
    {
        var (to, scoped) = (echo.Text("to"), echo.Text("to_user_id"));
        var contact = ContactOf(to.TrimStart('+'), scoped, value);
        return Ids([
            WhatsAppAddress.IsScopedId(to) ? null : to,
            contact?.Text("wa_id"),
            to,
            scoped,
            contact?.Text("user_id"),
            echo.Text("to_parent_user_id"),
            contact?.Text("parent_user_id"),
        ]);
    }

    /// <summary>Whom a report is about; empty for a group.</summary>
    public static IReadOnlyList<string> ReadRecipient(ProviderJson status) => status.Text("recipient_type") is "group"
        ? []
        : Ids([status.Text("recipient_id"), status.Text("recipient_user_id"), status.Text("recipient_parent_user_id")]);

    /// <summary>
    /// The ids of a guest who changed their number, and with it their business-scoped id: those of before first. It comes without any
    /// contacts, and may come without the number of before; then it tells at least which new ids belong together.
    /// </summary>
    public static IReadOnlyList<string> ReadSystem(ProviderJson message) =>
        message.Object("system") is { } system && system.Text("type") is "user_changed_number" or "user_changed_user_id"
            ? Ids([
                message.Text("from"),
                message.Text("from_user_id"),
                system.Text("previous_user_id"),
                system.Text("wa_id"),
                system.Text("new_wa_id"),
                system.Text("user_id"),
                system.Text("parent_user_id"),
            ])
            : [];

    /// <summary>The ids of a guest whose business-scoped id changed: those of before first.</summary>
    public static IReadOnlyList<string> ReadUpdate(ProviderJson update, ProviderJson value)
    {
        var (scoped, parent) = (update.Object("user_id"), update.Object("parent_user_id"));
        var contacts = value.Objects("contacts").Take(2).ToList();
        return Ids([
            scoped?.Text("previous"),
            parent?.Text("previous"),
            update.Text("wa_id"),
            contacts is [var only] ? only.Text("wa_id") : null,
            scoped?.Text("current"),
            parent?.Text("current"),
        ]);
    }

    private static ProviderJson? ContactOf(string id, string scoped, ProviderJson value)
    {
        foreach (var known in value.Objects("contacts"))
        {
            if ((id.Length > 0 && (known.Text("wa_id") == id || known.Text("user_id") == id))
                || (scoped.Length > 0 && known.Text("user_id") == scoped))
                return known;
        }

        return null;
    }

    private static List<string> Ids(ReadOnlySpan<string?> texts)
    {
        List<string> ids = [];
        foreach (var text in texts)
        {
            if (text is { Length: > 0 } && WhatsAppAddress.Of(text) is { } id && !ids.Contains(id, StringComparer.Ordinal))
                ids.Add(id);
        }

        return ids;
    }
}
