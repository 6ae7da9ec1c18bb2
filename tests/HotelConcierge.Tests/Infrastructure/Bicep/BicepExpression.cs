namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>A value as it is written in a Bicep file. A closed union.</summary>
internal abstract record BicepExpression
{
    private BicepExpression()
    {
    }

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public sealed record Literal(object? Value) : BicepExpression;

    /// <summary>A string: written pieces (<see cref="Literal"/>) and interpolated ones by turns.</summary>
    public sealed record Text(IReadOnlyList<BicepExpression> Parts) : BicepExpression;

    public sealed record Name(string Value) : BicepExpression;

    /// <param name="Target">What the function is called on; null for a function of its own.</param>
    public sealed record Call(BicepExpression? Target, string Function, IReadOnlyList<BicepExpression> Arguments) : BicepExpression;

    public sealed record Member(BicepExpression Target, string Property) : BicepExpression;

    public sealed record Item(BicepExpression Target, BicepExpression Index) : BicepExpression;

    public sealed record Properties(IReadOnlyList<BicepProperty> All) : BicepExpression;

    public sealed record Items(IReadOnlyList<BicepExpression> All) : BicepExpression;

    /// <summary><c>[for x in source: body]</c></summary>
    public sealed record Loop(IReadOnlyList<string> Variables, BicepExpression Source, BicepExpression Body) : BicepExpression;

    /// <summary><c>condition ? then : otherwise</c></summary>
    public sealed record Choice(BicepExpression Condition, BicepExpression Then, BicepExpression Otherwise) : BicepExpression;

    public sealed record Binary(string Operator, BicepExpression Left, BicepExpression Right) : BicepExpression;

    public sealed record Unary(string Operator, BicepExpression Operand) : BicepExpression;

    public sealed record Lambda(IReadOnlyList<string> Variables, BicepExpression Body) : BicepExpression;

    /// <summary>The expressions of which this one is made.</summary>
    public IEnumerable<BicepExpression> Children => this switch
    {
        Text text => text.Parts,
        Call call => call.Target is null ? call.Arguments : call.Arguments.Prepend(call.Target),
        Member member => [member.Target],
        Item item => [item.Target, item.Index],
        Properties properties => properties.All.SelectMany(property => new[] { property.Key, property.Value }),
        Items items => items.All,
        Loop loop => [loop.Source, loop.Body],
        Choice choice => [choice.Condition, choice.Then, choice.Otherwise],
        Binary binary => [binary.Left, binary.Right],
        Unary unary => [unary.Operand],
        Lambda lambda => [lambda.Body],
        _ => [],
    };

    public IEnumerable<BicepExpression> SelfAndAllWithin => Children.SelectMany(child => child.SelfAndAllWithin).Prepend(this);

    /// <summary>The string, when nothing in it is interpolated.</summary>
    public string? Written => this is Text { Parts: [Literal { Value: string text }] } ? text : null;

    /// <summary>The value at the end of a path of properties; null when there is none.</summary>
    public BicepExpression? Find(params ReadOnlySpan<string> path)
    {
        var found = this;
        foreach (var property in path)
            found = (found as Properties)?.All.FirstOrDefault(candidate => candidate.Key.Written == property)?.Value;
        return found;
    }

    /// <summary>Names of this object's properties, as far as they are written out.</summary>
    public IReadOnlyList<string> PropertyNames => this is Properties properties ? [.. properties.All.Select(property => property.Key.Written).OfType<string>()] : [];
}

/// <param name="Key">A string, perhaps interpolated.</param>
internal sealed record BicepProperty(BicepExpression Key, BicepExpression Value);
