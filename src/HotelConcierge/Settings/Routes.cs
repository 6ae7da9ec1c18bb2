namespace HotelConcierge.Settings;

/// <summary>The addresses that providers, operators and their scripts rely on, the same in every host. Add, never rename.</summary>
public static class Routes
{
    /// <summary>
    /// Begins every route but those of pages. Azure Functions adds no prefix of its own, as <c>host.json</c> says, since pages have none.
    /// </summary>
    public const string Prefix = "api";

    /// <summary>Where a channel's provider posts messages, and some ask by GET first whether it is ours.</summary>
    public const string Webhook = Prefix + "/channels/{channel}";

    /// <summary>Where it reports how far a message of ours came.</summary>
    public const string DeliveryReport = Prefix + "/channels/{channel}/status";

    /// <summary>Where providers fetch the pictures and files that we send.</summary>
    public const string Media = Prefix + "/media/" + MediaToken;

    /// <summary>The place of a file's token in <see cref="Media"/>.</summary>
    public const string MediaToken = "{token}";

    /// <summary>Where operators' programs begin conversations.</summary>
    public const string Conversations = Prefix + "/conversations";

    /// <summary>One conversation, for operators.</summary>
    public const string Conversation = Prefix + "/conversations/{id}";

    /// <summary>Where the hotel's system hands its reservations over.</summary>
    public const string Stays = Prefix + "/reservations";

    /// <summary>Where a code for one of them is asked for.</summary>
    public const string StayLink = Prefix + "/reservations/{number}/link";

    /// <summary>What guests have had noted for staff and is open.</summary>
    public const string Requests = Prefix + "/requests";

    /// <summary>Where staff say that one of them is done.</summary>
    public const string RequestDone = Prefix + "/requests/{id}/done";

    /// <summary>Where staff sign in with their key, sign out, and ask who they are.</summary>
    public const string StaffSession = Prefix + "/desk/session";

    /// <summary>Where staff set out to sign in at the hotel's own issuer.</summary>
    public const string StaffSignIn = Prefix + "/desk/signin";

    /// <summary>Where that issuer sends them back to.</summary>
    public const string StaffSignInCallback = StaffSignIn + "/callback";

    /// <summary>Where Twilio tells what happens to guests whom people of Flex look after.</summary>
    public const string FlexEvents = Prefix + "/desk/flex";

    /// <summary>The page of the people who look after guests.</summary>
    public const string Desk = "desk";

    /// <summary>What that page is made of: scripts, styles.</summary>
    public const string DeskAsset = "desk/assets/{asset}";

    /// <summary>The open cases, and what becomes of them.</summary>
    public const string DeskEvents = Prefix + "/desk/events";

    /// <summary>A case with all that was said.</summary>
    public const string DeskCase = Prefix + "/desk/cases/{id}";

    /// <summary>Where staff do something about a case: take, messages, notes, typing, read, return, close.</summary>
    public const string DeskAct = Prefix + "/desk/cases/{id}/{act}";

    /// <summary>A file of a case.</summary>
    public const string DeskFile = Prefix + "/desk/cases/{id}/files/{file}";

    /// <summary>Answers that staff give often.</summary>
    public const string DeskCanned = Prefix + "/desk/canned";

    /// <summary>The web chat's page.</summary>
    public const string Chat = "chat";

    /// <summary>What the page is made of: scripts, styles.</summary>
    public const string ChatAsset = "chat/{asset}";

    /// <summary>What was said in a web chat, and what comes next.</summary>
    public const string ChatEvents = Prefix + "/channels/web/events";

    /// <summary>A file that a guest sends by web chat.</summary>
    public const string ChatFile = Prefix + "/channels/web/files/{id}";

    /// <summary>Whether the process answers.</summary>
    public const string Health = Prefix + "/health";

    /// <summary>Whether what it depends on is there, by name.</summary>
    public const string Ready = Prefix + "/ready";

    /// <summary>A route as a path: <c>/api/health</c>.</summary>
    public static string Full(string route) => "/" + route;
}
