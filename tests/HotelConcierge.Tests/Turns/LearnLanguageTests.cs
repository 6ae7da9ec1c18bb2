using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Model;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Turns;

/// <summary>A guest of a language that is none of ours: answered by the model in it, and by us once a model has translated.</summary>
public sealed class LearnLanguageTests
{
    private const string Dutch = "Waarom is de lucht overdag zo mooi blauw gekleurd?";

    private readonly Translator _model = new();

    [Fact]
    public async Task The_language_is_asked_after_the_answer_and_our_sentences_are_translated_once_for_all()
    {
        using var world = World();
        await world.RunAsync(Dutch);
        Assert.Equal(1, _model.Questions);
        Assert.Equal(1, _model.Translations);
        Assert.Equal(("nl", "en"), await SpokenAsync(world));

        await world.RunAsync("help");
        Assert.Equal("NL " + world.Reply(ReplyKeys.Help), world.Phone.Shown[^1]);
        await world.RunAsync("nog een vraag over de sterren en de maan");
        Assert.Equal(1, _model.Translations);
    }

    [Fact]
    public async Task The_hold_message_comes_in_the_guests_language_and_no_answer_waits_for_a_translation()
    {
        using var world = World();
        world.Host.Takes(nameof(LearnLanguage), TimeSpan.FromSeconds(25));
        await world.RunAsync(Dutch);
        Assert.True(world.Phone.Shown.Count > 0);

        world.Host.Takes(nameof(AskModel), TimeSpan.FromSeconds(20));
        await world.RunAsync(Dutch);

        Assert.Contains("NL " + world.Reply(ReplyKeys.Hold), world.Phone.Shown);
    }

    [Theory]
    [InlineData("STOP", ReplyKeys.Stopped)]
    [InlineData("new conversation", ReplyKeys.Reset)]
    [InlineData("forget me", ReplyKeys.Forgotten)]
    public async Task What_a_guest_relies_on_is_never_translated(string command, string key)
    {
        using var world = World();
        await world.RunAsync(Dutch);
        await world.RunAsync(command);

        Assert.Equal(world.Reply(key), world.Phone.Shown[^1]);
        string[] never = [ReplyKeys.Stopped, ReplyKeys.Resumed, ReplyKeys.Reset, ReplyKeys.Forgotten, ReplyKeys.Slowed, "disclaimer"];
        Assert.Empty(never.Intersect(FixedTexts.Translatable, StringComparer.Ordinal));
        Assert.All(_model.Given, key => Assert.Contains(key, FixedTexts.Translatable));
    }

    [Fact]
    public async Task A_translation_that_adds_a_link_is_refused_and_the_nearest_of_ours_stays()
    {
        _model.Adds = " https://example.com";
        using var world = World();
        await world.RunAsync(Dutch);
        await world.RunAsync("help");

        Assert.Equal(world.Reply(ReplyKeys.Help), world.Phone.Shown[^1]);
        Assert.Equal(1, _model.Translations);
    }

    [Fact]
    public async Task A_model_that_cannot_tell_or_fails_costs_the_guest_nothing()
    {
        _model.Code = "I think that this is Dutch.";
        using var world = World();
        await world.RunAsync(Dutch);

        Assert.Contains("my own words", world.Phone.Shown[^1], StringComparison.Ordinal);
        Assert.Null((await SpokenAsync(world)).Spoken);
        Assert.Equal(0, _model.Translations);
    }

    [Fact]
    public async Task Who_writes_one_of_ours_again_is_answered_in_it()
    {
        using var world = World();
        await world.RunAsync(Dutch);
        _model.Code = "de";
        await world.RunAsync("Warum ist der Himmel am Tag eigentlich blau?");
        Assert.Equal((null, "de"), await SpokenAsync(world));

        _model.Fails = true;
        await world.RunAsync("Und warum ist er am Abend rot?");
        Assert.Equal(world.Reply(ReplyKeys.Apology, "de"), world.Phone.Shown[^1]);
    }

    [Theory]
    [InlineData("Explain why the sky is blue")]
    [InlineData("ok")]
    public async Task Words_that_show_one_of_ours_and_short_ones_are_not_asked_about(string text)
    {
        using var world = World();
        await world.RunAsync(text);

        Assert.Equal(0, _model.Questions);
    }

    [Fact]
    public async Task The_demo_model_is_not_asked()
    {
        _model.Provider = ModelProviders.Embedded;
        using var world = World();
        await world.RunAsync(Dutch);

        Assert.Equal(0, _model.Questions);
    }

