using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace HotelConcierge.AspNetCore.Pages;

/// <summary>A file that one of our pages, or a hotel's own page, loads.</summary>
/// <param name="ContentType">With its charset, where it is text.</param>
/// <param name="ETag">With its quotes; another one for other bytes.</param>
internal sealed record PageAsset(string ContentType, byte[] Bytes, string ETag);

/// <summary>
/// The files of one page, which the program carries with it: the page's own and those that all pages share. Pages themselves and their
/// texts are not handed out.
/// </summary>
internal sealed class PageAssets
{
    private const string Shared = "Pages/";

    private readonly string _own;
    private readonly FrozenDictionary<string, PageAsset> _files;

    /// <param name="page">The folder of the page.</param>
    /// <param name="complete">Makes of a file's name and text what is handed out; null for the text as it is.</param>
    /// <exception cref="InvalidDataException">A file of the page has the name of one that all pages share.</exception>
    public PageAssets(string page, Func<string, string, string>? complete = null)
    {
        _own = page + "/";
        var files = new Dictionary<string, PageAsset>(StringComparer.Ordinal);
        foreach (var resource in typeof(PageAssets).Assembly.GetManifestResourceNames())
        {
            if (ContentTypeOf(resource) is not { } type || NameOf(resource) is not { } name)
                continue;
            var text = Read(resource);
            var bytes = Encoding.UTF8.GetBytes(complete is null ? text : complete(name, text));
            if (!files.TryAdd(name, new(type, bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"")))
                throw new InvalidDataException($"The page has two files '{name}'.");
        }

        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>As JSON that may stand in a page and in a script: nothing in it ends either.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>The file of that name, or null.</summary>
    public PageAsset? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>The text of a file of a page's own, also of those that are not handed out.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public static string TextOf(string page, string name) => Read($"{page}/{name}");

    /// <summary>
    /// The lines of a page that ask for all its modules at once; else a browser learns of each only from the one that imports it.
    /// </summary>
    /// <param name="path">Where its files are, from the page.</param>
    /// <param name="others">Scripts that the page asks for by itself, or never.</param>
    public string Preload(string path, params string[] others) => string.Join('\n', Names
        .Where(name => name.EndsWith(".js", StringComparison.Ordinal) && !others.Contains(name, StringComparer.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => $"  <link rel=\"modulepreload\" href=\"{path}/{name}\">"));

    /// <summary>Hands a file out, or says that there is none of that name.</summary>
    public IResult Serve(string name, HttpContext context)
    {
        if (Find(name) is not { } found)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(found.Bytes, found.ContentType, entityTag: new(found.ETag));
    }

    private string? NameOf(string resource) =>
        resource.StartsWith(_own, StringComparison.Ordinal) ? resource[_own.Length..]
        : resource.StartsWith(Shared, StringComparison.Ordinal) ? resource[Shared.Length..]
        : null;

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PageAssets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"There is no file '{resource}'."));
        return reader.ReadToEnd();
    }

    private static string? ContentTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
