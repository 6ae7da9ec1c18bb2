using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Conversations;

public sealed class TranscriptsTests
{
    private static readonly ConversationId Guest = new("phone-abc");
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Transcripts _transcripts;

    public TranscriptsTests()
    {
        var store = new InMemoryTableStore();
        _transcripts = new(store, new GuestTables(store));
    }

    [Fact]
    public async Task What_was_said_last_is_read_first()
    {
        foreach (var turn in new long[] { 9, 1, 10, 100, 2 })
        {
            await RecordAsync(turn, Speaker.Concierge, $"answer {turn}");
            await RecordAsync(turn, Speaker.Guest, $"question {turn}");
        }

        Assert.Equal(
            [
                "answer 100", "question 100", "answer 10", "question 10", "answer 9", "question 9",
                "answer 2", "question 2", "answer 1", "question 1",
            ],
            (await ReadAsync()).Select(entry => entry.Text));
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was_recorded()
    {
        var text = "*bold* {x}\n" + new string('ก', 40_000) + "👩‍👧";
        await RecordAsync(7, Speaker.Guest, text);

        Assert.Equal(new TranscriptEntry(7, Speaker.Guest, text) { At = Noon }, Assert.Single(await ReadAsync()));
    }

    [Fact]
    public async Task The_same_entry_again_changes_nothing()
    {
        await RecordAsync(1, Speaker.Guest, "hello");
        await RecordAsync(1, Speaker.Guest, "hello");

        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Conversations_are_told_apart_and_erased_apart()
    {
        await RecordAsync(1, Speaker.Guest, "hello");
        await _transcripts.RecordAsync(new("phone-abcd"), new(1, Speaker.Guest, "other"), Noon, CancellationToken.None);
        await _transcripts.EraseAsync(new("phone-abcd"), CancellationToken.None);

        Assert.Equal("hello", Assert.Single(await ReadAsync()).Text);
    }

    private Task RecordAsync(long turn, Speaker speaker, string text) =>
        _transcripts.RecordAsync(Guest, new(turn, speaker, text), Noon, CancellationToken.None);

    private async Task<List<TranscriptEntry>> ReadAsync()
    {
        var entries = new List<TranscriptEntry>();
        await foreach (var entry in _transcripts.NewestFirstAsync(Guest, CancellationToken.None))
            entries.Add(entry);
        return entries;
    }
}
