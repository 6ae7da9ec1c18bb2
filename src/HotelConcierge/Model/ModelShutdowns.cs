using System.Collections.Frozen;
using System.Globalization;

namespace HotelConcierge.Model;

/// <summary>Whose dates count for a model.</summary>
public enum ModelHost
{
    OpenAI,

    /// <summary>Azure OpenAI keeps a model for longer or for shorter than OpenAI does.</summary>
    Azure,

    /// <summary>A service that speaks OpenAI's interface and may have the model from wherever.</summary>
    Other,
}

/// <summary>When models end, as far as OpenAI and Azure have said so.</summary>
/// <remarks>
/// OpenAI's days from developers.openai.com/api/docs/deprecations, as of 2026-10-27; Azure's from its model retirement schedule
/// (learn.microsoft.com/azure/foundry/openai/concepts/model-retirements), as of August 2026, which calls most of them the earliest
/// possible. A day that the service itself names with a model wins over these tables. What is not in them has no day that we know of.
/// </remarks>
public static class ModelShutdowns
{
    private const int LengthOfSnapshot = 11;

    private static readonly FrozenDictionary<string, DateOnly> AtOpenAI = Table(
        ("gpt-5", "2026-12-11"),
        ("gpt-5-mini", "2026-12-11"),
        ("gpt-5-nano", "2026-12-11"),
        ("gpt-5-pro", "2026-12-11"),
        ("o3", "2026-12-11"),
        ("o3-pro", "2026-12-11"),
        ("gpt-4o", "2027-01-14"),
        ("gpt-4o-mini", "2027-01-14"),
        ("gpt-4.1", "2027-01-14"),
        ("gpt-4.1-mini", "2027-01-14"),
        ("whisper-1", "2027-02-26"),
        ("gpt-4o-transcribe", "2027-02-26"),
        ("gpt-4o-mini-transcribe", "2027-02-26"),
        ("gpt-4o-transcribe-diarize", "2027-02-26"),
        ("gpt-5.1", "2027-04-01"));

    private static readonly FrozenDictionary<string, DateOnly> AtAzure = Table(
        ("gpt-4o", "2026-10-01"), ("gpt-4.1", "2026-10-14"), ("gpt-4.1-mini", "2026-10-14"), ("gpt-4.1-nano", "2026-10-14"),
        ("gpt-5.2", "2026-12-12"), ("gpt-4o-mini-transcribe", "2026-12-15"), ("whisper", "2026-12-15"),
        ("gpt-5", "2027-02-06"), ("gpt-5-mini", "2027-02-06"), ("gpt-5-nano", "2027-02-06"),
        ("gpt-5.4-mini", "2027-03-18"), ("text-embedding-3-small", "2027-04-15"), ("text-embedding-3-large", "2027-04-15"),
        ("gpt-5.5", "2027-04-23"), ("gpt-5.1", "2027-05-15"));

    /// <summary>The day on which a model ends; null where we know of none. For <see cref="ModelHost.Other"/> it is OpenAI's.</summary>
    /// <param name="model">As the service calls it, with its snapshot's date or without: <c>gpt-5-mini-2025-08-07</c>.</param>
    public static DateOnly? DayOf(string model, ModelHost host)
    {
        ArgumentNullException.ThrowIfNull(model);
        var days = host is ModelHost.Azure ? AtAzure : AtOpenAI;
        return days.TryGetValue(model, out var day) || days.TryGetValue(WithoutSnapshot(model), out day) ? day : null;
    }

    private static string WithoutSnapshot(string model) =>
        model.Length > LengthOfSnapshot
        && model[^LengthOfSnapshot] == '-'
        && DateOnly.TryParseExact(
            model.AsSpan(model.Length - LengthOfSnapshot + 1),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out _)
            ? model[..^LengthOfSnapshot]
            : model;

    private static FrozenDictionary<string, DateOnly> Table(params ReadOnlySpan<(string Model, string Day)> entries)
    {
        Dictionary<string, DateOnly> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (model, day) in entries)
            table.Add(model, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
