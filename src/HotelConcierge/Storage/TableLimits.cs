using System.Buffers;

namespace HotelConcierge.Storage;

/// <summary>
/// The limits of <see cref="ITableStore"/>, checked in one place so that a row that fits one adapter fits all. They are
/// those of Azure Tables, and a little narrower where its wire format or its order would surprise.
/// </summary>
public static class TableLimits
{
    /// <summary>Of a partition or row key, in UTF-16 code units: 1 KiB.</summary>
    public const int MaxKeyLength = 512;

    /// <summary>Of one property's text, in UTF-16 code units: 64 KiB.</summary>
    public const int MaxTextLength = 32_768;

    /// <summary>Of a property's name, in characters.</summary>
    public const int MaxNameLength = 255;

    /// <summary>Properties of a row.</summary>
    public const int MaxProperties = 252;

    /// <summary>Of a row as Azure Tables counts it, and of all rows of a batch together: 1 MiB.</summary>
    /// <remarks>A batch may be 4 MiB on the wire, where escaping can triple a text; 1 MiB fits whatever the text is.</remarks>
    public const int MaxRowBytes = 1_048_576;

    /// <summary>Changes in a batch.</summary>
    public const int MaxBatch = 100;

    private static readonly SearchValues<char> ForbiddenInKeys = SearchValues.Create(
        [.. "/\\#?", .. Range('\0', '\x1F'), .. Range('\x7F', '\x9F'), .. Range('\uD800', '\uDFFF')]);

    /// <summary>Checks a partition or row key.</summary>
    /// <exception cref="ArgumentException">It is empty, too long or holds a character that a key cannot have.</exception>
    public static void CheckKey(string key, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(key, name);
        CheckKeyPrefix(key, name);
    }

    /// <summary>Checks the beginning of a key, which may be empty.</summary>
    /// <exception cref="ArgumentException">No key can start so.</exception>
    public static void CheckKeyPrefix(string prefix, string name)
    {
        ArgumentNullException.ThrowIfNull(prefix, name);
        if (prefix.Length > MaxKeyLength)
            throw new ArgumentException(
                $"{name} has {prefix.Length} UTF-16 units; a key has at most {MaxKeyLength}. Use a digest of it.",
                name);

        var index = prefix.AsSpan().IndexOfAny(ForbiddenInKeys);
        if (index >= 0)
        {
            throw new ArgumentException(
                $"{name} has U+{(int)prefix[index]:X4} at {index}. Keys hold no / \\ # ?, no control characters and nothing beyond U+FFFF, "
                    + "which stores would sort differently. Encode it or use a digest.",
                name);
        }
    }

    /// <summary>Checks a version given as a condition.</summary>
    /// <exception cref="ArgumentException">It is empty: the row was never read.</exception>
    public static void CheckVersion(string version)
    {
        if (string.IsNullOrEmpty(version))
            throw new ArgumentException("The version is empty. Read the row first and hand its version on.", nameof(version));
    }

    /// <summary>Checks a row's keys, names, texts and size.</summary>
    /// <returns>Its size in bytes as Azure Tables counts it.</returns>
    /// <exception cref="ArgumentException">It breaks a limit; the message names the property.</exception>
    public static int CheckRow(TableRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        CheckKey(row.Partition, nameof(row.Partition));
        CheckKey(row.Key, nameof(row.Key));
        if (row.Properties.Count > MaxProperties)
            throw new ArgumentException(
                $"Row '{row.Key}' has {row.Properties.Count} properties; at most {MaxProperties} fit.",
                nameof(row));

        var bytes = 4L + (2L * (row.Partition.Length + row.Key.Length));
        foreach (var (name, text) in row.Properties)
        {
            CheckName(row, name);
            if (text is null)
                throw new ArgumentException($"Property '{name}' of row '{row.Key}' is null; leave it out instead.", nameof(row));
            if (text.Length > MaxTextLength)
                throw new ArgumentException(
                    $"Property '{name}' of row '{row.Key}' has {text.Length} UTF-16 units; at most {MaxTextLength} fit. Split it.",
                    nameof(row));

            bytes += 8L + (2L * name.Length) + 4L + (2L * text.Length);
        }

        if (bytes > MaxRowBytes)
            throw new ArgumentException(
                $"Row '{row.Key}' has {bytes} bytes; at most {MaxRowBytes} fit. Keep large content in the blob store.",
                nameof(row));
        return (int)bytes;
    }

    /// <summary>Checks the changes of a batch, each and together.</summary>
    /// <exception cref="ArgumentException">It is empty or too large, or touches another partition, or one row twice.</exception>
    public static void CheckBatch(string partition, IReadOnlyList<TableChange> changes)
    {
        CheckKey(partition, nameof(partition));
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count is 0 or > MaxBatch)
            throw new ArgumentException($"A batch has 1 to {MaxBatch} changes, not {changes.Count}.", nameof(changes));

        var keys = new HashSet<string>(StringComparer.Ordinal);
        long bytes = 0;
        foreach (var change in changes)
        {
            if (!keys.Add(change.Key))
                throw new ArgumentException($"The batch changes row '{change.Key}' twice.", nameof(changes));

            bytes += CheckChange(partition, change);
        }

        if (bytes > MaxRowBytes)
            throw new ArgumentException($"The batch has {bytes} bytes; at most {MaxRowBytes} fit together.", nameof(changes));
    }

    private static int CheckChange(string partition, TableChange change)
    {
        var row = change switch
        {
            TableChange.Insert insert => insert.Row,
            TableChange.Put put => put.Row,
            TableChange.Replace replace => replace.Row,
            _ => null,
        };
        if (row is null)
        {
            CheckKey(change.Key, nameof(change.Key));
            return 0;
        }

        if (!string.Equals(row.Partition, partition, StringComparison.Ordinal))
            throw new ArgumentException($"Row '{row.Key}' is of another partition than the batch.", nameof(change));
        if (change is TableChange.Replace)
            CheckVersion(row.Version);
        return CheckRow(row);
    }

    private static void CheckName(TableRow row, string name)
    {
        if (name.Length is 0 or > MaxNameLength || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException(
                $"'{name}' of row '{row.Key}' is no property name: up to {MaxNameLength} letters and digits, a letter first.",
                nameof(row));
        if (name is "PartitionKey" or "RowKey" or "Timestamp")
            throw new ArgumentException(
                $"Property '{name}' of row '{row.Key}' has a name that Azure Tables keeps for itself.",
                nameof(row));
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(unit => (char)unit);
}
