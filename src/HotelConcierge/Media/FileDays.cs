using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Media;

/// <summary>
/// Keeps contents of guests' files for <see cref="GuestFiles.ContentKeptFor"/>: each is noted under the day on which it came, and goes with
/// that day, or with the guest.
/// </summary>
public sealed class FileDays(ITableStore store, IBlobStore blobs, TimeProvider clock) : IHoldsGuestData
{
    // Days on which contents came, and on each the names of their blobs.
    private static readonly TableName Days = new("filedays");
    private const string DaysPartition = "days";
    private const string DayFormat = "yyyy-MM-dd";
    private const string Content = "blob";

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    /// <summary>Keeps a content. Done again, it replaces what an interrupted run left.</summary>
    /// <param name="name">Begins with the conversation's id.</param>
    public async Task KeepAsync(BlobName name, Blob content, CancellationToken cancellationToken)
    {
        // The day first: a content that no day knows of would stay until the guest goes.
        var day = DayOf(clock.GetUtcNow());
        await store.PutAsync(Days, new(DaysPartition, day, Nothing), cancellationToken);
        await store.PutAsync(
            Days,
            new(day, name.Value.Replace('/', '_'), new Dictionary<string, string>(StringComparer.Ordinal) { [Content] = name.Value }),
            cancellationToken);
        await blobs.PutAsync(name, content, cancellationToken);
    }

    /// <summary>Takes the guest out of the days. Contents lie under the guest's name, where <see cref="ReplyMedia"/> erases.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        await foreach (var day in store.ScanAsync(Days, DaysPartition, keyPrefix: "", cancellationToken))
        {
            await foreach (var row in store.ScanAsync(Days, day.Key, keyPrefix: guest.Value + "_", cancellationToken))
                await store.DeleteAsync(Days, day.Key, row.Key, cancellationToken);
        }
    }

    /// <summary>Deletes the contents whose time is over.</summary>
    async Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken)
    {
        var last = DayOf(clock.GetUtcNow() - GuestFiles.ContentKeptFor);
        await foreach (var day in store.ScanAsync(Days, DaysPartition, keyPrefix: "", cancellationToken))
        {
            if (string.CompareOrdinal(day.Key, last) >= 0)
                continue;
            await foreach (var row in store.ScanAsync(Days, day.Key, keyPrefix: "", cancellationToken))
            {
                if (row[Content] is { } blob)
                    await blobs.DeleteAsync(new(blob), cancellationToken);
                await store.DeleteAsync(Days, day.Key, row.Key, cancellationToken);
            }

            await store.DeleteAsync(Days, DaysPartition, day.Key, cancellationToken);
        }
    }

    private static string DayOf(DateTimeOffset time) => time.ToString(DayFormat, System.Globalization.CultureInfo.InvariantCulture);
}
