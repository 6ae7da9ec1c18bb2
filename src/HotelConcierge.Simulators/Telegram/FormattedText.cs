using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>Words and their entities, as a message shows them.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    /// <summary>The most that is looked at, in bytes.</summary>
    private const int MostBytes = 1 << 15;

    public static FormattedText Empty { get; } = new("", []);

    /// <summary>Telegram counts code points, not UTF-16 units.</summary>
    public int Length => Text.EnumerateRunes().Count();

    /// <summary>Reads words as the method was given them. Of the parse modes only HTML is read; Telegram has Markdown too.</summary>
    /// <param name="entities">The parameter <c>entities</c>, which counts where there is no parse mode.</param>
    /// <returns>The words, trimmed, or what is wrong with them.</returns>
    public static (FormattedText Words, string? Problem) Read(string source, string parseMode, string entities)
    {
        if (Encoding.UTF8.GetByteCount(source) > MostBytes)
            return (Empty, "text is too long");
        if (source.Length == 0 || parseMode.Length == 0 || parseMode.Equals("none", StringComparison.OrdinalIgnoreCase))
            return (Finish(source, Given(entities)), null);
        if (!parseMode.Equals("HTML", StringComparison.OrdinalIgnoreCase))
            return (Empty, "unsupported parse_mode");
        var (text, parsed, problem) = TelegramHtml.Parse(source);
        return problem is null ? (Finish(text, parsed), null) : (Empty, "can't parse entities: " + problem);
    }

    public JsonArray EntitiesToJson() => new([.. Entities.Select(entity => entity.ToJson())]);

    private static FormattedText Finish(string text, IReadOnlyList<TextEntity> entities)
    {
        // Control characters are shown as blanks, and carriage returns not at all.
        var clean = string.Concat(text.Where(sign => sign != '\r').Select(sign => sign < ' ' && sign != '\n' ? ' ' : sign));
        var end = clean.AsSpan().TrimEnd(" \n").Length;
        var start = Math.Min(
            clean.Length - clean.AsSpan().TrimStart(" \n").Length,
            entities.Count > 0 ? entities.Min(entity => entity.Offset) : int.MaxValue);
        if (end <= start)
            return Empty;
        var shown = clean[start..end];
        var kept = entities
            .Select(entity => entity with { Offset = entity.Offset - start, Length = Math.Min(entity.End, end) - entity.Offset })
            .Where(entity =>
                entity.Offset >= 0
                && entity.Length > 0
                && entity.End <= shown.Length
                && !string.IsNullOrWhiteSpace(shown.Substring(entity.Offset, entity.Length)));
        return new(shown, FoundEntities.AddTo(Merged(kept), shown));
    }

    /// <summary>In order, with the same style in pieces made one, and nothing inside code.</summary>
    private static List<TextEntity> Merged(IEnumerable<TextEntity> entities)
    {
        List<TextEntity> merged = [];
        foreach (var entity in entities
                .OrderBy(entity => entity.Offset)
                .ThenByDescending(entity => entity.Length)
                .ThenByDescending(entity => entity.Type is "pre"))
        {
            if (merged.Exists(outer => outer.Type is "code" or "pre" && entity.Offset < outer.End))
                continue;
            var before = merged.FindLastIndex(known => known.Type == entity.Type);
            if (before >= 0 && IsStyle(entity) && merged[before].End >= entity.Offset)
                merged[before] = merged[before] with { Length = Math.Max(merged[before].End, entity.End) - merged[before].Offset };
            else
                merged.Add(entity);
        }

        return merged;
    }

    private static bool IsStyle(TextEntity entity) => entity.Type is "bold" or "italic" or "underline" or "strikethrough" or "spoiler";

    private static List<TextEntity> Given(string json)
    {
        if (json.Length == 0)
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Where(entity => entity.ValueKind is JsonValueKind.Object).Select(ReadEntity)]
                : [];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Telegram takes entities that it cannot read for none.
            return [];
        }
    }

    private static TextEntity ReadEntity(JsonElement entity) =>
        new(entity.GetProperty("type").GetString()!, entity.GetProperty("offset").GetInt32(), entity.GetProperty("length").GetInt32())
        {
            Url = entity.TryGetProperty("url", out var url) ? url.GetString() : null,
            Language = entity.TryGetProperty("language", out var language) ? language.GetString() : null,
        };
}
