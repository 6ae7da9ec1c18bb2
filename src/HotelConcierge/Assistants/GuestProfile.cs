using System.Collections.Immutable;

namespace HotelConcierge.Assistants;

/// <summary>
/// What an assistant remembers about a guest between turns: the language they write in and the values of the fields that
/// the assistant's <c>assistant.json</c> declares (for early-years: the children's ages, allergies, place, count). Erased by "forget me".
/// </summary>
/// <param name="Language">Two-letter code; null until one was recognised.</param>
/// <param name="Values">Field name to value; a field that holds several values joins their names by a comma.</param>
public sealed record GuestProfile(string? Language, ImmutableSortedDictionary<string, string> Values)
{
    public static GuestProfile Empty { get; } =
        new(null, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>The profile without some fields.</summary>
    public GuestProfile Without(IEnumerable<string> fields) => this with { Values = Values.RemoveRange(fields) };

    /// <summary>The field's value, or null.</summary>
    public string? this[string field] => Values.GetValueOrDefault(field);
}
