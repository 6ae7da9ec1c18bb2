using HotelConcierge.Alerts;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Channels.Line;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Channels.Twilio;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Forms;
using HotelConcierge.Goals;
using HotelConcierge.Guests;
using HotelConcierge.Handoff;
using HotelConcierge.Handoff.Flex;
using HotelConcierge.Ideas;
using HotelConcierge.Intake;
using HotelConcierge.Knowledge;
using HotelConcierge.Languages;
using HotelConcierge.Media;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Orchestration;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Proposals;
using HotelConcierge.Readiness;
using HotelConcierge.Replies;
using HotelConcierge.Requests;
using HotelConcierge.Reservations;
using HotelConcierge.Safety;
using HotelConcierge.Sending;
using HotelConcierge.Settings;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Shop.Odoo;
using HotelConcierge.Spa;
using HotelConcierge.Staff;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using HotelConcierge.Turns;
using HotelConcierge.Welcome;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge;

/// <summary>The one place where channels, assistants, tools and activities are registered, for every host.</summary>
public static class ConciergeServices
{
    /// <summary>The folder beside the host's program into which the build copies <c>src/assistants</c>.</summary>
    public const string AssistantsFolder = "assistants";

    /// <summary>
    /// Adds the concierge. The host adds what it alone knows: <see cref="IConversations"/>, <see cref="ITableStore"/>, <see
    /// cref="IBlobStore"/>, a <see cref="TimeProvider"/>, an <c>IChatClient</c>, and an engine that runs <see cref="Orchestrations"/>
    /// and <see cref="Activities"/>.
    /// </summary>
    /// <param name="assistantsFolder">The folder with one assistant in each sub-folder.</param>
    public static IServiceCollection AddConcierge(
        this IServiceCollection services, IConfiguration configuration, string assistantsFolder) =>
        services.AddConcierge(configuration, assistantsFolder, Channels);

