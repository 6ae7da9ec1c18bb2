using System.Text.Json;
using HotelConcierge.Diagnostics;
using HotelConcierge.Settings;

namespace HotelConcierge.Readiness;

/// <summary>Whether the deployment can serve guests, and each thing it depends on by name.</summary>
public sealed record ReadinessReport(IReadOnlyList<ReadinessCheck> Checks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Whether guests can be served: nothing is not well. A warning does not count.</summary>
    public bool IsReady => Checks.All(check => check.Finding.Condition is not Condition.NotWell);

    /// <summary><c>ready</c> or <c>not ready</c>.</summary>
    public string Status => IsReady ? "ready" : "not ready";

    /// <summary>The HTTP status of the answer: 200, or 503 which monitors and load balancers understand.</summary>
    public int HttpStatus => IsReady ? 200 : 503;

    /// <summary>
    /// The answer to <see cref="Routes.Ready"/>: <c>status</c>, and in <c>checks</c> of each thing <c>what</c>, <c>status</c>,
    /// <c>says</c>, <c>remedy</c>, <c>askedAt</c>.
    /// </summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                Status,
                Checks = Checks.Select(check => new
                {
                    check.What,
                    check.Status,
                    check.Finding.Says,
                    check.Finding.Remedy,
                    check.AskedAt,
                }),
            },
            Json);
}

/// <summary>What was found out about one thing.</summary>
/// <param name="What">The thing, see <see cref="IProbe.What"/>.</param>
/// <param name="AskedAt">When the answer came: it may be as old as <see cref="IProbe.CountsFor"/>.</param>
public sealed record ReadinessCheck(string What, Finding Finding, DateTimeOffset AskedAt)
{
    /// <summary>How it is, in words: <c>well</c>, <c>warning</c>, <c>not well</c>.</summary>
    public string Status => Finding.Condition switch { Condition.Well => "well", Condition.Warning => "warning", _ => "not well" };
}
