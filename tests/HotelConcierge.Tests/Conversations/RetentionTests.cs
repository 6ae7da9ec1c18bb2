using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Conversations;

public sealed class RetentionTests
{
    private static readonly ConversationId Silent = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));
    private static readonly ConversationId Other = ConversationId.For(new(new ChannelName("twilio"), "+1", "+3"));
    private static readonly ConversationPacing Pacing = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _store = new();
    private readonly RecordedConversations _conversations = new();
    private readonly SilentConversations _index;

    public RetentionTests() => _index = new(_store);

    [Fact]
    public async Task What_is_kept_about_a_silent_guest_is_erased_and_the_conversation_is_told()
    {
        Wrote(Silent, daysAgo: 11);
        Wrote(Other, daysAgo: 9);
        foreach (var table in GuestTables.All)
        {
            await PutAsync(table, Silent);
            await PutAsync(table, Other);
        }

        await Retention().EraseAsync([Silent, Other], default);

        foreach (var table in GuestTables.All)
        {
            Assert.Null(await _store.FindAsync(table, Silent.Value, "key", default));
            Assert.NotNull(await _store.FindAsync(table, Other.Value, "key", default));
        }

        Assert.Equal(
            (Silent, new ConversationEvent.Expired(_clock.GetUtcNow()) { SilentSince = _clock.GetUtcNow().AddDays(-10) }),
            Assert.Single(_conversations.Signals));
    }

    [Fact]
    public async Task Trouble_with_one_guest_does_not_keep_the_others_from_being_erased()
    {
        Wrote(Silent, daysAgo: 11);
        Wrote(Other, daysAgo: 11);
        _conversations.Unreadable.Add(Silent);

        await Retention().EraseAsync([Silent, Other], default);

        Assert.Equal(Other, Assert.Single(_conversations.Signals).Conversation);
    }

    [Fact]
    public async Task The_index_leads_to_who_is_due_and_is_put_right_on_the_way()
    {
        Wrote(Silent, daysAgo: 11);
        Wrote(Other, daysAgo: 3);
        await NoteAsync(Silent, daysAgo: 11);
        await NoteAsync(Other, daysAgo: 40);
        await NoteAsync(new("twilio-nobody"), daysAgo: 40);

        await Retention().EraseAsync(_index, default);

        Assert.Equal(Silent, Assert.Single(_conversations.Signals).Conversation);
        Assert.Equal([Silent], await NotedAsync(daysAgo: 10));
        Assert.Equal([Silent, Other], await NotedAsync(daysAgo: 2));

        // The entity has heard it, and is gone.
        _conversations.States.Remove(Silent);
        await Retention().EraseAsync(_index, default);

        Assert.Single(_conversations.Signals);
        Assert.Equal([Other], await NotedAsync(daysAgo: 2));
    }

    [Fact]
    public async Task A_host_that_stops_in_the_middle_goes_on_where_it_stopped()
    {
        Wrote(Silent, daysAgo: 11);
        await NoteAsync(Silent, daysAgo: 11);
        _conversations.Unreadable.Add(Silent);

        await Retention().EraseAsync(_index, default);
        Assert.Equal([Silent], await NotedAsync(daysAgo: 10));

        _conversations.Unreadable.Clear();
        await Retention().EraseAsync(_index, default);
        Assert.Single(_conversations.Signals);
    }

    [Fact]
    public async Task Whoever_was_forgotten_is_let_go_when_no_message_can_be_repeated_and_not_before()
    {
        _conversations.States[Silent] = new ConversationState
        {
            Seen = new ConversationState().Seen.Add("m1", _clock.GetUtcNow().AddDays(-6)),
        };
        await _index.NoteAsync(new(Silent, new(_clock.GetUtcNow().AddDays(-6), IsForgotten: true)), default);

        await Retention().EraseAsync(_index, default);
        Assert.Empty(_conversations.Signals);

        _clock.Advance(TimeSpan.FromHours(26));
        await Retention().EraseAsync(_index, default);
        Assert.Equal(Silent, Assert.Single(_conversations.Signals).Conversation);

        _conversations.States[Silent] = Conversation.Apply(
            Silent, _conversations.States[Silent], _conversations.Signals[0].Happened, Pacing, Commands).State;
        Assert.True(_conversations.States[Silent].IsBlank);
        await Retention().EraseAsync(_index, default);
        Assert.Empty(await _index.SilentAtAsync(_clock.GetUtcNow(), forgotten: true, default).ToListAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_guest_who_writes_while_the_sweep_is_at_work_is_answered(int read)
    {
        using var world = new TurnWorld();
        await world.RunAsync("Explain the lighthouse");
        world.Clock.Advance(TimeSpan.FromDays(31));
        world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(30));
        var tables = world.Services.GetRequiredService<GuestTables>();
        var sweep = new Retention(
            new WrittenToWhileRead(world.Conversations, read, async () =>
            {
                world.Hear("Explain the windmill", world.Elapsed.TotalSeconds);
                await world.Host.AdvanceAsync(TimeSpan.FromSeconds(10));
            }),
            tables,
            Options.Create(new ConversationOptions()),
            world.Clock,
            NullLogger<Retention>.Instance);

        await sweep.EraseAsync([TurnWorld.Guest], default);
        await world.RunAsync();

        Assert.EndsWith("answer 2", world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.NotNull((await world.StateAsync())!.LastHeardAt);

        world.Clock.Advance(TimeSpan.FromDays(31));
        await sweep.EraseAsync([TurnWorld.Guest], default);
        Assert.Empty(await tables.ListAsync(TurnWorld.Guest, default));
        Assert.Null(await world.StateAsync());
    }

    [Fact]
    public async Task A_row_that_changes_while_the_sweep_is_at_work_is_left_to_the_next_look()
    {
        Wrote(Silent, daysAgo: 11);
        await PutAsync(GuestTables.Profiles, Silent);
        await PutAsync(GuestTables.Transcripts, Silent);
        var conversations = new WrittenToWhileRead(_conversations, read: 2, () => PutAsync(GuestTables.Profiles, Silent));

        await Retention(conversations).EraseAsync([Silent], default);
        Assert.Empty(_conversations.Signals);
        Assert.NotNull(await _store.FindAsync(GuestTables.Profiles, Silent.Value, "key", default));

        await Retention(conversations).EraseAsync([Silent], default);
        Assert.Single(_conversations.Signals);
        Assert.Null(await _store.FindAsync(GuestTables.Profiles, Silent.Value, "key", default));
    }

    [Fact]
    public void Guests_are_forgotten_after_the_time_in_the_settings() =>
        Assert.Equal(_clock.GetUtcNow() - TimeSpan.FromDays(10), Retention().SilentSince);

    [Fact]
    public void A_turns_history_outlives_every_repetition_of_its_message() =>
        Assert.True(_clock.GetUtcNow() - Retention().TurnsOverBefore > Conversation.DuplicatesKeptFor);

    private Retention Retention(IConversations? conversations = null) => new(
        conversations ?? _conversations,
        new GuestTables(_store),
        Options.Create(new ConversationOptions { Retention = TimeSpan.FromDays(10) }),
        _clock,
        NullLogger<Retention>.Instance);

    private void Wrote(ConversationId conversation, int daysAgo) =>
        _conversations.States[conversation] = new ConversationState { LastHeardAt = _clock.GetUtcNow().AddDays(-daysAgo) };

    private Task NoteAsync(ConversationId conversation, int daysAgo) =>
        _index.NoteAsync(new(conversation, new(_clock.GetUtcNow().AddDays(-daysAgo), IsForgotten: false)), default);

    private async Task<List<ConversationId>> NotedAsync(int daysAgo) =>
        await _index
            .SilentAtAsync(_clock.GetUtcNow().AddDays(-daysAgo), forgotten: false, default)
            .Select(note => note.Conversation)
            .ToListAsync();

    private Task PutAsync(TableName table, ConversationId conversation) =>
        _store.PutAsync(table, new(conversation.Value, "key", new Dictionary<string, string>(StringComparer.Ordinal)), default);

    /// <summary>Something happens after a conversation was read, before whoever read it goes on.</summary>
    private sealed class WrittenToWhileRead(IConversations inner, int read, Func<Task> happens) : IConversations
    {
        private int _reads;

        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken) =>
            inner.SignalAsync(conversation, happened, cancellationToken);

        public async Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken)
        {
            var state = await inner.ReadAsync(conversation, cancellationToken);
            if (++_reads == read)
                await happens();
            return state;
        }
    }
}
