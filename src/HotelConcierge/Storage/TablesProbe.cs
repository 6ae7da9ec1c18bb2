using System.Globalization;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Storage;

/// <summary>Writes a row, reads it back and deletes it: a full or read-only store still reads.</summary>
internal sealed class TablesProbe(ITableStore tables, StoreRemedies remedies, TimeProvider clock) : IProbe
{
    private const string Partition = "probe";
    private const string Mark = "mark";

    private static readonly TableName Table = new("readiness");

    public string What => "tables";

    public string Remedy => remedies.Tables;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        // A row of its own, because another instance may be asking at the same time.
        var key = clock.GetUtcNow().UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        await tables.PutAsync(Table, new(Partition, key, new Dictionary<string, string>(StringComparer.Ordinal) { [Mark] = key }), cancellationToken);
        var found = await tables.FindAsync(Table, Partition, key, cancellationToken);
        await tables.DeleteAsync(Table, Partition, key, cancellationToken);
        return found?[Mark] == key
            ? Finding.Well("A row was written, read and deleted.")
            : Finding.NotWell("A row that was written is not there, or not as it was written.", Remedy);
    }
}
