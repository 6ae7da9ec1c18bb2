namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>
/// A test that needs the Bicep compiler: skipped where there is none for the machine, except in a pipeline, where it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    internal const string Missing =
        "There is no Bicep compiler for this machine: the package Azure.Bicep.CommandLine.linux-x64 is for Linux on x64. Run the tests there, or in WSL.";

    public BicepFactAttribute() => Skip = Reason;

    internal static string? Reason => BicepCompiler.Path is null && Environment.GetEnvironmentVariable("CI") != "true" ? Missing : null;
}

/// <summary>Likewise, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepTheoryAttribute : TheoryAttribute
{
    public BicepTheoryAttribute() => Skip = BicepFactAttribute.Reason;
}
