using System.Globalization;
using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>The part that reads expressions.</summary>
internal sealed partial class BicepParser
{
    // From what binds least to what binds most.
    private static readonly string[][] Operators =
        [["??"], ["||"], ["&&"], ["==", "!=", "=~", "!~"], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/", "%"]];

    private BicepExpression ReadExpression()
    {
        var condition = ReadBinary(0);
        if (!Accept("?"))
            return condition;
        SkipLineEnds();
        var then = ReadExpression();
        SkipLineEnds();
        Expect(":");
        SkipLineEnds();
        return new Choice(condition, then, ReadExpression());
    }

    private BicepExpression ReadBinary(int level)
    {
        if (level == Operators.Length)
            return ReadUnary();
        var left = ReadBinary(level + 1);
        while (Next.Kind is BicepTokenKind.Symbol && Operators[level].Contains(Next.Value, StringComparer.Ordinal))
        {
            var sign = tokens[_at++].Value;
            left = new Binary(sign, left, ReadBinary(level + 1));
        }

        return left;
    }

    private BicepExpression ReadUnary() =>
        Accept("!") ? new Unary("!", ReadUnary())
        : Accept("-") ? new Unary("-", ReadUnary())
        : ReadPostfix();

    private BicepExpression ReadPostfix()
    {
        var expression = ReadPrimary();
        while (true)
        {
            if (Accept(".") || Accept(".?") || Accept("::"))
            {
                var name = ExpectName();
                expression = Sees("(") ? new Call(expression, name, ReadArguments()) : new Member(expression, name);
            }
            else if (Accept("[") || Accept("[?"))
            {
                expression = new Item(expression, ReadExpression());
                Expect("]");
            }
            else if (!Accept("!"))
            {
                return expression;
            }
        }
    }

    private BicepExpression ReadPrimary()
    {
        switch (Next.Kind)
        {
            case BicepTokenKind.Text:
                return ReadText(tokens[_at++]);
            case BicepTokenKind.Number:
                return new Literal(long.Parse(tokens[_at++].Value, CultureInfo.InvariantCulture));
            case BicepTokenKind.Name:
                return ReadNamed();
        }

        return Next.Value switch
        {
            "{" => ReadProperties(),
            "[" => ReadItems(),
            "(" => ReadParenthesised(),
            _ => throw Wrong($"'{Next.Value}' begins no value"),
        };
    }

    private BicepExpression ReadNamed()
    {
        var name = ExpectName();
        if (Accept("=>"))
            return new Lambda([name], ReadExpression());
        if (Sees("("))
            return new Call(null, name, ReadArguments());
        return name switch
        {
            "true" => new Literal(true),
            "false" => new Literal(false),
            "null" => new Literal(null),
            _ => new Name(name),
        };
    }

    private static Text ReadText(BicepToken token) => new(
    [
        .. token.Parts.Select(part => part.Written is { } written
            ? new Literal(written)
            : new BicepParser([.. part.Expression, token with { Kind = BicepTokenKind.End, Value = "}" }]).ReadWhole()),
    ]);

    private BicepExpression ReadWhole()
    {
        var expression = ReadExpression();
        return Next.Kind is BicepTokenKind.End ? expression : throw Wrong($"'{Next.Value}' is too much in an interpolation");
    }

    private BicepExpression ReadParenthesised()
    {
        var start = _at;
        if (TryReadVariables(out var variables) && Accept("=>"))
            return new Lambda(variables, ReadExpression());
        _at = start;
        Expect("(");
        SkipLineEnds();
        var expression = ReadExpression();
        SkipLineEnds();
        Expect(")");
        return expression;
    }

    private bool TryReadVariables(out IReadOnlyList<string> variables)
    {
        List<string> names = [];
        variables = names;
        Expect("(");
        while (Next.Kind is BicepTokenKind.Name)
        {
            names.Add(ExpectName());
            if (!Accept(","))
                break;
        }

        return Accept(")");
    }

    private List<BicepExpression> ReadArguments()
    {
        List<BicepExpression> arguments = [];
        Expect("(");
        for (SkipLineEnds(); !Accept(")"); SkipLineEnds())
        {
            arguments.Add(ReadExpression());
            SkipLineEnds();
            if (!Accept(",") && !Sees(")"))
                throw Wrong($"',' or ')' is expected, not '{Next.Value}'");
        }

        return arguments;
    }

    private Properties ReadProperties()
    {
        List<BicepProperty> properties = [];
        Expect("{");
        for (SkipLineEnds(); !Accept("}"); SkipSeparators("}"))
        {
            var key = Next.Kind is BicepTokenKind.Name ? new Text([new Literal(ExpectName())]) : ReadPrimary();
            Expect(":");
            SkipLineEnds();
            properties.Add(new(key, ReadExpression()));
        }

        return new(properties);
    }

    private BicepExpression ReadItems()
    {
        Expect("[");
        SkipLineEnds();
        if (Accept("for"))
            return ReadLoop();
        List<BicepExpression> items = [];
        for (; !Accept("]"); SkipSeparators("]"))
            items.Add(ReadExpression());
        return new Items(items);
    }

    private Loop ReadLoop()
    {
        IReadOnlyList<string> variables;
        if (!Sees("("))
            variables = [ExpectName()];
        else if (!TryReadVariables(out variables))
            throw Wrong("the variables of a loop are names");
        Expect("in");
        var source = ReadExpression();
        Expect(":");
        var body = ReadExpression();
        SkipLineEnds();
        Expect("]");
        return new(variables, source, body);
    }

    /// <summary>Between two items of an object or array stands a comma or a line end.</summary>
    private void SkipSeparators(string end)
    {
        var start = _at;
        Accept(",");
        SkipLineEnds();
        if (_at == start && !Sees(end))
            throw Wrong($"a comma, a line end or '{end}' is expected, not '{Next.Value}'");
    }
}
