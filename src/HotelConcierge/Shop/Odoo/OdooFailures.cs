using System.Net;
using System.Text.Json;

namespace HotelConcierge.Shop.Odoo;

/// <summary>
/// What went wrong with a call of Odoo, told by kinds alone: its messages hold what customers wrote, its tracebacks anything.
/// </summary>
internal static class OdooFailures
{
    private const int LongestName = 100;

    // Odoo tries a call five times by itself before one of these comes out: odoo/service/model.py, PG_CONCURRENCY_ERRORS_TO_RETRY.
    private static readonly string[] Passing =
    [
        "psycopg2.errors.SerializationFailure",
        "psycopg2.errors.DeadlockDetected",
        "psycopg2.errors.LockNotAvailable",
        "psycopg2.errors.QueryCanceled",
        "psycopg2.errors.AdminShutdown",
        "psycopg2.extensions.TransactionRollbackError",
        "psycopg2.extensions.QueryCanceledError",
        "psycopg2.OperationalError",
        "psycopg2.InterfaceError",
        "psycopg2.pool.PoolError",
        "odoo.sql_db.PoolError",
        "odoo.exceptions.ConcurrencyError",
        "odoo.exceptions.LockError",
        "builtins.TimeoutError",
    ];

    /// <summary>Reads the error of an answer.</summary>
    /// <param name="call">The model and the method, for the operator.</param>
    public static OdooError Read(string call, JsonElement error)
    {
        var name = error.ValueKind is JsonValueKind.Object
            && error.TryGetProperty("data", out var data)
            && data.ValueKind is JsonValueKind.Object
            && data.TryGetProperty("name", out var text)
            && text.ValueKind is JsonValueKind.String
                ? Plain(text.GetString()!)
                : "an error without a name";
        return new(name, new ErpException(TroubleOf(name), $"Odoo answered {call} with {name}."));
    }

    /// <summary>What an HTTP status other than 200 means, which no call of Odoo itself is answered with: it is a proxy's.</summary>
    public static ErpException Read(string call, HttpStatusCode status) => new(
        status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                ErpTrouble.Unavailable,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ErpTrouble.NoAccess,
            _ => ErpTrouble.Broken,
        },
        $"Odoo answered {call} with HTTP {(int)status}.");

    /// <summary>What a connection that broke, or no answer in time, means.</summary>
    public static ErpException Read(string call, Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(ErpTrouble.Broken, $"Odoo's answer to {call} is larger than we read."),
        HttpRequestException broken =>
            new(ErpTrouble.Unavailable, $"Odoo cannot be reached for {call} ({broken.HttpRequestError}).", broken),
        OperationCanceledException => new(ErpTrouble.Unavailable, $"Odoo did not answer {call} in time."),
        _ => new(ErpTrouble.Unavailable, $"The connection to Odoo broke during {call}."),
    };

    private static ErpTrouble TroubleOf(string name) => name switch
    {
        OdooError.AccessDenied or "odoo.exceptions.AccessError" => ErpTrouble.NoAccess,
        _ when Passing.Contains(name, StringComparer.Ordinal) => ErpTrouble.Unavailable,
        "odoo.exceptions.UserError" or "odoo.exceptions.ValidationError" or "odoo.exceptions.MissingError"
            or "odoo.exceptions.RedirectWarning" => ErpTrouble.Refused,
        _ => ErpTrouble.Broken,
    };

    // It goes into logs: Python's names are letters, digits, underscores and points.
    private static string Plain(string name) =>
        name.Length is > 0 and <= LongestName && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '.')
            ? name
            : "an error of a strange name";
}

/// <summary>An error of an answer.</summary>
/// <param name="Name">Python's name of it, such as <c>odoo.exceptions.AccessError</c>.</param>
internal sealed record OdooError(string Name, ErpException Exception)
{
    /// <summary>The key is wrong, expired or taken back, or the user is gone.</summary>
    public const string AccessDenied = "odoo.exceptions.AccessDenied";
}
