using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HotelConcierge.Assistants.Loading;

/// <summary>Reads the two kinds of data files: JSON, and Markdown with YAML front matter.</summary>
internal static class DataFile
{
    private const string Fence = "---";
    private const string HalfACharacter = "has an escape that is half a character, such as \\ud83d; write the whole character";
    private const string NotUtf8 = "is not written in UTF-8; save it so";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The file's object; null after noting why there is none.</summary>
    public static DataObject? Json(string path, string file, DataErrors errors)
    {
        if (!File.Exists(path))
        {
            errors.Add(file, "", "is missing; every assistant has one");
            return null;
        }

        if (StrictText.Read(path) is not { } text)
        {
            errors.Add(file, "", NotUtf8);
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                errors.Add(file, "", "must hold one JSON object");
            else if (!StrictText.IsReadable(document.RootElement))
                errors.Add(file, "", HalfACharacter);
            else
                return new(document.RootElement.Clone(), file, "", errors);
        }
        catch (JsonException e)
        {
            errors.Add(
                file,
                "",
                e.LineNumber is { } line ? $"is no valid JSON; correct line {line + 1}" : "is no valid JSON; name each field once");
        }
        catch (InvalidOperationException)
        {
            // Comparing the names for duplicates already reads them.
            errors.Add(file, "", HalfACharacter);
        }

        return null;
    }

    /// <summary>The front matter as an object, and the text below it; null after noting why there is none.</summary>
    public static (DataObject FrontMatter, string Body)? Markdown(string path, string file, DataErrors errors)
    {
        if (StrictText.Read(path)?.ReplaceLineEndings("\n") is not { } text)
        {
            errors.Add(file, "", NotUtf8);
            return null;
        }

        var end = text.IndexOf($"\n{Fence}\n", StringComparison.Ordinal);
        if (!text.StartsWith($"{Fence}\n", StringComparison.Ordinal) || end < 0)
        {
            errors.Add(file, "", $"must begin with YAML front matter between two lines of {Fence}");
            return null;
        }

        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text[Fence.Length..(end + 1)]));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return (new(JsonSerializer.SerializeToElement(Json(root)), file, "", errors), text[(end + Fence.Length + 2)..].Trim());
            errors.Add(file, "", "must have fields in its front matter");
        }
        catch (YamlException e)
        {
            errors.Add(file, "", $"has front matter that is no valid YAML; correct line {e.Start.Line}");
        }
        catch (InvalidOperationException)
        {
            // The scanner loses itself in a list that is not closed, and cannot say where.
            errors.Add(file, "", "has front matter that is no valid YAML; look for a list or a text that is not closed");
        }

        return null;
    }

    /// <summary>Every scalar is a text: a word list may hold "no" or "1" without quotes.</summary>
    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => new JsonObject(
                mapping.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), Json(pair.Value)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };
}
