using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace HotelConcierge.Knowledge.Reading;

/// <summary>The optional YAML between two lines of <c>---</c> at the top of a Markdown or text document: title, language, url.</summary>
internal sealed record FrontMatter(string? Title, string? Language, string? Url)
{
    private const string Fence = "---";

    /// <summary>Takes the front matter off a text with line feeds only.</summary>
    /// <exception cref="DocumentException">It is there but cannot be used.</exception>
    public static (FrontMatter Matter, string Body) Split(string text)
    {
        var end = text.IndexOf($"\n{Fence}\n", StringComparison.Ordinal);
        if (!text.StartsWith($"{Fence}\n", StringComparison.Ordinal) || end < 0)
            return (new(null, null, null), text);
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text[Fence.Length..(end + 1)]));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
                return (Read(root), text[(end + Fence.Length + 2)..]);
        }
        catch (YamlException e)
        {
            throw new DocumentException($"has front matter that is no valid YAML; correct line {e.Start.Line}", e);
        }
        catch (InvalidOperationException e)
        {
            // The scanner loses itself in a list that is not closed, and cannot say where.
            throw new DocumentException("has front matter that is no valid YAML; look for a list or a text that is not closed", e);
        }

        // Two rules with text between them are a document that just looks so.
        return (new(null, null, null), text);
    }

    /// <summary>The address, unless it is one that no guest should be sent to.</summary>
    public static string? WebAddress(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : null;

    private static FrontMatter Read(YamlMappingNode root)
    {
        string? Field(string name) =>
            root.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode key && key.Value == name).Value
                is YamlScalarNode { Value.Length: > 0 } value
                ? DocumentBuilder.OneLine(value.Value)
                : null;

        if (Field("url") is { } url && WebAddress(url) is null)
            throw new DocumentException("has a url in its front matter that is no http or https address; correct or remove it");
        return new(Field("title"), Field("language"), WebAddress(Field("url")));
    }
}