    /// <inheritdoc cref="AddConcierge(IServiceCollection, IConfiguration, string)"/>
    /// <param name="channels">The channels that it may have.</param>
    public static IServiceCollection AddConcierge(
        this IServiceCollection services,
        IConfiguration configuration,
        string assistantsFolder,
        IReadOnlyList<ChannelRegistration> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        services.AddSingleton(SettingsWith(channels));
        services.AddConciergeSettings(configuration);
        services.AddMetrics();
        services.AddSingleton<ConciergeTelemetry>();

        services.TryAddSingleton(_ => LanguageCatalog.Default);
        services.AddSingleton(provider => provider.GetRequiredService<LanguageCatalog>().Reader(all => new GuestCommands(all)));

        services.AddAlerts(configuration);
        services.AddSafety(configuration);

        services.AddPublicAddress(configuration);
        services.AddStaff(configuration);
        foreach (var channel in channels)
            channel.Add(services, configuration);
        services.AddSingleton<ChannelCatalog>();
        services.TryAddSingleton<GuestAliases>();
        services.TryAddSingleton<SentKeys>();
        services.AddSingleton<OptOuts>();
        services.AddSingleton<Deliveries>();

        services.AddKnowledge(configuration, assistantsFolder);
        services.AddSingleton<ITool, RememberProfile>();
        services.AddSingleton<ITool, MyReservation>();
        services.AddSingleton<ITool, FindSpaSlots>();
        services.AddSingleton<ITool, BookSpaSlot>();
        services.AddSingleton<ITool, MySpaBookings>();
        services.AddSingleton<ITool, ChangeSpaBooking>();
        services.AddSingleton<ITool, CancelSpaBooking>();
        services.AddSingleton<ITool, JoinSpaWaitingList>();
        services.AddSingleton<ITool, LeaveSpaWaitingList>();
        services.AddSingleton<ITool, HotelInformation>();
        services.AddSingleton<ITool, ParentingInformation>();
        services.AddIdeas(assistantsFolder);
        services.AddLearningGoals(assistantsFolder);
        services.AddSingleton<ITool, DeclineMessage>();
        services.AddSingleton<AnswerProposal>();
        services.AddSingleton<ITool>(provider => provider.GetRequiredService<AnswerProposal>());
        services.AddSingleton<ToolCatalog>();
        services.AddSingleton<IValidateOptions<AssistantOptions>>(
            provider => new AssistantOptionsValidator(assistantsFolder, provider.GetRequiredService<LanguageCatalog>()));
        services.AddOptions<AssistantOptions>()
            .Configure(options =>
            {
                var read = AssistantOptions.Read(configuration);
                (options.Default, options.Addresses) = (read.Default, read.Addresses);
                (options.PeopleOnly, options.SetUp) = (read.PeopleOnly, read.SetUp);
            })
            .ValidateOnStart();
        services.AddSingleton(provider => AssistantCatalog.Load(
            assistantsFolder,
            provider.GetRequiredService<ToolCatalog>().Names,
            provider.GetRequiredService<LanguageCatalog>(),
            AssistantOptions.Read(configuration)));

        services.AddAssistantFile(
            HotelCatalog.FileName,
            provider => HotelCatalog.Load(
                assistantsFolder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LanguageCatalog>()));
        services.AddSingleton<IAssistantClocks>(provider => provider.GetRequiredService<HotelCatalog>());
        services.AddSingleton<StayLinks>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<StayLinks>());
        services.AddSingleton<TableReservations>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<TableReservations>());
        services.AddSingleton<IReservations>(provider => provider.GetRequiredService<TableReservations>());
        services.AddSingleton<StayImport>();
        services.AddSingleton<OneTimeCodes>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<OneTimeCodes>());
        services.AddSingleton<StayCodes>();
        services.AddAssistantFile(
            SpaCatalog.FileName, provider => SpaCatalog.Load(assistantsFolder, provider.GetRequiredService<HotelCatalog>()));
        services.AddAssistantFile(
            WelcomeCatalog.FileName, provider => WelcomeCatalog.Load(assistantsFolder, provider.GetRequiredService<HotelCatalog>()));
        services.AddAssistantFile(
            LinkCatalog.FileName, provider => LinkCatalog.Load(assistantsFolder, provider.GetRequiredService<HotelCatalog>()));
        services.AddSingleton<Welcomes>();
        services.AddSingleton<SpaAvailability>();
        services.AddSingleton<SpaBookings>();
        services.AddSingleton<SpaFarewell>();
        services.AddSingleton<SpaChoices>();
        services.AddSingleton<OpenProposals>();
        services.AddSingleton<OpenQuestions>();
        services.AddSingleton<SpaConsent>();
        services.AddSingleton<SpaProposals>();
        services.AddSingleton<IProposalKind>(provider => provider.GetRequiredService<SpaProposals>());
        services.AddSingleton<IProvesClaims, SpaProofs>();
        services.AddSingleton<SpaWaitingList>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<SpaWaitingList>());
        services.AddSingleton<SpaBookingFlow>();
        services.AddSingleton<SpaWaitingFlow>();
        services.AddSingleton<IModelContext, StayContext>();
        services.AddSingleton<IModelContext, SpaContext>();
        services.AddRequests(configuration, assistantsFolder);
        services.AddForms(configuration, assistantsFolder);
        services.AddShopCustomers(assistantsFolder);
        services.AddOdoo(configuration);
        services.AddShop(assistantsFolder);
        services.AddFlex(configuration);
        services.AddHandoff(configuration, assistantsFolder);
        services.AddSingleton<IModelContext>(provider => provider.GetRequiredService<AnswerProposal>());
        services.AddSingleton<SpaSchedule>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<SpaSchedule>());

        foreach (var message in ProactiveMessages)
            message.Add(services);
        services.AddSingleton<ProactiveMessageLedger>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<ProactiveMessageLedger>());
        services.AddSingleton<IHoldsStayData, WelcomeTraces>();

        services.AddSingleton<GuestTables>();
        services.AddSingleton<SilentConversations>();
        services.AddSingleton(provider => new ReplyMedia(provider.GetRequiredService<IBlobStore>(), assistantsFolder));
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<ReplyMedia>());
        services.AddSingleton<MediaKey>();
        services.AddSingleton<GuestFiles>();
        services.TryAddSingleton<FileDays>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<FileDays>());
        services.AddSingleton<Transcriber>();
        services.AddTransient(provider => ModelSight.Of(
            provider.GetRequiredService<IChatClient>(), provider.GetService<IOptions<OpenAIOptions>>()?.Value));
        services.AddSingleton<INamesThings, HotelNames>();
        services.AddSingleton<INamesThings, SpaNames>();
        services.AddSingleton<LinkedFiles>();
        services.AddSingleton<MediaLinks>();
        services.AddSingleton<GuestProfiles>();
        services.AddSingleton<Transcripts>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<AnswerFeedbacks>();
        services.AddBudget(configuration);
        services.AddSettings<GuardOptions>(configuration, GuardOptions.Section, GuardSettings.All);
        services.AddSingleton<AbuseGuard>();
        services.AddSingleton<Translations>();

        services.AddReadiness();

        // A host may have conversations for as long as one call lasts, as Azure Functions does, so nothing that uses them lives longer.
        services.AddTransient<WebhookIntake>();
        services.AddTransient<ProactiveMessageCatalog>();
        services.AddTransient<ProactiveMessageReach>();
        services.AddTransient<ProactiveMessageSchedule>();
        services.AddTransient<ProactiveMessageBriefs>();
        services.AddTransient<WelcomeRequests>();
        services.AddTransient<Retention>();
        services.AddTurns();
        return services;
    }

    /// <summary>
    /// What asks whether the deployment is well: what every deployment has. A channel's or an embedding model's probe is registered
    /// with it.
    /// </summary>
    private static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<ReadinessMemory>();
        services.AddTransient<ReadinessReporter>();
        services.TryAddSingleton(StoreRemedies.None);
        services.AddTransient<IProbe, TablesProbe>();
        services.AddTransient<IProbe, FilesProbe>();
        services.AddTransient<IProbe, ConversationsProbe>();
        services.AddTransient<IProbe, DocumentsProbe>();
        services.AddTransient<IProbe, ModelProbe>();
    }

    /// <summary>
    /// Reads all of the assistants' data, so that what is wrong with it is known before the first message comes. Features' files are
    /// read side by side: a process that is being started lets a guest wait.
    /// </summary>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists all that is wrong with the first kind of file that
    /// has faults, in the order of their registration.</exception>
    public static void CheckAssistants(this IServiceProvider services)
    {
        services.GetRequiredService<AssistantCatalog>();
        var reads = services.GetServices<AssistantFile>().Select(file => Task.Run(() => file.Check(services)));
        // Of several that fail the first one in this order is thrown.
        Task.WhenAll(reads).GetAwaiter().GetResult();
    }

    /// <summary>Every channel, whether or not a deployment has its settings.</summary>
    public static IReadOnlyList<ChannelRegistration> Channels { get; } =
    [
        TwilioRegistration.Channel,
        TelegramRegistration.Channel,
        WhatsAppRegistration.Channel,
        LineRegistration.Channel,
        ConversationsRegistration.Channel,
        WebChatRegistration.Channel,
    ];

    /// <summary>
    /// Whatever the hotel says by itself, in the order of the looks: what is not to be any more comes before the reminders, so that
    /// nobody is reminded of it.
    /// </summary>
    public static IReadOnlyList<ProactiveMessageRegistration> ProactiveMessages { get; } =
    [
        ProactiveMessageRegistration.For<WelcomeMessage>(WelcomeMessage.Kind),
        ProactiveMessageRegistration.For<SpaCancellationMessage>(SpaCancellationMessage.Kind),
        ProactiveMessageRegistration.For<SpaReminderMessage>(SpaReminderMessage.Kind),
        ProactiveMessageRegistration.For<SpaFreedMessage>(SpaFreedMessage.Kind),
        ProactiveMessageRegistration.For<RequestDoneMessage>(RequestDoneMessage.Kind),
    ];

    /// <summary>
    /// Every setting there is, each from its feature or its channel. One that is new is added there and to
    /// <c>local.settings.sample.json</c>; tests hold both to the code that reads it.
    /// </summary>
    public static KnownSettings Settings { get; } = SettingsWith(Channels);

    /// <summary>At least one channel: without any there is nobody to serve. Which one is the operator's choice.</summary>
    public static SettingsNeed AnyChannel { get; } = new(
        "there would be no channel", [.. Channels.Where(channel => channel.Beside.Count == 0).Select(channel => channel.Needs)]);

    private static KnownSettings SettingsWith(IEnumerable<ChannelRegistration> channels) => new(
    [
        .. HostSettings.All,
        .. AssistantSettings.All,
        .. KnowledgeSettings.All,
        .. channels.SelectMany(channel => channel.Settings),
        .. ModelServiceSettings.All,
        .. ReservationSettings.All,
        .. ConversationSettings.All,
        .. GuardSettings.All,
        .. SafetySettings.All,
        .. AlertSettings.All,
        .. RequestSettings.All,
        .. FormSettings.All,
        .. StaffSettings.All,
        .. FlexSettings.All,
        .. OdooSettings.All,
        .. BudgetSettings.All,
    ]);

    /// <summary>Every orchestration, by the name under which running instances know it.</summary>
    public static IReadOnlyList<OrchestrationRegistration> Orchestrations { get; } =
    [
        OrchestrationRegistration.For<TurnStart>(TurnOrchestration.Name, TurnOrchestration.RunAsync),
    ];

    /// <summary>Every activity and the class that does it; a test holds this list to <see cref="TurnActivities"/>.</summary>
    public static IReadOnlyList<ActivityRegistration> Activities { get; } =
    [
        ActivityRegistration.For(TurnActivities.TakeFile, services => services.GetRequiredService<TakeFile>()),
        ActivityRegistration.For(TurnActivities.Begin, services => services.GetRequiredService<BeginTurn>()),
        ActivityRegistration.For(TurnActivities.ChooseRoute, services => services.GetRequiredService<ChooseRoute>()),
        ActivityRegistration.For(TurnActivities.AskModel, services => services.GetRequiredService<AskModel>()),
        ActivityRegistration.For(TurnActivities.RunTool, services => services.GetRequiredService<RunTool>()),
        ActivityRegistration.For(TurnActivities.Compose, services => services.GetRequiredService<ComposeReply>()),
        ActivityRegistration.For(TurnActivities.SendChunk, services => services.GetRequiredService<SendChunk>()),
        ActivityRegistration.For(TurnActivities.Forget, services => services.GetRequiredService<ForgetGuest>()),
        ActivityRegistration.For(TurnActivities.Alert, services => services.GetRequiredService<AlertStaff>()),
        ActivityRegistration.For(TurnActivities.LearnLanguage, services => services.GetRequiredService<LearnLanguage>()),
        ActivityRegistration.For(TurnActivities.HandOff, services => services.GetRequiredService<HandOff>()),
        ActivityRegistration.For(TurnActivities.TellDesk, services => services.GetRequiredService<TellDesk>()),
        ActivityRegistration.For(TurnActivities.End, services => services.GetRequiredService<EndTurn>()),
    ];
}
