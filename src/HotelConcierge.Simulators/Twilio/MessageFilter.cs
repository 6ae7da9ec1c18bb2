using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// Which messages a list asks for. <c>DateSent</c> means that day in UTC, <c>DateSent&gt;=</c> that day and later,
/// <c>DateSent&lt;=</c> that day and earlier. Twilio documents days only; it takes timestamps too, which the simulator
/// reads as their UTC day: a client must not count on a finer filter. A message not yet sent goes by its creation.
/// </summary>
internal sealed record MessageFilter(string? From, string? To, DateOnly? On, DateOnly? NotBefore, DateOnly? NotAfter)
{
    /// <exception cref="FormatException">A date is not a date.</exception>
    public static MessageFilter Read(IQueryCollection query) => new(
        Text(query["From"]),
        Text(query["To"]),
        Day(query["DateSent"]),
        // The comparison is half in the parameter's name: "DateSent>=2026-01-31" is the name "DateSent>" and a day.
        Day(query["DateSent>"]),
        Day(query["DateSent<"]));

    public bool Includes(SimulatedMessage message)
    {
        var day = DateOnly.FromDateTime((message.SentAt ?? message.CreatedAt).UtcDateTime);
        return (From is null || string.Equals(message.From, From, StringComparison.Ordinal))
            && (To is null || string.Equals(message.To, To, StringComparison.Ordinal))
            && (On is null || day == On)
            && (NotBefore is null || day >= NotBefore)
            && (NotAfter is null || day <= NotAfter);
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static DateOnly? Day(string? value) =>
        string.IsNullOrEmpty(value)
            ? null
            : DateOnly.FromDateTime(DateTimeOffset.Parse(
                value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime);
}