    [Fact]
    public async Task The_applications_language_counts_until_the_guests_words_show_one()
    {
        _model.Label = "help";
        using var world = World();
        world.Hear(new InboundMessage("m1", TurnWorld.Address, MessageKind.Text, "ok") { GuestLanguage = "nl" });
        await world.RunAsync();
        Assert.Equal(1, _model.Translations);
        world.Hear(new InboundMessage("m2", TurnWorld.Address, MessageKind.Text, "ok") { GuestLanguage = "nl" });
        await world.RunAsync();
        Assert.Equal("NL " + world.Reply(ReplyKeys.Help), world.Phone.Shown[^1]);

        world.Hear(new InboundMessage("m3", TurnWorld.Address, MessageKind.Text, "Explain why the sky is blue") { GuestLanguage = "nl" });
        await world.RunAsync();
        Assert.Equal((null, "en"), await SpokenAsync(world));
    }

    [Fact]
    public async Task Wherever_the_host_dies_the_guest_reads_the_answer_once_and_the_language_is_learnt()
    {
        var points = new List<string>();
        using (var untouched = World())
        {
            untouched.Host.CrashWhen = point =>
            {
                points.Add(point.Where);
                return false;
            };
            await untouched.RunAsync(Dutch);
        }

        // What comes before is in the matrix of every turn.
        var first = points.IndexOf("before EndTurn") + 1;
        Assert.Contains("before LearnLanguage", points);
        for (var death = first; death <= points.Count; death++)
        {
            var at = death;
            using var world = World();
            world.Host.CrashWhen = point => point.Number == at;
            await world.RunAsync(Dutch);

            Assert.Single(world.Phone.Shown, text => text.Contains("my own words", StringComparison.Ordinal));
            Assert.Equal(("nl", "en"), await SpokenAsync(world));
        }
    }

    [Fact]
    public async Task What_was_learnt_counts_no_more_once_nobody_may_be_asked()
    {
        using var world = World();
        await world.RunAsync(Dutch);
        Assert.Equal(("nl", "en"), await SpokenAsync(world));

        world.Services.GetRequiredService<IOptions<ConversationOptions>>().Value.AskLanguage = false;
        await world.RunAsync("Warum ist der Himmel am Tag eigentlich blau?");
        _model.Fails = true;
        await world.RunAsync("Und warum ist er am Abend rot?");

        Assert.Equal(world.Reply(ReplyKeys.Apology, "de"), world.Phone.Shown[^1]);
    }

    [Fact]
    public async Task A_translation_that_is_asked_for_again_is_paid_for_again()
    {
        using var world = World();
        var deaths = 0;

        // What the call used is counted by then, and what it brought is lost.
        world.Host.CrashWhen = point => point.Where is "before putting into translations" && deaths++ == 0;
        await world.RunAsync(Dutch);

        Assert.Equal(2, _model.Translations);
        var kept = (await world.RowsAsync(GuestTables.Turns)).Count(row => row.Key.Contains("translation-usage", StringComparison.Ordinal));
        Assert.Equal(2, kept);
    }

    [Fact]
    public async Task Of_a_guest_who_was_forgotten_meanwhile_nothing_comes_back()
    {
        using var world = World();
        world.Host.Takes(nameof(LearnLanguage), TimeSpan.FromMinutes(1));
        world.Hear(Dutch);
        world.Hear("forget me", at: 30);
        await world.RunAsync();

        Assert.Empty(await world.RowsAsync(GuestTables.Profiles));
    }

    private TurnWorld World() => TurnWorld.Of(Shipped.Folder, Shipped.EarlyYears.Name, _model);

    private static async Task<(string? Spoken, string? Language)> SpokenAsync(TurnWorld world)
    {
        var guest = await world.Services.GetRequiredService<GuestProfiles>().ReadAsync(TurnWorld.Guest, default);
        return (guest.Spoken, guest.Profile.Language);
    }

    private sealed class Translator : IChatClient
    {
        public string Code { get; set; } = "nl";

        public string Adds { get; set; } = "";

        public bool Fails { get; set; }

        /// <summary>Of the route that it chooses.</summary>
        public string Label { get; set; } = "explain";

        public string Provider { get; set; } = "openai";

        public int Questions { get; private set; }

        public int Translations { get; private set; }

        public HashSet<string> Given { get; } = [];

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var all = messages.ToList();
            var text = all[0].Text;
            if (text.StartsWith("You are shown a message", StringComparison.Ordinal))
            {
                Questions++;
                return Say(Code);
            }

            if (text.StartsWith("You translate fixed sentences", StringComparison.Ordinal))
            {
                Translations++;
                var given = JsonNode.Parse(all[1].Text)!.AsObject();
                Given.UnionWith(given.Select(entry => entry.Key));
                return Say(JsonSerializer.Serialize(given.ToDictionary(entry => entry.Key, entry => $"NL {entry.Value}{Adds}")));
            }

            if (text.Contains("watch over a chat", StringComparison.Ordinal))
                return Say("none");
            if (text.StartsWith("You sort what grown-ups write", StringComparison.Ordinal))
                return Say(Label);
            return Fails
                ? Task.FromException<ChatResponse>(new ModelException("The service is down."))
                : Say("This is in my own words.");
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(Provider) : null;

        public void Dispose()
        {
        }

        private static Task<ChatResponse> Say(string text) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));
    }
}
