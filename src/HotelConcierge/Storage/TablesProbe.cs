using HotelConcierge.Diagnostics;

namespace HotelConcierge.Storage;

/// <summary>Writes a row and reads it back: a full or read-only store still reads.</summary>
internal sealed class TablesProbe(ITableStore tables, StoreRemedies remedies, TimeProvider clock) : IProbe
{
    private const string Partition = "probe";
    private const string Mark = "mark";

    /// <summary>One for ever: there is nothing to be cleaned up, wherever the asking is broken off.</summary>
    private const string Key = "asked";

    private static readonly TableName Table = new("readiness");

    public string What => "tables";

    public string Remedy => remedies.Tables;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var before = (await tables.FindAsync(Table, Partition, Key, cancellationToken))?[Mark];
        var mark = ProbeMark.After(before, clock);
        await tables.PutAsync(
            Table,
            new(Partition, Key, new Dictionary<string, string>(StringComparer.Ordinal) { [Mark] = mark }),
            cancellationToken);

        // Another instance may be asking at the same time: whose mark it is does not matter, if it was written after we read.
        var found = (await tables.FindAsync(Table, Partition, Key, cancellationToken))?[Mark];
        return ProbeMark.IsOne(found) && found != before
            ? Finding.Well("A row was written and read.")
            : Finding.NotWell("A row that was written is not there, or not as it was written.", Remedy);
    }
}
