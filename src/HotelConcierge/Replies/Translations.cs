using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotelConcierge.Storage;

namespace HotelConcierge.Replies;

/// <summary>
/// Our own fixed sentences in languages that we do not have, as a model translated them once: by language and by a digest of the sentence,
/// so that one which changes is translated anew. They speak of nobody.
/// </summary>
public sealed class Translations(ITableStore store, TimeProvider clock)
{
    /// <summary>A sentence whose translation was refused is tried again after so long.</summary>
    private static readonly TimeSpan RefusedFor = TimeSpan.FromDays(1);

    private static readonly TableName Table = new("translations");
    private const string Text = "text";
    private const string At = "at";

    /// <summary>The sentence in that language; null where there is no translation of it.</summary>
    /// <param name="language">Two letters.</param>
    public async Task<string?> FindAsync(string language, string sentence, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, language, KeyOf(sentence), cancellationToken) is { } row
        && LongText.Read(row, Text) is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Whether there is nothing to be translated: it is there, or was refused a short time ago.</summary>
    public async Task<bool> IsSettledAsync(string language, string sentence, CancellationToken cancellationToken) =>
        await store.FindAsync(Table, language, KeyOf(sentence), cancellationToken) is { } row
        && (row[Text] is { Length: > 0 }
            || clock.GetUtcNow() < TriedAt(row) + RefusedFor);

    /// <summary>Keeps a translation; null for one that was refused.</summary>
    public Task KeepAsync(string language, string sentence, string? translation, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [At] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };
        LongText.Write(properties, Text, translation ?? "");
        return store.PutAsync(Table, new(language, KeyOf(sentence), properties), cancellationToken);
    }

    private static DateTimeOffset TriedAt(TableRow row) =>
        DateTimeOffset.Parse(row[At] ?? "", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static string KeyOf(string sentence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentence)).AsSpan(0, 20));
}
