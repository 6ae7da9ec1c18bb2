using System.Text;

namespace HotelConcierge.Tests.Infrastructure.Bicep;

/// <summary>Cuts a Bicep file into words. Comments are left out; line ends are kept, because they end declarations and properties.</summary>
internal sealed class BicepTokenizer(string source)
{
    private static readonly string[] Symbols =
    [
        "??", "||", "&&", "==", "!=", "=~", "!~", "<=", ">=", "=>", "::", ".?", "[?",
        "?", ":", "=", "<", ">", "+", "-", "*", "/", "%", "!", ".", ",", "(", ")", "[", "]", "{", "}", "@", "|",
    ];

    private int _at;
    private int _line = 1;

    public static IReadOnlyList<BicepToken> Read(string source)
    {
        var tokenizer = new BicepTokenizer(source);
        var tokens = tokenizer.ReadUntilBraceCloses(isInterpolation: false);
        return [.. tokens, tokenizer.Token(BicepTokenKind.LineEnd, "\n"), tokenizer.Token(BicepTokenKind.End, "")];
    }

    private List<BicepToken> ReadUntilBraceCloses(bool isInterpolation)
    {
        List<BicepToken> tokens = [];
        var open = 0;
        while (_at < source.Length)
        {
            if (SkipSpaceAndComments())
                continue;
            var token = ReadToken();
            open += token switch { { Kind: BicepTokenKind.Symbol, Value: "{" } => 1, { Kind: BicepTokenKind.Symbol, Value: "}" } => -1, _ => 0 };
            if (isInterpolation && open < 0)
                return tokens;
            tokens.Add(token);
        }

        return isInterpolation ? throw Wrong("an interpolation is not closed") : tokens;
    }

    private bool SkipSpaceAndComments()
    {
        if (source[_at] is ' ' or '\t' or '\r')
            _at++;
        else if (Follows("//"))
            _at = IndexOrEnd("\n");
        else if (Follows("/*"))
            SkipTo(IndexOrEnd("*/") + 2);
        else
            return false;
        return true;
    }

    private BicepToken ReadToken()
    {
        var first = source[_at];
        if (first == '\n')
        {
            var end = Token(BicepTokenKind.LineEnd, "\n");
            SkipTo(_at + 1);
            return end;
        }

        if (first == '\'')
            return Follows("'''") ? ReadMultiLineText() : ReadText();
        if (char.IsAsciiDigit(first))
            return ReadWhile(BicepTokenKind.Number, char.IsAsciiDigit);
        if (char.IsAsciiLetter(first) || first == '_')
            return ReadWhile(BicepTokenKind.Name, letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

        var symbol = Array.Find(Symbols, Follows) ?? throw Wrong($"'{first}' has no meaning");
        _at += symbol.Length;
        return Token(BicepTokenKind.Symbol, symbol);
    }

    private BicepToken ReadWhile(BicepTokenKind kind, Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < source.Length && belongs(source[_at]))
            _at++;
        return Token(kind, source[start.._at]);
    }

    private BicepToken ReadMultiLineText()
    {
        var line = _line;
        var start = _at + 3;
        var end = source.IndexOf("'''", start, StringComparison.Ordinal);
        if (end < 0)
            throw Wrong("a text is not closed");
        SkipTo(end + 3);

        // A line end right after the opening quotes is not part of the text.
        var written = source[start..end];
        written = written.StartsWith('\n') ? written[1..] : written;
        return new(BicepTokenKind.Text, written, line, [new(written, [])]);
    }

    private BicepToken ReadText()
    {
        List<BicepTextPart> parts = [];
        StringBuilder written = new();
        for (_at++; _at < source.Length && source[_at] is not ('\'' or '\n');)
        {
            if (Follows("${"))
            {
                KeepWritten();
                _at += 2;
                parts.Add(new(null, ReadUntilBraceCloses(isInterpolation: true)));
            }
            else
            {
                written.Append(ReadCharacter());
            }
        }

        if (_at >= source.Length || source[_at] == '\n')
            throw Wrong("a text is not closed");
        _at++;
        if (parts.Count == 0)
            parts.Add(new(written.ToString(), []));
        else
            KeepWritten();
        return new(BicepTokenKind.Text, string.Concat(parts.Select(part => part.Written)), _line, parts);

        void KeepWritten()
        {
            if (written.Length > 0)
                parts.Add(new(written.ToString(), []));
            written.Clear();
        }
    }

    private char ReadCharacter()
    {
        if (source[_at] != '\\')
            return source[_at++];
        var escaped = _at + 1 < source.Length ? source[_at + 1] : ' ';
        _at += 2;
        return escaped switch
        {
            '\\' or '\'' or '$' => escaped,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Wrong($"'\\{escaped}' is no escape"),
        };
    }

    private bool Follows(string text) => string.CompareOrdinal(source, _at, text, 0, text.Length) == 0;

    private int IndexOrEnd(string text) => source.IndexOf(text, _at, StringComparison.Ordinal) is >= 0 and var found ? found : source.Length;

    private void SkipTo(int position)
    {
        for (position = Math.Min(position, source.Length); _at < position; _at++)
            _line += source[_at] == '\n' ? 1 : 0;
    }

    private BicepToken Token(BicepTokenKind kind, string value) => new(kind, value, _line, []);

    private BicepSyntaxException Wrong(string problem) => new(_line, problem);
}
