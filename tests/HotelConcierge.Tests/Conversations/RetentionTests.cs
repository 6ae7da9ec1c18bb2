using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Conversations;

public sealed class RetentionTests
{
    private static readonly ConversationId Silent = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));
    private static readonly ConversationId Other = ConversationId.For(new(new ChannelName("twilio"), "+1", "+3"));

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _store = new();
    private readonly RecordedConversations _conversations = new();

    [Fact]
    public async Task What_is_kept_about_a_silent_guest_is_erased_and_the_conversation_is_told()
    {
        foreach (var table in GuestTables.All)
        {
            await PutAsync(table, Silent);
            await PutAsync(table, Other);
        }

        await Retention().EraseAsync(new[] { Silent }.ToAsyncEnumerable(), default);

        foreach (var table in GuestTables.All)
        {
            Assert.Null(await _store.FindAsync(table, Silent.Value, "key", default));
            Assert.NotNull(await _store.FindAsync(table, Other.Value, "key", default));
        }

        Assert.Equal((Silent, new ConversationEvent.Expired(_clock.GetUtcNow())), Assert.Single(_conversations.Signals));
    }

    [Fact]
    public void Guests_are_forgotten_after_the_time_in_the_settings() =>
        Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromDays(10), Retention().SilentSince);

    [Fact]
    public void A_turns_history_outlives_every_repetition_of_its_message() =>
        Assert.True(_clock.GetUtcNow() - Retention().TurnsOverBefore > Conversation.DuplicatesKeptFor);

    private Retention Retention() => new(
        _conversations, new GuestTables(_store), Options.Create(new ConversationOptions { Retention = TimeSpan.FromDays(10) }), _clock);

    private Task PutAsync(TableName table, ConversationId conversation) =>
        _store.PutAsync(table, new(conversation.Value, "key", new Dictionary<string, string>(StringComparer.Ordinal)), default);
}
