namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>What a .bicep or .bicepparam file declares.</summary>
internal sealed class BicepFile
{
    /// <summary>The file whose parameters this one sets; null unless it is a parameter file.</summary>
    public string? Using { get; set; }

    public string TargetScope { get; set; } = "resourceGroup";

    public List<BicepParameter> Parameters { get; } = [];

    /// <summary>What a parameter file sets.</summary>
    public List<BicepVariable> Assignments { get; } = [];

    public List<BicepVariable> Variables { get; } = [];

    public List<BicepResource> Resources { get; } = [];

    public List<BicepModule> Modules { get; } = [];

    public List<BicepOutput> Outputs { get; } = [];

    public BicepExpression Variable(string name) => Variables.Single(variable => variable.Name == name).Value;

    /// <summary>The value that a parameter file gives a parameter.</summary>
    public BicepExpression Assignment(string name) => Assignments.Single(assignment => assignment.Name == name).Value;

    /// <summary>Every expression of the file.</summary>
    public IEnumerable<BicepExpression> Expressions =>
        new[]
        {
            Parameters.Select(parameter => parameter.Default).OfType<BicepExpression>(),
            Assignments.Concat(Variables).Select(variable => variable.Value),
            Resources.SelectMany(resource => new[] { resource.Condition, resource.Loop, resource.Body }).OfType<BicepExpression>(),
            Modules.SelectMany(module => new[] { module.Condition, module.Body }).OfType<BicepExpression>(),
            Outputs.Select(output => output.Value),
        }
        .SelectMany(expressions => expressions)
        .SelectMany(expression => expression.SelfAndAllWithin);

    public static BicepFile Read(string source) => new BicepParser(BicepTokenizer.Read(source)).ReadFile();
}

/// <param name="Decorators">What stands before it, such as <c>@secure()</c>.</param>
internal sealed record BicepParameter(string Name, string Type, BicepExpression? Default, IReadOnlyList<BicepExpression.Call> Decorators)
{
    public bool IsSecure => Decorators.Any(decorator => decorator.Function == "secure");

    public string? Description => Decorators.FirstOrDefault(decorator => decorator.Function == "description")?.Arguments[0].Written;
}

internal sealed record BicepVariable(string Name, BicepExpression Value);

/// <param name="Type">Such as <c>Microsoft.Web/sites</c>.</param>
/// <param name="ApiVersion">Such as <c>2025-03-01</c>.</param>
/// <param name="Loop">What it is repeated for, with the same body; null when it is there once.</param>
internal sealed record BicepResource(
    string Symbol, string Type, string ApiVersion, bool Exists, BicepExpression? Condition, BicepExpression.Loop? Loop, BicepExpression Body);

internal sealed record BicepModule(string Symbol, string Path, BicepExpression? Condition, BicepExpression Body)
{
    public BicepExpression.Properties Arguments => Body.Find("params") as BicepExpression.Properties ?? new([]);
}

internal sealed record BicepOutput(string Name, string Type, BicepExpression Value, IReadOnlyList<BicepExpression.Call> Decorators)
{
    public string? Description => Decorators.FirstOrDefault(decorator => decorator.Function == "description")?.Arguments[0].Written;
}
