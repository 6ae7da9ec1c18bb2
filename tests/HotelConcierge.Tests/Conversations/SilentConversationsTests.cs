using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Conversations;

public sealed class SilentConversationsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 20, 0, TimeSpan.Zero);
    private static readonly ConversationId Ana = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));
    private static readonly ConversationId Ben = ConversationId.For(new(new ChannelName("twilio"), "+1", "+3"));

    private readonly InMemoryTableStore _store = new();
    private readonly SilentConversations _silent;

    public SilentConversationsTests() => _silent = new(_store);

    [Fact]
    public async Task Whoever_was_silent_is_found_within_the_hour_and_not_before_it()
    {
        await NoteAsync(Ana, Noon);

        Assert.Empty(await SilentAtAsync(Noon.AddMinutes(39)));
        Assert.Equal(Ana, Assert.Single(await SilentAtAsync(Noon.AddMinutes(40))).Conversation);
    }

    [Fact]
    public async Task The_most_silent_come_first_and_the_others_are_not_read()
    {
        await NoteAsync(Ben, Noon.AddDays(2));
        await NoteAsync(Ana, Noon);
        await NoteAsync(ConversationId.For(new(new ChannelName("telegram"), "1", "2")), Noon.AddDays(4));

        // Behind the first that is not silent for long enough; whoever read on would stumble over it.
        await _store.PutAsync(
            new("silentconversations"),
            new("active", "9-no-hour", new Dictionary<string, string>(StringComparer.Ordinal)),
            default);

        Assert.Equal([Ana, Ben], (await SilentAtAsync(Noon.AddDays(3))).Select(note => note.Conversation));
    }

    [Fact]
    public async Task Who_was_forgotten_is_asked_for_separately()
    {
        await _silent.NoteAsync(new(Ana, new(Noon, IsForgotten: true)), default);

        Assert.Empty(await SilentAtAsync(Noon.AddDays(1)));
        Assert.Equal(Ana, Assert.Single(await SilentAtAsync(Noon.AddDays(1), forgotten: true)).Conversation);
    }

    [Fact]
    public async Task A_conversation_that_is_noted_again_is_one_note()
    {
        await NoteAsync(Ana, Noon);
        await NoteAsync(Ana, Noon.AddMinutes(5));

        Assert.Single(await SilentAtAsync(Noon.AddDays(1)));
    }

    [Fact]
    public async Task A_note_that_was_looked_at_moves_to_when_the_guest_really_wrote_last()
    {
        await NoteAsync(Ana, Noon);
        var note = Assert.Single(await SilentAtAsync(Noon.AddDays(1)));

        await _silent.CorrectAsync(note, new(Noon.AddDays(9), IsForgotten: false), default);

        Assert.Empty(await SilentAtAsync(Noon.AddDays(8)));
        Assert.Single(await SilentAtAsync(Noon.AddDays(10)));
    }

    [Fact]
    public async Task A_note_that_is_right_stays_and_one_of_nobody_goes()
    {
        await NoteAsync(Ana, Noon);
        var note = Assert.Single(await SilentAtAsync(Noon.AddDays(1)));

        await _silent.CorrectAsync(note, new(Noon, IsForgotten: false), default);
        Assert.Single(await SilentAtAsync(Noon.AddDays(1)));

        await _silent.CorrectAsync(note, null, default);
        Assert.Empty(await SilentAtAsync(Noon.AddDays(1)));
    }

    private Task NoteAsync(ConversationId conversation, DateTimeOffset since) =>
        _silent.NoteAsync(new(conversation, new(since, IsForgotten: false)), default);

    private async Task<List<SilenceNote>> SilentAtAsync(DateTimeOffset instant, bool forgotten = false) =>
        await _silent.SilentAtAsync(instant, forgotten, default).ToListAsync();
}
