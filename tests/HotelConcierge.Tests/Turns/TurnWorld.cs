using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Contracts.Turns;
using HotelConcierge.Conversations;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tools;
using HotelConcierge.Turns;
using HotelConcierge.Welcome;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Turns;

/// <summary>
/// The real concierge between a scripted model and a guest's phone, on a host that keeps everything in memory and whose
/// clock jumps.
/// </summary>
internal sealed class TurnWorld : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly RecordedLogs _log = new();
    private readonly List<string> _said = [];
    private readonly DateTimeOffset _start;
    private int _messages;

    /// <param name="tools">Allowed to the assistant on all of its routes.</param>
    /// <param name="settings">As in the environment, with <c>:</c> between section and name.</param>
    public TurnWorld(IReadOnlyList<ITool>? tools = null, params (string Name, string Value)[] settings)
        : this(Shipped.Folder, Shipped.CatalogWith(NamesOf(tools)), tools, settings)
    {
    }

    /// <param name="routes">Of the test's own, before those of the assistant.</param>
    public TurnWorld(IReadOnlyList<Route> routes, params (string Name, string Value)[] settings)
        : this(Shipped.Folder, Shipped.CatalogWith([], more: routes), tools: null, settings)
    {
    }

    /// <summary>With an assistant that speaks for a hotel.</summary>
    /// <param name="reservations">Instead of those in the hotel's files; null for those.</param>
    public TurnWorld(HotelFiles hotel, IReservations? reservations = null, params (string Name, string Value)[] settings)
        : this(hotel.Folder, Shipped.CatalogWith([], HotelFiles.Name), tools: null, settings, reservations)
    {
    }

    /// <summary>With an assistant that speaks for a hotel, and with what a feature of the test's own registers.</summary>
    public TurnWorld(HotelFiles hotel, Action<IServiceCollection> register, params (string Name, string Value)[] settings)
        : this(hotel.Folder, Shipped.CatalogWith([], HotelFiles.Name), tools: null, settings, register: register)
    {
    }

    /// <summary>With an assistant of these files that may use these tools, and with what a feature of the test's own registers.</summary>
    public TurnWorld(HotelFiles files, IReadOnlyList<string> tools, Action<IServiceCollection> register)
        : this(files.Folder, Shipped.CatalogWith(tools, HotelFiles.Name), tools: null, [], register: register)
    {
    }

    private TurnWorld(
        string folder,
        AssistantCatalog assistants,
        IReadOnlyList<ITool>? tools,
        (string Name, string Value)[] settings,
        IReservations? reservations = null,
        IChatClient? model = null,
        Action<IServiceCollection>? register = null)
    {
        _start = Clock.GetUtcNow();
        Memory = new InMemoryTableStore();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
            .Build();

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        register?.Invoke(services);
        services.AddConcierge(configuration, folder);
        services.AddDemoStays(folder == Shipped.Folder ? Shipped.DemoFolder : folder);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IChannel>(Phone);
        services.AddSingleton(model ?? Model);
        services.AddSingleton<ITableStore>(provider => new PassingTableStore(Memory, PassStore));
        services.AddSingleton<IBlobStore>(Files);
        services.AddSingleton<IConversations>(_ => Conversations!);
        foreach (var tool in tools ?? [])
            services.AddSingleton(tool);
        services.AddSingleton(assistants);
        services.AddSingleton(InMemoryConversations.SharedCommands);
        if (reservations is not null)
            services.AddSingleton(reservations);
        _services = services.BuildServiceProvider();

        var pace = _services.GetRequiredService<IOptions<ConversationOptions>>().Value;
        Host = new InMemoryTurnHost(Clock, _services, ConciergeServices.Orchestrations, ConciergeServices.Activities);
        OptOuts = new OptOuts(Memory, _services.GetRequiredService<ChannelCatalog>());
        Conversations = new InMemoryConversations(Host, OptOuts, Clock, new(pace.QuietPeriod, pace.LongestPause));
        Phone.Passing = Model.Passing = Host.Pass;
    }

    /// <summary>With what a test registers itself, and another model than the scripted one where it says so.</summary>
    public static TurnWorld With(Action<IServiceCollection>? register = null, IChatClient? model = null, bool reacts = false) =>
        new(Shipped.Folder, Shipped.CatalogWith([], reacts: reacts), tools: null, [], model: model, register: register);

    /// <summary>The hotel as it ships, with its own tools; it is Monday, 1 June 2026, noon in the hotel.</summary>
    /// <param name="model">Null for the scripted one.</param>
    public static TurnWorld OfHotel(IChatClient? model = null, Action<IServiceCollection>? register = null)
    {
        var world = new TurnWorld(
            Shipped.Folder, new AssistantCatalog([Shipped.Hotel]), tools: null, [], model: model, register: register);

        // Welcomed long ago: the answers are what these tests look at.
        var hotel = world._services.GetRequiredService<HotelCatalog>().Find(Shipped.Hotel)!;
        world
            ._services.GetRequiredService<GuestProfiles>()
            .ChangeAsync(Guest, guest => guest with { Welcomed = [Welcomes.MarkOf(hotel, "")] }, CancellationToken.None)
            .GetAwaiter()
            .GetResult();
        return world;
    }

    /// <summary>With the assistants of a folder, each as it is.</summary>
    /// <param name="assistant">The one that answers everybody; null for the one of the <see cref="Address"/>.</param>
    /// <param name="model">Null for the scripted one.</param>
    /// <param name="register">What a test registers itself; null for nothing.</param>
    public static TurnWorld Of(
        string folder, string? assistant = null, IChatClient? model = null, Action<IServiceCollection>? register = null)
    {
        var catalog = AssistantCatalog.Load(folder);
        return new(
            folder,
            assistant is null ? catalog : new([catalog.Find(assistant)!]),
            tools: null,
            [],
            model: model,
            register: register);
    }

    private static List<string> NamesOf(IReadOnlyList<ITool>? tools) => [.. (tools ?? []).Select(tool => tool.Name)];

    public static ConversationAddress Address { get; } = new(new("phone"), "desk", "guest-34600000000");

    public static ConversationId Guest { get; } = ConversationId.For(Address);

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedModel Model { get; } = new();

    public PhoneChannel Phone { get; } = new();

    public InMemoryTurnHost Host { get; }

    public InMemoryConversations Conversations { get; }

    /// <summary>What guests wished, as the host keeps it with the conversations.</summary>
    public OptOuts OptOuts { get; }

    /// <summary>The tables as a person with a database tool would see them: reading them is no point where a host dies.</summary>
    public InMemoryTableStore Memory { get; }

    /// <summary>The files, such as pictures made for a guest.</summary>
    public InMemoryBlobStore Files { get; } = new();

    /// <summary>Whether the store answers a use such as "before reading turns" with an error.</summary>
    public Func<string, bool> StoreFailsAt { get; set; } = _ => false;

    public IServiceProvider Services => _services;

    public Assistant Assistant => _services.GetRequiredService<AssistantCatalog>().For(Address);

    /// <summary>What an operator reads.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <summary>How long ago the world began.</summary>
    public TimeSpan Elapsed => Clock.GetUtcNow() - _start;

    public void Dispose() => _services.Dispose();

    public string Reply(string key, string language = "en") => Assistant.Reply(key, language);

    /// <summary>The guest writes, at that many seconds from the world's beginning.</summary>
    public void Hear(string text, double at = 0, string? id = null) => Hear(new(id ?? NextId(), Address, MessageKind.Text, text), at);

    /// <summary>The guest sends something.</summary>
    public void Hear(InboundMessage message, double at = 0)
    {
        if (message.Text.Length > 0)
            _said.Add(message.Text);
        Host.At(_start.AddSeconds(at), () => HearNowAsync(message));
    }

    /// <summary>The guest writes this very moment, for the middle of something else.</summary>
    public Task HearNowAsync(string text) => HearNowAsync(new InboundMessage(NextId(), Address, MessageKind.Text, text));

    /// <summary>Somebody else than the guest does something, at that many seconds from the world's beginning.</summary>
    public void Happens(Func<Task> what, double at = 0) => Host.At(_start.AddSeconds(at), what);

    /// <summary>Lets everything happen that follows, and checks what holds for every turn.</summary>
    public async Task RunAsync()
    {
        await Host.RunAllAsync();
        foreach (var turn in Conversations.Started)
        {
            Assert.Null(await Host.RunToEndAsync(turn.TurnId));
            Assert.Empty(Host.ForgottenTimers(turn.TurnId));
        }

        Assert.Null((await StateAsync())?.Running);
        AssertDiscreet();
    }

    /// <summary>The guest writes, and everything happens that follows.</summary>
    public async Task RunAsync(string text)
    {
        Hear(text, Elapsed.TotalSeconds);
        await RunAsync();
    }

    /// <summary>The guest writes, and everything happens that follows.</summary>
    /// <returns>What they read then.</returns>
    public async Task<string> SayAsync(string text)
    {
        var before = Phone.Shown.Count;
        await RunAsync(text);
        return string.Join("\n", Phone.Shown.Skip(before));
    }

    /// <summary>The spa bookings that the store has for the guest.</summary>
    public async Task<IReadOnlyList<SpaBooking>> BookingsAsync() =>
        await _services
            .GetRequiredService<SpaBookings>()
            .MineAsync(_services.GetRequiredService<SpaCatalog>().Find(Assistant)!, Guest, CancellationToken.None);

    public Task<ConversationState?> StateAsync() => Conversations.ReadAsync(Guest, CancellationToken.None);

    public async Task<List<TableRow>> RowsAsync(TableName table)
    {
        var rows = new List<TableRow>();
        await foreach (var row in Memory.ScanAsync(table, Guest.Value, keyPrefix: "", CancellationToken.None))
            rows.Add(row);
        return rows;
    }

    /// <summary>How the turns ended, as their last activity recorded it.</summary>
    public IReadOnlyList<string> Outcomes() =>
        [.. Conversations.Started.Select(turn => Host.History(turn.TurnId).OfType<TurnEvent.ActivityCompleted>()
            .Select(completed => completed.Result).Last(json => json.Contains("\"outcome\"", StringComparison.Ordinal)))
            .Select(json => System.Text.Json.JsonSerializer.Deserialize<TurnRecorded>(json, TurnJson.Options)!.Outcome.ToString())];

    private void PassStore(string where)
    {
        if (StoreFailsAt(where))
            throw new IOException("The disk is full.");
        Host.Pass(where);
    }

    private Task HearNowAsync(InboundMessage message) =>
        Conversations.SignalAsync(Guest, new ConversationEvent.MessageReceived(message, Clock.GetUtcNow()), CancellationToken.None);

    private string NextId() => $"m{++_messages}";

    private void AssertDiscreet()
    {
        Assert.True(_log.Lines.Count > 0 || Conversations.Started.Count == 0);
        foreach (var line in _log.Lines)
        {
            Assert.DoesNotContain(Address.Guest, line, StringComparison.Ordinal);
            Assert.DoesNotContain(_said, said => said.Trim().Length > 6 && line.Contains(said.Trim(), StringComparison.Ordinal));
        }
    }
}
