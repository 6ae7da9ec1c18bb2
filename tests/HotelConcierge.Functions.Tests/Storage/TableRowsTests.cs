using Azure.Data.Tables;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Storage;

namespace HotelConcierge.Functions.Tests.Storage;

public sealed class TableRowsTests
{
    [Theory]
    [InlineData("", "PartitionKey eq 'p'")]
    [InlineData("0007-", "PartitionKey eq 'p' and RowKey ge '0007-' and RowKey lt '0007.'")]
    [InlineData("it's", "PartitionKey eq 'p' and RowKey ge 'it''s' and RowKey lt 'it''t'")]
    [InlineData("\uD7FF", "PartitionKey eq 'p' and RowKey ge '\uD7FF'")]
    public void Only_what_begins_with_the_prefix_is_asked_for(string prefix, string filter) =>
        Assert.Equal(filter, TableRows.Filter("p", prefix));

    [Fact]
    public void What_the_service_adds_to_an_entity_is_no_property_of_the_row()
    {
        var entity = new TableEntity("p", "k") { ["text"] = "kept", ["odata.etag"] = "W/x", ["Timestamp"] = DateTimeOffset.UnixEpoch };

        Assert.Equal(["text"], TableRows.ToRow(entity).Properties.Keys);
    }

    [Fact]
    public void A_change_without_a_version_is_for_any_and_one_with_a_version_for_that_alone()
    {
        Assert.Equal("*", TableRows.ToAction("p", new TableChange.Delete("k")).ETag.ToString());
        Assert.Equal("W/1", TableRows.ToAction("p", new TableChange.Delete("k", "W/1")).ETag.ToString());
    }
}
