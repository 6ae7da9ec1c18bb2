using System.Text.Json;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>The core with nothing around it: everything in memory, nobody to send to.</summary>
internal static class Deployment
{
    public const string Account = "AC00000000000000000000000000000051";
    public const string Token = "the-token-of-the-fuzzed-account";
    public const string Business = "whatsapp:+14155238886";

    public static string AssistantsFolder => Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder);

    public static string DemoFolder => Path.Combine(AppContext.BaseDirectory, "demo");

    public static ServiceProvider Build(params (string Name, string Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = Account,
            ["Twilio:AuthToken"] = Token,
            ["Twilio:From"] = Business,
        };
        foreach (var (name, value) in changes)
            settings[name] = value;
        return new ServiceCollection()
            .AddLogging()
            .AddConcierge(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), AssistantsFolder)
            .AddSingleton<TimeProvider>(new ManualTimeProvider())
            .AddSingleton<ITableStore, InMemoryTableStore>()
            .AddSingleton<IBlobStore, InMemoryBlobStore>()
            .AddSingleton<IConversations, Conversations>()
            .BuildServiceProvider();
    }

    /// <summary>Conversations as a host keeps them, through JSON and back; their turns never end.</summary>
    private sealed class Conversations : IConversations
    {
        private static readonly ConversationPacing Pacing = new(TimeSpan.Zero, TimeSpan.Zero);
        private static readonly GuestCommands Commands = new(LanguageCatalog.Default);

        private readonly Dictionary<ConversationId, string> _states = [];

        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken)
        {
            happened = JsonSerializer.Deserialize<ConversationEvent>(
                JsonSerializer.Serialize(happened, TurnJson.Options),
                TurnJson.Options
            )!;
            var (state, _) = Conversation.Apply(conversation, Find(conversation) ?? new ConversationState(), happened, Pacing, Commands);
            _states[conversation] = JsonSerializer.Serialize(state, TurnJson.Options);
            return Task.CompletedTask;
        }

        public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
            Task.FromResult(Find(conversation));

        private ConversationState? Find(ConversationId conversation) =>
            _states.GetValueOrDefault(conversation) is { } json
                ? JsonSerializer.Deserialize<ConversationState>(json, TurnJson.Options)
                : null;
    }
}
