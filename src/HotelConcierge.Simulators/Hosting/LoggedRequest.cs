using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Hosting;

/// <summary>A request the simulator received, whatever came of it. The control API's own requests are not among them.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Path">The path without the query.</param>
/// <param name="Query">The query as written, with its question mark; empty when there was none.</param>
/// <param name="Form">The form's fields; empty when the body was no form. Repeated fields keep every value.</param>
public sealed record LoggedRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, IReadOnlyList<string>> Form)
{
    /// <summary>The field's first value, or an empty string.</summary>
    public string Field(string name) => Form.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : "";

    internal static async Task<LoggedRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        IFormCollection form = request.HasFormContentType
            ? await request.ReadFormAsync(context.RequestAborted)
            : FormCollection.Empty;
        return new LoggedRequest(
            request.Method,
            request.Path,
            request.QueryString.Value ?? "",
            form.ToDictionary(
                field => field.Key,
                IReadOnlyList<string> (field) => [.. field.Value.Select(value => value ?? "")],
                StringComparer.Ordinal));
    }
}
