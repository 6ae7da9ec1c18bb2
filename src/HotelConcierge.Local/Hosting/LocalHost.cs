using System.Net.Sockets;
using HotelConcierge.AspNetCore.Desk;
using HotelConcierge.AspNetCore.Recordings;
using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Embedded.Shop;
using HotelConcierge.Embedded.Stays;
using HotelConcierge.Languages;
using HotelConcierge.Local.Admin;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Conversations;
using HotelConcierge.Local.Desk;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Knowledge;
using HotelConcierge.Local.Staff;
using HotelConcierge.Local.Storage;
using HotelConcierge.Local.Webhooks;
using HotelConcierge.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Hosting;

/// <summary>
/// The whole product in one process: Kestrel, the SQLite journal, and simulated channels where no real one is configured.
/// </summary>
internal sealed class LocalHost : IAsyncDisposable
{
    public const string DefaultUrl = "http://127.0.0.1:7071";

    private LocalHost(WebApplication app, IReadOnlyList<ILocalChannel> channels, ChannelSimulators simulators)
    {
        App = app;
        Channels = channels;
        Simulators = simulators;
    }

    /// <summary>The assistants' data beside the program.</summary>
    public static string AssistantsFolder => Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder);

    /// <summary>The demo's data beside the program, which no other host has.</summary>
    public static string DemoFolder => Path.Combine(AppContext.BaseDirectory, "demo");

    public WebApplication App { get; }

    /// <summary>The channels that it knows, configured or not.</summary>
    public IReadOnlyList<ILocalChannel> Channels { get; }

    /// <summary>The simulated providers of this process; none when a real channel is configured.</summary>
    public ChannelSimulators Simulators { get; }

    /// <summary>How this host is reached; null before it was started.</summary>
    public HostNote? Note { get; private set; }

    private string DataPath => App.Services.GetRequiredService<IOptions<DataOptions>>().Value.Path;

    /// <summary>Where it listens, once started.</summary>
    public string Url => App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Builds the host; <see cref="StartAsync"/> opens its port.</summary>
    /// <param name="args">Command-line settings, <c>--urls</c> among them.</param>
    /// <param name="change">Registers what is to take the place of a service, such as the clock; null for nothing.</param>
    /// <exception cref="SettingsException">Lists every problem with the settings.</exception>
    /// <exception cref="AssistantDataException">Lists every problem with the assistants' data.</exception>
    /// <exception cref="DatabaseException">The database cannot be used: by another host already, or for any other reason.</exception>
    public static Task<LocalHost> BuildAsync(string[] args, Action<IServiceCollection>? change, CancellationToken cancellationToken) =>
        BuildAsync(args, LocalChannels.All, change, cancellationToken);

    /// <inheritdoc cref="BuildAsync(string[], Action{IServiceCollection}?, CancellationToken)"/>
    /// <param name="channels">What it knows of each channel.</param>
    public static async Task<LocalHost> BuildAsync(
        string[] args, IReadOnlyList<ILocalChannel> channels, Action<IServiceCollection>? change, CancellationToken cancellationToken)
    {
        // Read on the other processor meanwhile: a process that is being started lets a guest wait.
        var languages = Task.Run(() => LanguageCatalog.Default, cancellationToken);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.AddHttpLimits();

        var simulators = new ChannelSimulators();
        WebApplication? app = null;
        try
        {
            if (!IsAnyChannelConfigured(builder.Configuration, channels))
            {
                foreach (var channel in channels)
                    await simulators.StartAsync(channel, cancellationToken);
                builder.Configuration.AddInMemoryCollection(simulators.Settings);
            }

            AddServices(builder, channels);
            change?.Invoke(builder.Services);
            app = builder.Build();
            SettingsCheck.Require(
                app.Configuration, app.Services.GetRequiredService<KnownSettings>(), app.Services.GetService<IStartupValidator>());
            await Task.WhenAll(
                languages,
                Task.Run(app.Services.CheckAssistants, cancellationToken),
                Task.Run(app.Services.GetRequiredService<SqliteConversations>, cancellationToken),
                Task.Run(() => ReadDangerOf(app.Services), cancellationToken));
            app.MapWebhooks();
            foreach (var channel in channels)
                channel.MapRoutes(app);
            app.MapAdmin();
            app.MapStaff();
            app.MapDesk();
            app.MapHealth();
            return new LocalHost(app, channels, simulators);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            await simulators.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the port and takes up what was left unfinished.</summary>
    /// <exception cref="SettingsException">The address cannot be listened on.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await App.StartAsync(cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or SocketException or FormatException)
        {
            throw new SettingsException([
                $"urls: {refused.Message.TrimEnd('.')}. Stop what listens there, or choose another address with --urls.",
            ]);
        }

        Simulators.LeadTo(Url);
        Note = new(
            Url,
            Simulators.Addresses,
            Greeting.DescribeModel(App.Services),
            App.Services.GetRequiredService<AdminKey>().Value,
            Environment.ProcessId);
        Note.Write(DataPath);
    }

    public async ValueTask DisposeAsync()
    {
        if (Note is not null)
            HostNote.Remove(DataPath);
        await App.DisposeAsync();
        await Simulators.DisposeAsync();
    }

    /// <summary>
    /// Reads by what danger is recognised, and compiles what reads it: the first message is read for danger before it is acknowledged.
    /// </summary>
    private static void ReadDangerOf(IServiceProvider services) => _ = services.GetRequiredService<GuestCommands>().DangerIn("hello");

    private static void AddServices(WebApplicationBuilder builder, IReadOnlyList<ILocalChannel> channels)
    {
        builder.AddTelemetryExport();
        // Four lines a request would say nothing that the metrics do not, and cost more than all else a webhook takes.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.AddConcierge(builder.Configuration, AssistantsFolder, [.. channels.Select(channel => channel.Registration)]);
        services.AddRecordings();
        services.AddStaffSignIn();
        services.AddStaffKey();
        services.AddDesk();
        // An empty value counts as none, and of one that cannot be read the check of all settings tells.
        if (!bool.TryParse(builder.Configuration["Reservations:Demo"], out var demo) || demo)
            services.AddDemoStays(DemoFolder);
        services.AddDemoShop(DemoFolder);
        services.AddModel(builder.Configuration, DemoFolder);

        foreach (var orchestration in ConciergeServices.Orchestrations)
            services.AddSingleton(orchestration);
        foreach (var activity in ConciergeServices.Activities)
            services.AddSingleton(activity);
        services.AddSqlite(provider => provider.GetRequiredService<IOptions<DataOptions>>().Value.Path);
        services.AddTurnEngine();
        services.AddSingleton<ConversationRows>();
        services.AddSingleton<IFinishRecorder, FailedTurns>();
        services.AddSingleton<IFinishRecorder, ForgottenTurns>();
        services.AddSingleton<SqliteConversations>();
        services.AddSingleton<IConversations>(provider => provider.GetRequiredService<SqliteConversations>());
        services.AddSingleton(new FirstLook(TimeSpan.Zero));
        services.AddHostedService<ConversationClock>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<ProactiveMessageClock>();
        services.AddHostedService<RequestClock>();
        services.AddHostedService<DeskClock>();
        services.AddKnowledgeWatch();
        services.AddSingleton<AdminKey>();
    }

    /// <summary>
    /// Any setting of a channel counts, so that a forgotten token is an error and not a silent simulation. Beside a real channel
    /// nothing is simulated: the simulators' secrets are known to everybody, and the host may be reachable from outside.
    /// </summary>
    private static bool IsAnyChannelConfigured(ConfigurationManager configuration, IReadOnlyList<ILocalChannel> channels) =>
        channels.Any(channel => channel.Registration.IsBegun(configuration));
}
