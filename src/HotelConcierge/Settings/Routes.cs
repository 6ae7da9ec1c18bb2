namespace HotelConcierge.Settings;

/// <summary>The addresses that providers, operators and their scripts rely on, the same in every host. Add, never rename.</summary>
public static class Routes
{
    /// <summary>Stands before every route. On Azure Functions <c>host.json</c> says the same.</summary>
    public const string Prefix = "api";

    /// <summary>Where a channel's provider posts messages, and some ask by GET first whether it is ours.</summary>
    public const string Webhook = "channels/{channel}";

    /// <summary>Where it reports how far a message of ours came.</summary>
    public const string DeliveryReport = "channels/{channel}/status";

    /// <summary>Where providers fetch the pictures and files that we send.</summary>
    public const string Media = "media/" + MediaToken;

    /// <summary>The place of a file's token in <see cref="Media"/>.</summary>
    public const string MediaToken = "{token}";

    /// <summary>Where operators' programs begin conversations.</summary>
    public const string Conversations = "conversations";

    /// <summary>One conversation, for operators.</summary>
    public const string Conversation = "conversations/{id}";

    /// <summary>Where the hotel's system hands its reservations over.</summary>
    public const string Stays = "reservations";

    /// <summary>Where a code for one of them is asked for.</summary>
    public const string StayLink = "reservations/{number}/link";

    /// <summary>What guests have had noted for staff and is open.</summary>
    public const string Requests = "requests";

    /// <summary>Where staff say that one of them is done.</summary>
    public const string RequestDone = "requests/{id}/done";

    /// <summary>Whether the process answers.</summary>
    public const string Health = "health";

    /// <summary>Whether what it depends on is there, by name.</summary>
    public const string Ready = "ready";

    /// <summary>A route with its prefix: <c>/api/health</c>.</summary>
    public static string Full(string route) => $"/{Prefix}/{route}";
}
