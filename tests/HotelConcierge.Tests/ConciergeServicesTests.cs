using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Conversations;
using HotelConcierge.Turns;
using HotelConcierge.Welcome;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests;

public sealed class ConciergeServicesTests
{
    private static readonly ConversationId Guest = ConversationId.For(new(new ChannelName("twilio"), "+1", "+2"));

    private readonly RecordedConversations _conversations = new();
    private readonly InMemoryTableStore _store = new();

    [Fact]
    public async Task A_host_may_have_its_conversations_and_model_for_one_call_only()
    {
        await using var services = Build();

        await using var scope = services.CreateAsyncScope();
        foreach (var type in new[] { typeof(WebhookIntake), typeof(Readiness), typeof(Retention), typeof(BrokenTurns), typeof(BeginTurn), typeof(AskModel), typeof(EndTurn) })
            Assert.NotNull(scope.ServiceProvider.GetRequiredService(type));
    }

    [Fact]
    public async Task The_house_is_ready_when_its_store_and_its_conversations_answer()
    {
        await using var services = Build();
        await using var scope = services.CreateAsyncScope();

        var report = await scope.ServiceProvider.GetRequiredService<Readiness>().CheckAsync(default);

        Assert.True(report.IsReady);
        Assert.Equal("ok", report.Checks["tables"]);
        Assert.Equal("ok", report.Checks["conversations"]);
        Assert.Contains("early-years", report.Checks["assistants"], StringComparison.Ordinal);
        Assert.Contains("twilio", report.Checks["channels"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_house_is_not_ready_when_its_conversations_fail_and_strangers_do_not_read_why()
    {
        await using var services = Build(new BrokenConversations());
        await using var scope = services.CreateAsyncScope();

        var report = await scope.ServiceProvider.GetRequiredService<Readiness>().CheckAsync(default);

        Assert.False(report.IsReady);
        Assert.Equal("not ready", report.Status);
        Assert.Equal("ok", report.Checks["tables"]);
        Assert.Equal(nameof(InvalidOperationException), report.Checks["conversations"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Forgetting_erases_until_the_conversation_has_been_told_and_never_after(bool isStillRunning)
    {
        await using var services = Build();
        await using var scope = services.CreateAsyncScope();
        var forget = new TurnStart(TurnIds.For(Guest, "m1"), Guest, 4, TurnKind.Forget);
        _conversations.States[Guest] = new() { Running = isStillRunning ? new(forget, [], Interrupted: false) : null };
        await _store.PutAsync(GuestTables.Transcripts, new(Guest.Value, "said since", new Dictionary<string, string>(StringComparer.Ordinal)), default);

        await scope.ServiceProvider.GetRequiredService<EndTurn>().RunAsync(
            new(forget, TurnOutcome.Answered, Chunks: 1, AnswerRound: null, DateTimeOffset.UnixEpoch), default);

        Assert.Equal(isStillRunning, await _store.FindAsync(GuestTables.Transcripts, Guest.Value, "said since", default) is null);
        Assert.IsType<ConversationEvent.TurnEnded>(Assert.Single(_conversations.Signals).Happened);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_answer_was_about_is_remembered_until_the_conversation_has_been_told_and_never_after(bool isStillRunning)
    {
        await using var services = Build();
        await using var scope = services.CreateAsyncScope();
        var answer = new TurnStart(TurnIds.For(Guest, "m1"), Guest, 4, TurnKind.Answer);
        _conversations.States[Guest] = new() { Running = isStillRunning ? new(answer, [], Interrupted: false) : null };
        var brief = new TurnBrief
        {
            Address = new(new ChannelName("twilio"), "+2", "+1"),
            Assistant = "early-years",
            Language = "en",
            Disclaimer = "disclaimer",
            Plan = new(FixedReply: null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, MaxRounds: 1),
        };
        await new TurnStore(_store).KeepBriefAsync(answer, brief, default);

        await scope.ServiceProvider.GetRequiredService<EndTurn>().RunAsync(
            new(answer, TurnOutcome.Answered, Chunks: 1, AnswerRound: null, DateTimeOffset.UnixEpoch), default);

        Assert.Equal(isStillRunning, (await new GuestProfiles(_store).ReadAsync(Guest, default)).DisclaimerShown);
        Assert.IsType<ConversationEvent.TurnEnded>(Assert.Single(_conversations.Signals).Happened);
    }

    [Fact]
    public async Task Forgetting_a_guest_frees_what_they_have_booked()
    {
        await using var services = Build(clock: new ManualTimeProvider());
        var spa = services.GetRequiredService<SpaCatalog>().All.Single();
        var guest = new GuestContact(Guest, null, "Ana");
        var stays = await services.GetRequiredService<IReservations>().FindAsync(spa.Hotel, guest, default);
        Task<SpaOffer> OfferAsync() => services.GetRequiredService<SpaAvailability>().FindAsync(spa, stays, spa.Hotel.Clock.Today, "massage", 1, null, default);
        var time = (await OfferAsync()).Times[0];
        Assert.Equal(SpaVerdict.Booked, (await services.GetRequiredService<SpaBookings>().BookAsync(spa, guest, "call", time.Start, "massage", default)).Verdict);
        Assert.NotEqual(time, (await OfferAsync()).Times[0]);

        await services.GetRequiredService<GuestTables>().EraseAsync(Guest, exceptKeyPrefix: "", default);

        Assert.Equal(time, (await OfferAsync()).Times[0]);
    }

    private ServiceProvider Build(IConversations? conversations = null, TimeProvider? clock = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Twilio:AuthToken"] = "token",
        }).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<ITableStore>(_store);
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddScoped(_ => conversations ?? _conversations);
        services.AddScoped<IChatClient>(_ => new Turns.ScriptedModel());
        services.AddConcierge(configuration, Shipped.Folder);
        services.AddDemoStays(Shipped.DemoFolder);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class BrokenConversations : IConversations
    {
        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The account key is hunter2.");

        public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The account key is hunter2.");
    }
}
