using static HotelConcierge.Tests.Infrastructure.Bicep.BicepExpression;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>Reads the declarations of a file. What we do not use (user-defined types and functions, imports) is an error, not skipped.</summary>
internal sealed partial class BicepParser(IReadOnlyList<BicepToken> tokens)
{
    private int _at;

    private BicepToken Next => tokens[_at];

    public BicepFile ReadFile()
    {
        BicepFile file = new();
        List<Call> decorators = [];
        for (SkipLineEnds(); Next.Kind is not BicepTokenKind.End; SkipLineEnds())
        {
            if (Accept("@"))
            {
                decorators.Add(ReadPostfix() as Call ?? throw Wrong("a decorator is a call"));
                ExpectLineEnd();
                continue;
            }

            ReadDeclaration(file, [.. decorators]);
            decorators.Clear();
            ExpectLineEnd();
        }

        return decorators.Count == 0 ? file : throw Wrong("a decorator stands before nothing");
    }

    private void ReadDeclaration(BicepFile file, IReadOnlyList<Call> decorators)
    {
        switch (ExpectName())
        {
            case "targetScope":
                Expect("=");
                file.TargetScope = ReadWrittenText();
                break;
            case "metadata":
                ExpectName();
                Expect("=");
                ReadExpression();
                break;
            case "using":
                file.Using = ReadWrittenText();
                break;
            case "param":
                ReadParameter(file, decorators);
                break;
            case "var":
                file.Variables.Add(new(ExpectName(), ReadAssigned()));
                break;
            case "resource":
                ReadResource(file);
                break;
            case "module":
                ReadModule(file);
                break;
            case "output":
                file.Outputs.Add(new(ExpectName(), ReadType(), ReadAssigned(), decorators));
                break;
            case var word:
                throw Wrong($"'{word}' begins no declaration that we use");
        }
    }

    private void ReadParameter(BicepFile file, IReadOnlyList<Call> decorators)
    {
        var name = ExpectName();
        if (Sees("="))
            file.Assignments.Add(new(name, ReadAssigned()));
        else
            file.Parameters.Add(new(name, ReadType(), Sees("=") ? ReadAssigned() : null, decorators));
    }

    private void ReadResource(BicepFile file)
    {
        var symbol = ExpectName();
        var type = ReadWrittenText().Split('@');
        if (type.Length != 2)
            throw Wrong($"the type of {symbol} has no version");
        var exists = Accept("existing");
        var (condition, loop, body) = ReadBody();
        file.Resources.Add(new(symbol, type[0], type[1], exists, condition, loop, body));
    }

    private void ReadModule(BicepFile file)
    {
        var symbol = ExpectName();
        var path = ReadWrittenText();
        var (condition, _, body) = ReadBody();
        file.Modules.Add(new(symbol, path, condition, body));
    }

    /// <summary><c>= {...}</c>, <c>= if (...) {...}</c> or <c>= [for ...: {...}]</c></summary>
    private (BicepExpression? Condition, Loop? Loop, BicepExpression Body) ReadBody()
    {
        Expect("=");
        if (Accept("if"))
        {
            Expect("(");
            var condition = ReadExpression();
            Expect(")");
            return (condition, null, ReadProperties());
        }

        return ReadPrimary() switch
        {
            Properties body => (null, null, body),
            Loop { Body: Properties body } loop => (null, loop, body),
            _ => throw Wrong("a resource or module is an object"),
        };
    }

    private BicepExpression ReadAssigned()
    {
        Expect("=");
        return ReadExpression();
    }

    /// <summary>A type as written: <c>string</c>, <c>string[]</c>, <c>'a' | 'b'</c>.</summary>
    private string ReadType()
    {
        List<string> words = [];
        for (; Next is { Kind: not BicepTokenKind.LineEnd, Value: not "=" }; _at++)
            words.Add(Next.Value);
        return words.Count > 0 ? string.Concat(words) : throw Wrong("a type is missing");
    }

    private string ReadWrittenText() =>
        (ReadPrimary() as Text)?.Written ?? throw Wrong("a text without interpolation is expected");

    private bool Sees(string value) => Next.Kind is BicepTokenKind.Symbol or BicepTokenKind.Name && Next.Value == value;

    private bool Accept(string value)
    {
        if (!Sees(value))
            return false;
        _at++;
        return true;
    }

    private void Expect(string value)
    {
        if (!Accept(value))
            throw Wrong($"'{value}' is expected, not '{Next.Value}'");
    }

    private string ExpectName() => Next.Kind is BicepTokenKind.Name ? tokens[_at++].Value : throw Wrong($"a name is expected, not '{Next.Value}'");

    private void ExpectLineEnd()
    {
        if (Next.Kind is not BicepTokenKind.LineEnd)
            throw Wrong($"the line should end before '{Next.Value}'");
        _at++;
    }

    private void SkipLineEnds()
    {
        while (Next.Kind is BicepTokenKind.LineEnd)
            _at++;
    }

    private BicepSyntaxException Wrong(string problem) => new(Next.Line, problem);
}
