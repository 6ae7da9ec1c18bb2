using System.Diagnostics.Metrics;
using System.Globalization;
using HotelConcierge.Diagnostics;
using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Local.Engine;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Readiness;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Evaluate.Stages;

/// <summary>The Local host as it is, with everything real but the phones.</summary>
internal sealed class HotelStage : IConversationStage, IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly LocalHost _host;
    private bool _isFirstLine = true;
    private int _messages;

    private HotelStage(DirectoryInfo folder, LocalHost host, ShiftedClock clock, SimulatedTwilio twilio, SimulatedTelegram telegram)
    {
        (_folder, _host, Clock, Twilio, Telegram) = (folder, host, clock, twilio, telegram);
        Tools = new(Services.GetRequiredService<IMeterFactory>());
        Model = (ModelLog)Services.GetRequiredService<IChatClient>();
    }

    public string Url => _host.Url;

    public IServiceProvider Services => _host.App.Services;

    public ShiftedClock Clock { get; }

    public SimulatedTwilio Twilio { get; }

    public SimulatedTelegram Telegram { get; }

    public string AdminKey => HostSettingsOfRun.AdminKey;

    public ToolCallLog Tools { get; }

    public ModelLog Model { get; }

    /// <param name="service">The model service; null for the embedded model.</param>
    /// <param name="operators">The operator's own settings.</param>
    public static async Task<HotelStage> OpenAsync(
        EvaluatedService? service, IConfiguration operators, CancellationToken cancellationToken)
    {
        var clock = new ShiftedClock();
        var folder = Directory.CreateTempSubdirectory("concierge-evaluate-");

        // The clock is moved between conversations, and a webhook on its way must not be given up for it.
        var twilio = await SimulatedTwilio.StartAsync(
            new SimulatedTwilioOptions { TimeProvider = clock, WebhookTimeout = TimeSpan.FromDays(1) }, cancellationToken);
        var telegram = await SimulatedTelegram.StartAsync(cancellationToken: cancellationToken);
        var host = await LocalHost.BuildAsync(
            HostSettingsOfRun.Arguments(folder.FullName, twilio, telegram, service, operators), Change, cancellationToken);
        await host.StartAsync(cancellationToken);
        twilio.WebhookUrl = host.Url + "/api/channels/twilio";
        telegram.WebhookUrl = host.Url + "/api/channels/telegram";
        return new(folder, host, clock, twilio, telegram);

        void Change(IServiceCollection services)
        {
            services.AddSingleton<TimeProvider>(clock);
            var connect = services.Last(one => one.ServiceType == typeof(IChatClient)).ImplementationFactory!;
            services.AddSingleton<IChatClient>(provider => new ModelLog((IChatClient)connect(provider)));
        }
    }

    /// <summary>Asks the model service how it is.</summary>
    /// <returns>What is wrong and what to do about it; null when it answers.</returns>
    public async Task<string?> FindTroubleAsync(CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<ReadinessReporter>().CheckAsync(cancellationToken);
        var finding = report.Checks.First(check => check.What is "model").Finding;
        return finding.Condition is Condition.NotWell
            ? $"The model service does not answer. {finding.Says} {finding.Remedy}".TrimEnd()
            : null;
    }

    public string NextMessageId() => string.Create(CultureInfo.InvariantCulture, $"SM{Interlocked.Increment(ref _messages):x32}");

    public Task<WebhookResult> DeliverAsync(InboundSms message, CancellationToken cancellationToken) =>
        Twilio.DeliverAsync(message, cancellationToken);

    public Task IdleAsync(CancellationToken cancellationToken) =>
        Services.GetRequiredService<TurnEngine>().IdleAsync().WaitAsync(cancellationToken);

    /// <summary>What the model used for each line of the conversation that is being had.</summary>
    public List<ModelUse> Uses { get; } = [];

    /// <summary>A real model is told nothing that a guest does not say; what it used is put to the line that was.</summary>
    public void Prepare(ConversationLine line)
    {
        if (_isFirstLine)
            Model.Take();
        else
            EndLine();
        _isFirstLine = false;
    }

    /// <summary>The line that was said is over.</summary>
    public void EndLine() => Uses.Add(Model.Take());

    /// <summary>Another conversation begins.</summary>
    public void BeginConversation()
    {
        Uses.Clear();
        _isFirstLine = true;
    }

    public async ValueTask DisposeAsync()
    {
        Tools.Dispose();
        await _host.App.StopAsync();
        await _host.DisposeAsync();
        await Twilio.DisposeAsync();
        await Telegram.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
