using Xunit;

namespace HotelConcierge.Contracts.Node;

/// <summary>A test that needs Node and npm: skipped where they are missing, with the remedy; on a pipeline it runs and fails.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodePackages.WhySkipped;
}

/// <summary>A theory that needs Node and npm, as <see cref="NodeFactAttribute"/>.</summary>
public sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = NodePackages.WhySkipped;
}

/// <summary>
/// A class whose tests all need Node and npm, those it inherits among them. Heeded where the test project's framework is one
/// that knows it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNodeAttribute : Attribute;
