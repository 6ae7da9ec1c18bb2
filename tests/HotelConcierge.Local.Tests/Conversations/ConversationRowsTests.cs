using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Local.Conversations;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Tests.Conversations;

public sealed class ConversationRowsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ConversationAddress Address = new(new ChannelName("twilio"), "whatsapp:+14155238886", "whatsapp:+34600000001");
    private static readonly ConversationId Conversation = ConversationId.For(Address);
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly ConversationRows _rows;

    public ConversationRowsTests()
    {
        _database = new(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        _rows = new(Options.Create(new ConversationOptions()), _database);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_message_whose_write_was_undone_is_no_duplicate_when_it_comes_again()
    {
        await HearAsync("SM1");
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.WriteAsync<int>(
            connection =>
            {
                _rows.Apply(connection, Conversation, Message("SM2"));
                throw new InvalidOperationException("undone");
            },
            default));
        Assert.Equal(["SM1"], await InboxAsync());

        await HearAsync("SM2");
        await HearAsync("SM2");

        Assert.Equal(["SM1", "SM2"], await InboxAsync());
    }

    [Fact]
    public async Task A_message_of_a_group_that_could_not_be_committed_is_no_duplicate_when_it_comes_again()
    {
        await HearAsync("SM1");
        await Assert.ThrowsAnyAsync<Exception>(() => _database.WriteAsync<int>(
            connection =>
            {
                _rows.Apply(connection, Conversation, Message("SM2"));
                // As a full disk does: the transaction is gone from under the writer.
                connection.Execute("rollback");
                throw new InvalidOperationException("disk full");
            },
            default));

        await HearAsync("SM2");

        Assert.Equal(["SM1", "SM2"], await InboxAsync());
    }

    [Fact]
    public async Task Who_wrote_is_listed_as_silent_within_the_hour_after_the_limit_and_not_before_it()
    {
        await HearAsync("SM1");

        Assert.Empty(await SilentSinceAsync(Noon));
        Assert.Equal([Conversation], await SilentSinceAsync(Noon + TimeSpan.FromHours(1) + TimeSpan.FromTicks(1)));
    }

    private async Task HearAsync(string id) => await _database.WriteAsync(connection => _rows.Apply(connection, Conversation, Message(id)), default);

    private async Task<IEnumerable<string>> InboxAsync() =>
        (await _database.ReadAsync(connection => ConversationRows.Read(connection, Conversation), default))!.Inbox.Select(kept => kept.Message.Id);

    private Task<IReadOnlyList<ConversationId>> SilentSinceAsync(DateTimeOffset instant) =>
        _database.ReadAsync(connection => ConversationRows.HeardBefore(connection, instant), default);

    private static ConversationEvent.MessageReceived Message(string id) => new(new InboundMessage(id, Address, MessageKind.Text, "hello"), Noon);
}
