using System.Globalization;
using System.Text;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>
/// Reads the HTML that Telegram documents, as strictly: one stray sign and nothing is sent. The rules and words of a refusal are
/// those of the published source of the Bot API's library, tdlib.
/// </summary>
internal sealed class TelegramHtml
{
    private const char End = '\0';
    private const int LargestCodePoint = 0x10FFFF;
    private const int LongestReference = 10;

    private static readonly string[] _tags =
    [
        "a",
        "b",
        "strong",
        "i",
        "em",
        "s",
        "strike",
        "del",
        "u",
        "ins",
        "tg-spoiler",
        "tg-emoji",
        "tg-time",
        "span",
        "pre",
        "code",
        "blockquote",
    ];

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<OpenTag> _open = new();
    private int _at;

    private TelegramHtml(string source) => _source = source;

    private char Next => At(_at);

    /// <returns>The words without tags and what the tags made of them, or what is wrong.</returns>
    public static (string Text, IReadOnlyList<TextEntity> Entities, string? Problem) Parse(string source)
    {
        var html = new TelegramHtml(source);
        return html.Run() is { } problem ? ("", [], problem) : (html._text.ToString(), html._entities, null);
    }

    private string? Run()
    {
        while (_at < _source.Length)
        {
            string? problem = null;
            if (Next == '<')
                problem = At(_at + 1) == '/' ? CloseTag() : StartTag();
            else if (Next == '\r')
                _at++;
            else if (!(Next == '&' && ReadReference(_text)))
                _text.Append(_source[_at++]);
            if (problem is not null)
                return problem;
        }

        return _open.TryPeek(out var left) ? $"Can't find end tag corresponding to start tag \"{left.Name}\"" : null;
    }

    private string? StartTag()
    {
        var begin = _at++;
        var name = ReadUntil(static sign => IsBlank(sign) || sign == '>').ToLowerInvariant();
        if (Next == End)
            return $"Unclosed start tag{Place(begin)}";
        if (!_tags.Contains(name, StringComparer.Ordinal))
            return $"Unsupported start tag \"{name}\"{Place(begin)}";

        string argument = "";
        while (true)
        {
            SkipBlanks();
            if (Next == '>')
                break;
            if (ReadAttribute(name, begin, ref argument) is { } problem)
                return problem;
        }

        if (name is "span" && argument is not "spoiler")
            return $"Tag \"span\" must have class \"tg-spoiler\"{Place(begin)}";
        _at++;
        _open.Push(new(name, argument, _text.Length));
        return null;
    }

    private string? ReadAttribute(string tag, int begin, ref string argument)
    {
        var attribute = ReadUntil(static sign => IsBlank(sign) || sign is '=' or '>' or '/' or '"' or '\'');
        if (attribute.Length == 0)
            return Next == End ? $"Unclosed start tag{Place(begin)}" : $"Empty attribute name in the tag \"{tag}\"{Place(begin)}";
        SkipBlanks();
        if (Next != '=')
        {
            argument = (tag, attribute) is ("blockquote", "expandable") ? "1" : argument;
            return Next == End ? $"Unclosed start tag \"{tag}\"{Place(begin)}" : null;
        }

        _at++;
        SkipBlanks();
        if (Next == End)
            return $"Unclosed start tag \"{tag}\"{Place(begin)}";
        if (ReadValue(out var value) is { } problem)
            return problem;
        if (Next == End)
            return $"Unclosed start tag{Place(begin)}";

        argument = (tag, attribute) switch
        {
            ("a", "href") or ("tg-emoji", "emoji-id") => value,
            ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
            ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value["tg-".Length..],
            ("blockquote", "expandable") => "1",
            _ => argument,
        };
        return null;
    }

    private string? ReadValue(out string value)
    {
        if (Next is not ('"' or '\''))
        {
            var begin = _at;
            value = ReadUntil(static sign => !char.IsAsciiLetterOrDigit(sign) && sign is not ('.' or '-')).ToLowerInvariant();
            return IsBlank(Next) || Next is '>' or End ? null : $"Unexpected end of name token{Place(begin)}";
        }

        var quote = _source[_at++];
        var read = new StringBuilder();
        while (Next != quote && Next != End)
        {
            if (!(Next == '&' && ReadReference(read)))
                read.Append(_source[_at++]);
        }

        if (Next == quote)
            _at++;
        value = read.ToString();
        return null;
    }

    private string? CloseTag()
    {
        var begin = _at;
        if (!_open.TryPeek(out var tag))
            return $"Unexpected end tag{Place(begin)}";
        _at += "</".Length;
        var name = ReadUntil(static sign => IsBlank(sign) || sign == '>').ToLowerInvariant();
        SkipBlanks();
        if (Next != '>')
            return $"Unclosed end tag{Place(begin)}";
        if (name.Length > 0 && name != tag.Name)
            return $"Unmatched end tag{Place(begin)}, expected \"</{tag.Name}>\", found \"</{name}>\"";
        _at++;
        _open.Pop();
        return _text.Length > tag.Offset ? AddEntity(tag) : null;
    }

