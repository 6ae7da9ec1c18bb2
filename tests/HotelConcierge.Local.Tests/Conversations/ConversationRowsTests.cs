using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Local.Conversations;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Tests.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Data.Sqlite;
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
        _rows = new(
            Options.Create(new ConversationOptions()), new(LanguageCatalog.Default), _database, new SqliteTableStore(_database));
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

    [Fact]
    public async Task Of_a_silent_conversation_no_row_is_left_and_it_begins_anew()
    {
        await ApplyAsync(Message("SM1", "help"));
        await ApplyAsync(new ConversationEvent.TurnEnded(TurnIds.For(Conversation, "SM1"), NextStep.WaitForMessage, Noon));

        await ApplyAsync(new ConversationEvent.Expired(Noon.AddDays(31)) { SilentSince = Noon.AddDays(1) });
        Assert.Null(await _database.ReadAsync(connection => ConversationRows.Read(connection, Conversation), default));

        await HearAsync("SM2");
        Assert.Equal(["SM2"], await InboxAsync());
    }

    [Fact]
    public async Task Who_was_forgotten_is_listed_by_when_a_message_last_came()
    {
        await ApplyAsync(Message("SM1", "forget me"));
        Assert.Empty(await ForgottenAsync(Noon.AddDays(9)));

        await ApplyAsync(new ConversationEvent.TurnEnded(TurnIds.For(Conversation, "SM1"), NextStep.WaitForMessage, Noon));

        Assert.Empty(await SilentSinceAsync(Noon.AddDays(9)));
        Assert.Empty(await ForgottenAsync(Noon.AddHours(1)));
        Assert.Equal([Conversation], await ForgottenAsync(Noon.AddHours(1) + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public async Task A_wish_is_kept_with_the_conversation_or_not_at_all_and_under_the_pair_that_its_own_is_one_with()
    {
        var optOuts = new OptOuts(new SqliteTableStore(_database), new ChannelCatalog([]));
        var pair = optOuts.PairOf(Address);
        var stop = Message("SM1", "stop") with { Standing = new(pair, Wish: null) };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.WriteAsync<int>(
            connection =>
            {
                _rows.Apply(connection, Conversation, stop);
                throw new InvalidOperationException("undone");
            },
            default));
        Assert.Null((await optOuts.OfAsync(Address, default)).Wish);

        const string scopedId = "whatsapp:ES.13491208655302741918";
        await optOuts.OfAsync(new InboundMessage("SM0", Address, MessageKind.Text, "hello") { GuestAliases = [scopedId] }, default);
        await ApplyAsync(stop);

        Assert.Equal(new(IsOut: true, Noon), (await optOuts.OfAsync(Address, default)).Wish);
        Assert.Equal(new(IsOut: true, Noon), (await optOuts.OfAsync(Address with { Guest = scopedId }, default)).Wish);
    }

    [Fact]
    public async Task Whoever_was_forgotten_before_their_time_was_kept_is_looked_at()
    {
        using var folder = new TemporaryFolder();
        using (var file = new DatabaseFile(folder.Path, TimeSpan.FromSeconds(5)))
        {
            using var connection = file.Open(SqliteOpenMode.ReadWriteCreate);
            connection.Execute("drop table guest_conversations");
            connection.Execute(ConversationRows.Schema);
            connection.Execute(
                "insert into guest_conversations (id, state, last_heard_at) values ('twilio-old', '{}', null), ('twilio-new', '{}', '2026-07-01T13:00:00.0000000Z')"
            );
            connection.Execute("pragma user_version = 2");
            DatabaseFile.Close(connection);
        }

        using var database = new SqliteDatabase(folder.Path, NullLogger<SqliteDatabase>.Instance);

        Assert.Equal(
            [new("twilio-old")],
            await database.ReadAsync(connection => ConversationRows.ForgottenBefore(connection, Noon), default));
        Assert.Equal(
            [new("twilio-new")],
            await database.ReadAsync(connection => ConversationRows.HeardBefore(connection, Noon.AddDays(1)), default));
    }

    private async Task ApplyAsync(ConversationEvent happened) =>
        await _database.WriteAsync(connection => _rows.Apply(connection, Conversation, happened), default);

    private Task<IReadOnlyList<ConversationId>> ForgottenAsync(DateTimeOffset instant) =>
        _database.ReadAsync(connection => ConversationRows.ForgottenBefore(connection, instant), default);

    private async Task HearAsync(string id) =>
        await _database.WriteAsync(connection => _rows.Apply(connection, Conversation, Message(id)), default);

    private async Task<IEnumerable<string>> InboxAsync() =>
        (await _database.ReadAsync(connection => ConversationRows.Read(connection, Conversation), default))!.Inbox.Select(kept =>
            kept.Message.Id);

    private Task<IReadOnlyList<ConversationId>> SilentSinceAsync(DateTimeOffset instant) =>
        _database.ReadAsync(connection => ConversationRows.HeardBefore(connection, instant), default);

    private static ConversationEvent.MessageReceived Message(string id, string text = "hello") =>
        new(new InboundMessage(id, Address, MessageKind.Text, text), Noon);
}
