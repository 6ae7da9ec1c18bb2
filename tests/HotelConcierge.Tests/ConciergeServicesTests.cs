using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Guests;
using HotelConcierge.Intake;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Readiness;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Conversations;
using HotelConcierge.Turns;
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
        foreach (var type in new[]
            {
                typeof(WebhookIntake),
                typeof(ReadinessReporter),
                typeof(Retention),
                typeof(BrokenTurns),
                typeof(BeginTurn),
                typeof(AskModel),
                typeof(EndTurn),
            }
        )
            Assert.NotNull(scope.ServiceProvider.GetRequiredService(type));
    }

    [Fact]
    public async Task The_deployment_asks_its_store_its_conversations_its_documents_its_model_and_each_channel_it_has()
    {
        await using var services = Build(new TakingConversations());
        await using var scope = services.CreateAsyncScope();

        var report = await scope.ServiceProvider.GetRequiredService<ReadinessReporter>().CheckAsync(default);

        Assert.Equal(
            ["twilio", "shop", "tables", "files", "conversations", "documents", "model"], report.Checks.Select(check => check.What));
        Assert.All(
            report.Checks.Where(check => check.What is "tables" or "files" or "conversations" or "documents"),
            check => Assert.Equal("well", check.Status));
        Assert.Contains("early-years: ", report.Checks.Single(check => check.What == "documents").Finding.Says, StringComparison.Ordinal);
        Assert.Single(await _store.ScanAsync(new("readiness"), "probe", "", default).ToListAsync());
    }

    [Fact]
    public async Task Every_probe_that_is_written_is_asked_where_its_thing_is_there()
    {
        await using var services = Build(
            settings:
            [
                ("Telegram:BotToken", "123456:" + new string('x', 35)),
                ("Telegram:SecretToken", "secret"),
                ("WhatsApp:AccessToken", "token"),
                ("WhatsApp:AppSecret", "secret"),
                ("WhatsApp:VerifyToken", "made up"),
                ("WhatsApp:PhoneNumberId", "106540352242922"),
                ("Line:ChannelSecret", "secret"),
                ("Line:ChannelAccessToken", "token"),
                ("Alerts:Smtp:Host", "smtp.hotel.example"),
                ("Alerts:From", "concierge@hotel.example"),
                ("Alerts:To", "night@hotel.example"),
                ("Conversations:ServiceSid", "IS" + new string('0', 32)),
                ("Flex:WorkspaceSid", "WS" + new string('0', 32)),
                ("Flex:WorkflowSid", "WW" + new string('0', 32)),
                ("Odoo:Url", "https://odoo.example"),
                ("Odoo:Database", "shop"),
                ("Odoo:Username", "concierge@shop.example"),
                ("Odoo:ApiKey", "key"),
                ("Assistants:hotel:PeopleOnly", "twilio:whatsapp:+12025550143"),
                ("OpenAI:ApiKey", "key"),
                ("OpenAI:Model", "model"),
                ("OpenAI:EmbeddingModel", "model"),
                ("OpenAI:TranscriptionModel", "model"),
            ]);
        await using var scope = services.CreateAsyncScope();

        var asked = scope.ServiceProvider.GetServices<IProbe>().ToList();

        Assert.Equal(
            typeof(IProbe)
                .Assembly.GetTypes()
                .Where(type => type.IsClass && typeof(IProbe).IsAssignableFrom(type))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal),
            asked.Select(probe => probe.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(asked.Count, asked.Select(probe => probe.What).Distinct(StringComparer.Ordinal).Count());
        Assert.All(asked, probe => Assert.Matches("^[A-Z].+[.]$", probe.Remedy));
    }

    [Fact]
    public async Task The_deployment_is_not_ready_when_its_conversations_fail_and_strangers_do_not_read_why()
    {
        await using var services = Build(new BrokenConversations());
        await using var scope = services.CreateAsyncScope();

        var report = await scope.ServiceProvider.GetRequiredService<ReadinessReporter>().CheckAsync(default);

        Assert.False(report.IsReady);
        Assert.StartsWith(
            nameof(InvalidOperationException),
            report.Checks.Single(check => check.What == "conversations").Finding.Says,
            StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deployment_is_not_ready_when_conversations_take_events_that_never_come_back()
    {
        var clock = new ManualTimeProvider();
        await using var services = Build(_conversations, clock);
        await using var scope = services.CreateAsyncScope();
        var asked = scope.ServiceProvider.GetRequiredService<ReadinessReporter>().CheckAsync(default);

        while (!asked.IsCompleted)
        {
            var timer = clock.WaitForTimerAsync();
            if (await Task.WhenAny(asked, timer) == timer)
                clock.Advance(await timer);
        }

        var check = (await asked).Checks.Single(check => check.What == "conversations");
        Assert.Equal(("not well", "No answer within 20 seconds."), (check.Status, check.Finding.Says));
        Assert.False((await asked).IsReady);
        Assert.IsType<ConversationEvent.Probed>(Assert.Single(_conversations.Signals).Happened);
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
        await _store.PutAsync(
            GuestTables.Transcripts,
            new(Guest.Value, "said since", new Dictionary<string, string>(StringComparer.Ordinal)),
            default);

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
        Task<SpaOffer> OfferAsync() =>
            services.GetRequiredService<SpaAvailability>().FindAsync(spa, stays, spa.Hotel.Clock.Today, new("massage"), 1, null, default);
        var time = (await OfferAsync()).Times[0];
        Assert.Equal(
            SpaVerdict.Booked,
            (await services.GetRequiredService<SpaBookings>().BookAsync(spa, guest, "call", new(time.Start, "massage"), default)).Verdict);
        Assert.NotEqual(time, (await OfferAsync()).Times[0]);

        await services.GetRequiredService<GuestTables>().EraseAsync(Guest, exceptKeyPrefix: "", default);

        Assert.Equal(time, (await OfferAsync()).Times[0]);
    }

    private ServiceProvider Build(
        IConversations? conversations = null,
        TimeProvider? clock = null,
        params IReadOnlyList<(string Name, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Twilio:AuthToken"] = "token",
            ["Twilio:ApiBaseUrl"] = "http://127.0.0.1:1",
        }).AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<ITableStore>(_store);
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddScoped(_ => conversations ?? _conversations);
        services.AddScoped<IChatClient>(_ => new Turns.ScriptedModel());
        services.AddConcierge(configuration, Shipped.Folder);
        services.AddDemoStays(Shipped.DemoFolder);
        if (settings.Count > 0)
            services.AddSingleton(Random.Shared).AddOpenAI(configuration);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>Conversations that apply what they are told, at once.</summary>
    private sealed class TakingConversations : IConversations
    {
        private ConversationState _state = new();

        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken)
        {
            var (state, effects) = Conversation.Apply(
                conversation, _state, happened, new(TimeSpan.Zero, TimeSpan.Zero), new(LanguageCatalog.Default));
            Assert.Empty(effects);
            _state = state;
            return Task.CompletedTask;
        }

        public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
            Task.FromResult<ConversationState?>(_state);
    }

    private sealed class BrokenConversations : IConversations
    {
        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The account key is hunter2.");

        public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The account key is hunter2.");
    }
}
