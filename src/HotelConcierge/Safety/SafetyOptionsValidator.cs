using Microsoft.Extensions.Options;

namespace HotelConcierge.Safety;

/// <summary>A country whose numbers nobody knows is a mistake that must not wait for an emergency to be found.</summary>
internal sealed class SafetyOptionsValidator : IValidateOptions<SafetyOptions>
{
    public ValidateOptionsResult Validate(string? name, SafetyOptions options) =>
        options.Country.Length == 0 || EmergencyNumbers.Countries.Contains(options.Country, StringComparer.OrdinalIgnoreCase)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Safety__Country '{options.Country}' is none of the countries whose emergency numbers are known: "
                    + $"{string.Join(", ", EmergencyNumbers.Countries.Order(StringComparer.Ordinal))}. "
                    + "Write one of them, or nothing for 112.");
}
