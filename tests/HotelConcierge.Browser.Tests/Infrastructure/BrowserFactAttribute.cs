using HotelConcierge.Pictures.Browsers;

namespace HotelConcierge.Browser.Tests.Infrastructure;

/// <summary>A test that needs Chromium: skipped where it is missing, with the remedy; on a pipeline it runs and fails.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = WhySkipped;

    internal static string? WhySkipped { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase) ? null : Chromium.Missing;
}

/// <summary>A theory that needs Chromium, as <see cref="BrowserFactAttribute"/>.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserFactAttribute.WhySkipped;
}
