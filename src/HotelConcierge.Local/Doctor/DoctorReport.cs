using System.Globalization;
using System.Text;
using HotelConcierge.Local.Channels;
using HotelConcierge.Readiness;

namespace HotelConcierge.Local.Doctor;

/// <summary>What <c>/api/ready</c> answers, as far as it is printed.</summary>
internal sealed record DoctorFindings
{
    public required string Status { get; init; }

    public required IReadOnlyList<DoctorFinding> Checks { get; init; }

    public bool IsReady => Checks.All(check => check.Status != "not well");

    public static DoctorFindings Of(ReadinessReport report) => new()
    {
        Status = report.Status,
        Checks = [.. report.Checks.Select(check => new DoctorFinding(check.What, check.Status, check.Finding.Says, check.Finding.Remedy))],
    };
}

/// <summary>One line of it.</summary>
internal sealed record DoctorFinding(string What, string Status, string Says, string Remedy);

/// <summary>A line each: what, well or not, what to do.</summary>
internal static class DoctorReport
{
    /// <param name="simulated">The channels that are simulated, whose health says nothing of a real one.</param>
    public static string Of(DoctorFindings findings, IReadOnlyList<string> simulated)
    {
        var lines = new StringBuilder();
        var (what, status) = (findings.Checks.Max(check => check.What.Length), findings.Checks.Max(check => check.Status.Length));
        foreach (var check in findings.Checks)
            lines.AppendLine($"{check.What.PadRight(what)}  {check.Status.PadRight(status)}  {check.Says} {check.Remedy}".TrimEnd());
        if (simulated.Count > 0)
        {
            lines.Append(LocalChannels.Enumerate(simulated, "and"))
                .AppendLine(" are simulated in the host, because no channel is configured; nothing is sent anywhere.");
        }

        var (bad, warnings) = (
            findings.Checks.Count(check => check.Status == "not well"),
            findings.Checks.Count(check => check.Status == "warning"));
        return lines
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{(findings.IsReady ? "Guests can be served" : "Guests cannot be served as they should")}: {bad} not well, {warnings} to see to."
            )
            .ToString();
    }
}