    private string? AddEntity(OpenTag tag)
    {
        var entity = new TextEntity("", tag.Offset, _text.Length - tag.Offset);
        switch (tag.Name)
        {
            case "b" or "strong":
                _entities.Add(entity with { Type = "bold" });
                break;
            case "i" or "em":
                _entities.Add(entity with { Type = "italic" });
                break;
            case "u" or "ins":
                _entities.Add(entity with { Type = "underline" });
                break;
            case "s" or "strike" or "del":
                _entities.Add(entity with { Type = "strikethrough" });
                break;
            case "tg-spoiler" or "span":
                _entities.Add(entity with { Type = "spoiler" });
                break;
            case "blockquote":
                _entities.Add(entity with { Type = tag.Argument.Length > 0 ? "expandable_blockquote" : "blockquote" });
                break;
            case "a":
                if (LinkOf(tag.Argument.Length > 0 ? tag.Argument : _text.ToString(entity.Offset, entity.Length)) is { } url)
                    _entities.Add(entity with { Type = "text_link", Url = url });
                break;
            case "tg-emoji":
                if (!long.TryParse(tag.Argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) || id == 0)
                    return "Invalid custom emoji identifier specified";
                _entities.Add(entity with { Type = "custom_emoji", CustomEmoji = id });
                break;
            case "pre" or "code":
                AddCode(entity with { Type = tag.Name, Language = tag is { Name: "code", Argument.Length: > 0 } ? tag.Argument : null });
                break;
        }

        return null;
    }

    /// <summary>Code and a preformatted block around the very same words are one block, in the language of the code.</summary>
    private void AddCode(TextEntity entity)
    {
        var same = _entities.FindLastIndex(known =>
            known.Type is "code" or "pre" && known.Type != entity.Type && known.Offset == entity.Offset && known.Length == entity.Length);
        var language = entity.Language ?? (same >= 0 ? _entities[same].Language : null);
        if (same >= 0 && language is not null)
            _entities[same] = entity with { Type = "pre", Language = language };
        else
            _entities.Add(entity.Type is "code" && !_open.Any(outer => outer.Name is "pre") ? entity with { Language = null } : entity);
    }

    private static string? LinkOf(string link)
    {
        var whole =
            link.Contains("://", StringComparison.Ordinal) || link.StartsWith("tg:", StringComparison.OrdinalIgnoreCase)
                ? link
                : "http://" + link;
        return Uri.TryCreate(whole, UriKind.Absolute, out var url)
            && (url.Scheme is "tg" || (url.Scheme is "http" or "https" && (url.Host.Contains('.', StringComparison.Ordinal))))
            ? url.AbsoluteUri
            : null;
    }

    /// <summary>Reads what starts with <c>&amp;</c>; false where it is no character reference and stands for itself.</summary>
    private bool ReadReference(StringBuilder into)
    {
        var end = _at + 1;
        var code = 0L;
        if (At(end) == '#')
        {
            end++;
            var isHex = At(end) == 'x';
            if (isHex)
                end++;
            for (; isHex ? char.IsAsciiHexDigit(At(end)) : char.IsAsciiDigit(At(end)); end++)
                code = Math.Min((code * (isHex ? 16 : 10)) + Convert.ToInt32(At(end).ToString(), 16), LargestCodePoint);
            if (code is 0 or >= LargestCodePoint or (>= 0xD800 and <= 0xDFFF) || end - _at >= LongestReference)
                return false;
        }
        else
        {
            while (char.IsAsciiLetter(At(end)))
                end++;
            code = _source[(_at + 1)..end] switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => 0 };
            if (code == 0)
                return false;
        }

        into.Append(char.ConvertFromUtf32((int)code));
        _at = At(end) == ';' ? end + 1 : end;
        return true;
    }

    private string ReadUntil(Func<char, bool> isEnd)
    {
        var begin = _at;
        while (Next != End && !isEnd(Next))
            _at++;
        return _source[begin.._at];
    }

    private void SkipBlanks()
    {
        while (Next != End && IsBlank(Next))
            _at++;
    }

    private char At(int index) => index < _source.Length ? _source[index] : End;

    private static bool IsBlank(char sign) => sign is ' ' or '\t' or '\r' or '\n' or '\v';

    private string Place(int at) => string.Create(
        CultureInfo.InvariantCulture, $" at byte offset {Encoding.UTF8.GetByteCount(_source.AsSpan(0, at))}");

    private sealed record OpenTag(string Name, string Argument, int Offset);
}
