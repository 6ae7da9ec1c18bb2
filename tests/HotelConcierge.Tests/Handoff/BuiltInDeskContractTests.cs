using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Handoff;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Handoff;

/// <summary>The desk of this product: its people read what is kept here.</summary>
public sealed class BuiltInDeskContractTests : DeskContract
{
    protected override Task<IDeskServer> StartAsync() => Task.FromResult<IDeskServer>(new Server());

    private sealed class Server : IDeskServer
    {
        private readonly DeskCases _cases;
        private readonly Transcripts _transcripts;

        public Server()
        {
            var store = new InMemoryTableStore();
            _cases = new(store, new CaseLog(store), new DeskSignals(), Clock);
            _transcripts = new(store, new GuestTables(store));
        }

        public IDesk Desk { get; } = new BuiltInDesk(new FixedDeskAccess(IsPossible: true));

        public ConversationAddress Address { get; } = new(new("phone"), "desk", "guest-1");

        public ManualTimeProvider Clock { get; } = new();

        public async Task<IReadOnlyList<string>> FindCasesAsync()
        {
            var ids = new List<string>();
            await foreach (var one in _cases.OpenAsync(default))
                ids.Add(one.Id);
            return ids;
        }

        public async Task<IReadOnlyList<(CaseReason Reason, CaseUrgency Urgency, string Summary)>> FindMattersAsync()
        {
            var matters = new List<(CaseReason, CaseUrgency, string)>();
            await foreach (var one in _cases.OpenAsync(default))
                matters.Add((one.Reason, one.Urgency, one.Summary));
            return matters;
        }

        public async Task<IReadOnlyList<string>> ReadAsync()
        {
            var said = new List<string>();
            await foreach (var entry in _transcripts.NewestFirstAsync(ConversationId.For(Address), default))
                said.Insert(0, entry.Text);
            return said;
        }

        public Task KeepAsync(DeskCase opened) =>
            _cases.OpenAsync(opened, CaseEntry.Event(CaseEvents.Opened, Clock.GetUtcNow(), CaseEvents.Opened), default);

        public Task SayAsync(ForwardedWords words) => _transcripts.RecordAsync(
            ConversationId.For(Address), new(words.Turn, Speaker.Guest, words.Text), words.At, default);

        public Task CloseAsync(DeskCase over) => _cases.CloseAsync(over.Id, default);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
