using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Calendar;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Knowledge;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;
using HotelConcierge.Spa;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Conversations;
using HotelConcierge.Tests.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotelConcierge.Tests.Languages;

/// <summary>A folder and a line make a language: whatever reads or writes one knows the toy, and without the line nothing does.</summary>
public sealed class ToyLanguageTests : IDisposable
{
    private const string Toy = "eo";

    /// <summary>A Saturday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly ConversationAddress Address = new(new("twilio"), "whatsapp:+1", "whatsapp:+2");

    private readonly string _folder = Directory.CreateTempSubdirectory("toy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Ĉu vi havas masaĝon morgaŭ?", "2026-11-22")]
    [InlineData("post tri tagoj", "2026-11-24")]
    [InlineData("venontan vendredon", "2026-11-27")]
    [InlineData("la 5a de decembro", "2026-12-05")]
    [InlineData("postmorgau", "2026-11-23")]
    public void Its_days_are_read(string text, string expected)
    {
        Assert.Equal(new DayReading.Named(DateOnly.Parse(expected, null)), DayReader.Read(text, Toy, Today, Known.WithToy));
        Assert.IsType<DayReading.None>(DayReader.Read(text, Toy, Today, LanguageCatalog.Default));
    }

    [Fact]
    public void Its_days_are_written_and_read_back()
    {
        Assert.Equal("sab 21 nov", DayText.Of(Today, Toy, Known.WithToy));
        Assert.Equal("Sat 21 Nov", DayText.Of(Today, Toy, LanguageCatalog.Default));
        for (var day = Today; day < Today.AddDays(200); day = day.AddDays(1))
            Assert.Equal(new DayReading.Named(day), DayReader.Read(DayText.Of(day, Toy, Known.WithToy), Toy, Today, Known.WithToy));
    }

    [Fact]
    public void Its_STOP_is_obeyed_and_answered_in_it()
    {
        var stopped = Hear("Ĉesu!", Known.WithToy);

        Assert.Equal(ConversationMode.OptedOut, stopped.Mode);
        Assert.Equal((TurnKind.Stopped, Toy), (stopped.Running!.Start.Kind, stopped.Running.Start.Language));
        Assert.Equal(ConversationMode.Bot, Hear("Ĉesu!", LanguageCatalog.Default).Mode);
    }

    [Fact]
    public void It_is_recognised_and_named_in_prompts()
    {
        WriteAssistant();
        var assistant = AssistantCatalog.Load(_folder, languages: Known.WithToy).All.Single();

        var understood = AssistantReader.Read(assistant, "Kie estas la naĝejo por nia filino?", GuestProfile.Empty, RoutingMemory.Empty);

        Assert.Equal(Toy, understood.Language);
        Assert.Equal("Answer in Esperanto.", assistant.Route("rest")!.Prompt!.Render(assistant, GuestProfile.Empty, Toy, default));
        var refused = Assert.Throws<AssistantDataException>(() => AssistantCatalog.Load(_folder));
        Assert.Contains(refused.Errors, error => error.Contains($"'{Toy}' is not understood", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Its_words_find_documents_in_other_languages_and_its_own()
    {
        var documents = new InMemoryKnowledgeSource()
            .With("synonyms.csv", $"kind,en,{Toy}\nsubject,pool|swimming,naĝejo\nsubject,breakfast,matenmanĝo\n")
            .With("pool.en.md", "# Pool\n\nThe pool opens at nine.")
            .With("breakfast.en.md", "# Breakfast\n\nA buffet on the terrace.")
            .With("ĝardeno.md", "# Ĝardeno\n\nLa ĝardeno kaj la floroj estas tre belaj kaj grandaj.");
        using var knowledge = Knowledge(documents, Known.WithToy);
        using var without = Knowledge(documents, LanguageCatalog.Default);

        var pool = await knowledge.SearchAsync("hotel", "Kiam malfermas la naĝejoj?", language: null);
        var garden = await knowledge.SearchAsync("hotel", "Kie estas belaj floroj?", language: null);

        Assert.Equal("The pool opens at nine.", Assert.Single(pool.Passages).Passage.Text);
        Assert.Equal(Toy, Assert.Single(garden.Passages).Passage.Language);
        Assert.Empty((await knowledge.RefreshAsync("hotel", default)).Problems);
        var status = await without.RefreshAsync("hotel", default);
        Assert.Empty((await without.SearchAsync("hotel", "Kiam malfermas la naĝejoj?", language: null)).Passages);
        Assert.Contains($"'{Toy}' is no language", Assert.Single(status.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_answers_choose_times_and_cancel()
    {
        var clock = HotelClock.For("Europe/Madrid", new ManualTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero)))!;
        OfferedOption Time(int hour) => new(
            $"spa-{hour}", $"{hour}:00", OptionKind.Choice, clock.MomentOf(new(2026, 11, 22), new(hour, 0))!.Value);
        OfferedOption[] choices = [Time(9), Time(10), Time(15)];
        var reader = new AnswerReader(Known.WithToy);
        var cancel = new CancelWords(Known.WithToy);

        Assert.Equal([1], reader.Read(choices, "je 10", Toy, clock).ToArray());
        Assert.Equal([2], reader.Read(choices, "15 horo", Toy, clock).ToArray());
        Assert.Equal([1], reader.Read(choices, "mi prenas la dua", Toy, clock).ToArray());
        Assert.Equal([0], reader.Read([new("a", "Cancel", OptionKind.Yes)], "jes", Toy, clock).ToArray());
        Assert.Equal([2], reader.Read(choices, "mi prenas la lasta", Toy, clock).ToArray());
        Assert.True(cancel.AreIn("bonvolu nuligi ĝin"));
        Assert.False(cancel.AreIn("ne nuligu ĝin"));
        Assert.False(new CancelWords(LanguageCatalog.Default).AreIn("bonvolu nuligi ĝin"));
    }

    [Fact]
    public async Task One_line_tells_the_whole_deployment_and_hotels_that_do_not_speak_it_need_no_texts_in_it()
    {
        await using var services = Build(Known.WithToy);

        services.CheckAssistants();

        Assert.Equal(GuestCommand.Stop, services.GetRequiredService<GuestCommands>().Of("ĉesu"));
        var hotel = services.GetRequiredService<HotelCatalog>().All.Single();
        Assert.Same(Known.WithToy, hotel.Languages);
        Assert.DoesNotContain(Toy, hotel.Spoken);
        Assert.Equal(LanguageCatalog.Default.Codes, hotel.Spoken);
    }

    [Fact]
    public async Task A_deployment_that_is_told_nothing_knows_every_language_that_ships()
    {
        await using var services = Build(null);

        Assert.Same(LanguageCatalog.Default, services.GetRequiredService<LanguageCatalog>());
    }

    private static ConversationState Hear(string text, LanguageCatalog languages)
    {
        var happened = new ConversationEvent.MessageReceived(new("m1", Address, MessageKind.Text, text), DateTimeOffset.UnixEpoch);
        return Conversation.Apply(ConversationId.For(Address), new(), happened, new(TimeSpan.Zero, TimeSpan.Zero), new(languages)).State;
    }

    private static KnowledgeBase Knowledge(IKnowledgeSource documents, LanguageCatalog languages) =>
        new(documents, embeddings: null, new ManualTimeProvider(), NullLogger<KnowledgeBase>.Instance, languages: languages);

    private static ServiceProvider Build(LanguageCatalog? languages)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = "AC0123456789abcdef0123456789abcdef",
            ["Twilio:AuthToken"] = "token",
        }).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ITableStore, InMemoryTableStore>();
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddScoped<IConversations, RecordedConversations>();
        services.AddScoped<IChatClient>(_ => new Turns.ScriptedModel());
        if (languages is not null)
            services.AddSingleton(languages);
        services.AddConcierge(configuration, Shipped.Folder);
        return services.BuildServiceProvider();
    }

    private void WriteAssistant()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "seaside", "routes"));
        File.WriteAllText(Path.Combine(_folder, "seaside", "assistant.json"), $$"""
            {
              "name": "seaside", "title": "Hotel", "languages": ["en", "{{Toy}}"], "tokensPerTurn": 1000,
              "model": { "temperature": 0.5, "maxOutputTokens": 100, "historyTokens": 200 }
            }
            """);
        File.WriteAllText(
            Path.Combine(_folder, "seaside", "routes", "rest.md"),
            "---\nlabel: rest\nwhen: Always.\ntakes: rest\n---\nAnswer in {{language}}.\n");
        var replies = new JsonObject(
            ReplyKeys.Required.Select(key => KeyValuePair.Create<string, JsonNode?>(key, new JsonObject { ["en"] = key, [Toy] = key })));
        File.WriteAllText(Path.Combine(_folder, "seaside", "replies.json"), replies.ToJsonString());
    }
}
