using System.Diagnostics.Metrics;
using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeConversations;

/// <summary>The whole app, on which all conversations are had.</summary>
public abstract class ConversationDeployment : IAsyncLifetime
{
    private readonly ShiftedClock _clock = new();
    private HotelDeployment _deployment = null!;
    private ToolCallLog _tools = null!;
    private ConversationPlayer _player = null!;

    private protected abstract bool IsEmbedded { get; }

    internal ScriptedModel Model { get; } = new();

    /// <summary>Who answers.</summary>
    internal string? Provider => _deployment.App.Services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>()?.ProviderName;

    private World World => _deployment.World;

    public async Task InitializeAsync()
    {
        _clock.Set(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        _deployment = await HotelDeployment.OpenAsync(
            IsEmbedded,
            await World.CreateAsync(_clock, TimeSpan.FromMinutes(9)),
            ("Admin:Key", Stage.Key),
            ("Conversation:AskLanguage", "true"),
            ("Conversation:QuietPeriod", "00:00:00"));
        World.Model.Responder = Model.Answer;
        _tools = new(_deployment.App.Services.GetRequiredService<IMeterFactory>());
        _player = new(new Stage(_deployment, _clock, Model), _tools, ConversationFile.All);
        await _player.ImportStaysAsync(World.Patience);
    }

    public async Task DisposeAsync()
    {
        _tools.Dispose();
        await _deployment.DisposeAsync();
    }

    /// <summary>Has a conversation, and holds each answer to what its line says.</summary>
    internal async Task HaveAsync(string name)
    {
        var played = await _player.PlayAsync(name, World.Patience);
        Assert.True(played.Problems.Count == 0, $"{string.Join('\n', played.Problems)}\n\n{played.Transcript}\n");
    }

    /// <summary>Asks one question as somebody who has never written before.</summary>
    /// <returns>All that they read.</returns>
    internal Task<string> AskAsync(string assistant, string question) => _player.AskAsync(assistant, question, World.Patience);

    private sealed class Stage(HotelDeployment deployment, ShiftedClock clock, ScriptedModel model) : IConversationStage
    {
        public const string Key = "the-operators-key";

        public string Url => deployment.App.Url;

        public IServiceProvider Services => deployment.App.Services;

        public ShiftedClock Clock => clock;

        public SimulatedTwilio Twilio => deployment.World.Twilio;

        public SimulatedTelegram Telegram => deployment.Telegram;

        public string AdminKey => Key;

        public string NextMessageId() => deployment.World.NextSid();

        // What was said must not stand in a log.
        public Task<WebhookResult> DeliverAsync(InboundSms message, CancellationToken cancellationToken) =>
            deployment.World.DeliverAsync(message);

        public Task IdleAsync(CancellationToken cancellationToken) => deployment.App.IdleAsync();

        public void Prepare(ConversationLine line) => model.Play(line.Model);
    }
}
