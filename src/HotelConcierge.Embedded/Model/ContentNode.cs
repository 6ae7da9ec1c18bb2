using System.Collections.Immutable;
using System.Text.Json;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model;

/// <summary>
/// A place in one of the embedded model's JSON files. Reading what is missing or of the wrong kind adds a line to the list of
/// errors and goes on with something harmless, so that one run finds every mistake.
/// </summary>
internal sealed class ContentNode(string file, string path, JsonElement? element, List<string> errors)
{
    private static readonly JsonDocumentOptions Json = new() { CommentHandling = JsonCommentHandling.Skip };

    public static ContentNode Open(string folder, string name, List<string> errors)
    {
        var path = Path.Combine(folder, name);
        var label = Label(folder, name);
        if (!File.Exists(path))
        {
            errors.Add($"{label}: the file is missing; add it.");
            return new ContentNode(label, "", null, errors);
        }

        if (StrictText.Read(path) is not { } text)
        {
            errors.Add($"{label}: is not written in UTF-8; save it so.");
            return new ContentNode(label, "", null, errors);
        }

        try
        {
            using var document = JsonDocument.Parse(text, Json);
            if (StrictText.IsReadable(document.RootElement))
                return new ContentNode(label, "", document.RootElement.Clone(), errors);
            errors.Add($"{label}: has an escape that is half a character, such as \\ud83d; write the whole character.");
            return new ContentNode(label, "", null, errors);
        }
        catch (JsonException exception)
        {
            errors.Add($"{label}: is not valid JSON; correct it near line {exception.LineNumber + 1}.");
            return new ContentNode(label, "", null, errors);
        }
    }

    /// <summary>How errors name a file: from its assistant's folder on.</summary>
    public static string Label(string folder, string name) =>
        string.Join('/', Path.GetFileName(Path.GetDirectoryName(folder)), Path.GetFileName(folder), name);

    /// <summary>The member of that name, or an empty one.</summary>
    public ContentNode this[string name]
    {
        get
        {
            var childPath = path.Length == 0 ? name : $"{path}.{name}";

            // An absent parent was reported already; repeating that for each of its fields would bury the real mistake.
            if (element is null)
                return new ContentNode(file, childPath, null, errors);
            if (element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child))
                return new ContentNode(file, childPath, child, errors);
            errors.Add($"{file}: {childPath} is missing; add it.");
            return new ContentNode(file, childPath, null, errors);
        }
    }

    public string Text()
    {
        if (element is { ValueKind: JsonValueKind.String } text && !string.IsNullOrWhiteSpace(text.GetString()))
            return text.GetString()!;
        Wrong("must be a text that is not empty");
        return "";
    }

    public int Number(int least, int most)
    {
        if (element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= least && value <= most)
            return value;
        Wrong($"must be a whole number from {least} to {most}");
        return least;
    }

    public ImmutableArray<ContentNode> Items()
    {
        if (element is { ValueKind: JsonValueKind.Array } array)
            return [.. array.EnumerateArray().Select((item, index) => new ContentNode(file, $"{path}[{index}]", item, errors))];
        Wrong("must be a list");
        return [];
    }

    public ImmutableArray<string> Texts() => [.. Items().Select(item => item.Text())];

    public ImmutableArray<(string Name, ContentNode Value)> Members()
    {
        if (element is { ValueKind: JsonValueKind.Object } parent)
            return [
                .. parent
                    .EnumerateObject()
                    .Select(member => (member.Name, new ContentNode(file, $"{path}.{member.Name}".TrimStart('.'), member.Value, errors))),
            ];
        Wrong("must be an object");
        return [];
    }

    /// <summary>
    /// Adds a line about this place; <paramref name="remedy"/> says what it must be. Silent where nothing could be read at all.
    /// </summary>
    public void Wrong(string remedy)
    {
        if (element is not null)
            errors.Add($"{file}: {(path.Length == 0 ? "the file" : path)} {remedy}.");
    }
}
