using System.Text.Json;

namespace HotelConcierge.Safety;

/// <summary>Whom to call in a country.</summary>
/// <param name="Emergency">Whoever sends an ambulance.</param>
/// <param name="Police">The police, where they have a number of their own.</param>
/// <param name="Fire">The fire brigade, likewise.</param>
/// <param name="Poison">The poison centre; null where none is known to us.</param>
public sealed record CountryNumbers(string Emergency, string? Police = null, string? Fire = null, string? Poison = null);

/// <summary>
/// Emergency numbers by country, from <c>emergency-numbers.json</c>, in which each has its sources. What could not be verified is not
/// in it.
/// </summary>
public static class EmergencyNumbers
{
    private const string FileName = "emergency-numbers.json";

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private static readonly Dictionary<string, CountryNumbers> Numbers = Read();

    /// <summary>
    /// What is said where the country is not known: 112 reaches help from any mobile phone in most countries, also in those that have
    /// another number.
    /// </summary>
    public static CountryNumbers Unknown { get; } = new("112");

    /// <summary>The countries whose numbers are known, by their ISO 3166 codes.</summary>
    public static IReadOnlyCollection<string> Countries => Numbers.Keys;

    /// <summary>A country's numbers.</summary>
    /// <param name="country">Two letters, as in ISO 3166; <see cref="Unknown"/> for null and for one that we do not know.</param>
    public static CountryNumbers For(string? country) =>
        country is not null && Numbers.TryGetValue(country, out var numbers) ? numbers : Unknown;

    private static Dictionary<string, CountryNumbers> Read()
    {
        using var file = typeof(EmergencyNumbers).Assembly.GetManifestResourceStream(FileName)!;
        var read = JsonSerializer.Deserialize<Dictionary<string, CountryNumbers>>(file, Json)!;
        return new(read, StringComparer.OrdinalIgnoreCase);
    }
}
