using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.ProactiveMessages;
using HotelConcierge.Sending;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Tools;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests;

/// <summary>What the compiler cannot hold the core to: that nothing is written and then forgotten in the wiring.</summary>
public sealed class StructureTests
{
    private static readonly Assembly Core = typeof(ConciergeServices).Assembly;

    private static readonly string[] ForbiddenInCore =
        ["Azure", "Microsoft.Azure", "Microsoft.DurableTask", "Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Twilio"];

    [Fact]
    public void Every_activity_of_a_turn_has_a_registration_and_a_retry_policy()
    {
        var defined = typeof(TurnActivities)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)!)
            .ToList();
        var names = defined.ConvertAll(activity => (string)activity.GetType().GetProperty("Name")!.GetValue(activity)!);
        var policies = defined.ConvertAll(activity => (RetryPolicy)activity.GetType().GetProperty("Retry")!.GetValue(activity)!);

        Assert.NotEmpty(names);
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            ConciergeServices.Activities.Select(activity => activity.Name).Order(StringComparer.Ordinal));
        Assert.All(policies, policy => Assert.InRange(policy.MaxAttempts, 2, 20));
    }

    [Fact]
    public async Task Every_registration_asks_for_the_class_of_its_name_and_the_container_has_it()
    {
        await using var services = Build();
        foreach (var registration in ConciergeServices.Activities)
        {
            var asked = new AskedFor();
            await Assert.ThrowsAsync<InvalidOperationException>(() => registration.RunAsync(asked, "null", CancellationToken.None));

            Assert.Equal(registration.Name, asked.Type!.Name);
            Assert.IsType(asked.Type, services.GetRequiredService(asked.Type));
        }
    }

    [Fact]
    public void Every_class_that_does_an_activitys_work_is_registered() => Assert.Equal(
        ConciergeServices.Activities.Select(activity => activity.Name).Order(StringComparer.Ordinal),
        ClassesWith(type => type.GetInterfaces().Any(port => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IActivity<,>)))
            .Select(type => type.Name));

    [Fact]
    public void Every_orchestration_is_registered_under_its_name()
    {
        var named = Core.GetTypes()
            .Where(type => type.Name.EndsWith("Orchestration", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed)
            .Select(type => (string)type.GetField("Name")!.GetRawConstantValue()!);

        Assert.Equal(
            named.Order(StringComparer.Ordinal),
            ConciergeServices.Orchestrations.Select(orchestration => orchestration.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_channel_that_is_written_is_there_once_it_is_configured()
    {
        await using var services = Build();

        Assert.Equal(
            ClassesWith(typeof(IChannel).IsAssignableFrom),
            services.GetServices<IChannel>().Select(channel => channel.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.All(
            services.GetServices<IChannel>(),
            channel => Assert.Same(channel, services.GetRequiredService<ChannelCatalog>().Find(channel.Name)));
    }

    [Fact]
    public async Task Every_tool_that_is_written_is_in_the_catalog()
    {
        await using var services = Build();

        Assert.Equal(
            ClassesWith(typeof(ITool).IsAssignableFrom),
            services.GetServices<ITool>().Select(tool => tool.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.Equal(
            services.GetServices<ITool>().Select(tool => tool.Name).Order(StringComparer.Ordinal),
            services.GetRequiredService<ToolCatalog>().Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_file_that_a_feature_reads_beside_an_assistant_is_registered_by_its_name()
    {
        await using var services = Build();
        var read = Core.GetTypes()
            .Where(type => type.Name.EndsWith("Catalog", StringComparison.Ordinal))
            .Select(type => type.GetField("FileName", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue())
            .OfType<string>();
        var registered = services.GetServices<AssistantFile>().Select(file => file.Name);

        Assert.Equal(read.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_proactive_message_that_is_written_is_registered_under_names_of_its_own()
    {
        await using var services = Build();
        await using var scope = services.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<ProactiveMessageCatalog>().All;
        var kinds = messages.Select(message => message.Kind).ToList();

        Assert.Equal(
            ClassesWith(typeof(IProactiveMessage).IsAssignableFrom),
            messages.Select(message => message.GetType()).OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.Equal(ConciergeServices.ProactiveMessages.Select(registration => registration.Kind), kinds);
        Assert.Distinct(kinds.Select(kind => kind.Name));
        Assert.Distinct(kinds.Select(kind => kind.Group).Append(ProactiveMessageLedger.Programs));
        Assert.Distinct(kinds.Select(kind => kind.Template.Name), StringComparer.OrdinalIgnoreCase);
        Assert.All(kinds, kind => Assert.Matches("^[A-Za-z0-9-]+$", kind.Group));
        Assert.All(kinds, kind => Assert.Empty(kind.Template.Variables.Except(kind.Template.Facts, StringComparer.Ordinal)));
    }

    [Fact]
    public void The_core_knows_no_host_no_database_and_no_vendors_kit()
    {
        var references = Core.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.Contains("Microsoft.Extensions.AI.Abstractions", references);
        Assert.DoesNotContain(
            references,
            name => ForbiddenInCore.Any(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal)));
        Assert.DoesNotContain(references, name => name.StartsWith("HotelConcierge", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_type_says_what_it_is_for()
    {
        var summaries = XDocument.Load(Path.ChangeExtension(Core.Location, ".xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var silent = Core.GetExportedTypes()
            .Select(type => "T:" + type.FullName!.Replace('+', '.'))
            .Where(name => !summaries.Contains(name));

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_field_of_a_record_that_a_history_keeps_survives_it()
    {
        var start = new TurnStart(
            "phone-abc-m1",
            new("phone-abc"),
            3,
            TurnKind.Forget,
            "th",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var at = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        AssertSurvives(start);
        AssertSurvives(new TurnPlan("hold", at, at.AddMinutes(5), 6, AsksRoute: true));
        AssertSurvives(new RouteQuestion(start, RouteQuestion.LastTry, at));
        AssertSurvives(new RouteChoice(IsDecided: true, "offTopic"));
        AssertSurvives(new ModelRound(start, 2, MayUseTools: true, at));
        AssertSurvives(new ModelMove(ModelMoveKind.UseTools, 3, "deadline"));
        AssertSurvives(new ToolStep(start, 1, 2, at));
        AssertSurvives(new ToolStepDone("book_table", Succeeded: true));
        AssertSurvives(new ReplyRequest(start, "apology", 4));
        AssertSurvives(new ComposedReply(7) { AtOnce = 5 });
        AssertSurvives(new ChunkRef(start, ChunkRef.Hold, 20));
        AssertSurvives(new ChunkRef(start, 5, 2) { Further = 4 });
        AssertSurvives(new ChunkSent(ChunkVerdict.TryAgain, TimeSpan.FromSeconds(37.5)));
        AssertSurvives(new TurnEnding(start, TurnOutcome.Apologised, 2, 1, at));
        AssertSurvives(new TurnRecorded(TurnOutcome.Stopped));
        AssertSurvives(new ProactiveMessageRequest("api-1", "SpaReminder", "hotel", new(new("phone"), "desk", "guest-1"))
        {
            GuestName = "Ana",
            Language = "es",
            About = "b-1",
            ExpiresAt = at,
            TakesOver = true,
        });
    }

    [Fact]
    public void A_brief_that_an_earlier_release_kept_is_read_with_what_must_be_said_beside_the_answer()
    {
        var kept = """
            {
              "address": { "channel": { "value": "phone" }, "business": "desk", "guest": "guest-1" }, "assistant": "early-years",
              "language": "en", "notice": "medical", "fixedReply": null, "route": "parenting",
              "plan": { "holdAt": "2026-05-01T12:00:00+00:00", "deadline": "2026-05-01T12:05:00+00:00", "maxRounds": 6 }
            }
            """;

        Assert.Equal("medical", JsonSerializer.Deserialize<TurnBrief>(kept, TurnJson.Options)!.SafetyNote);
    }

    private static void AssertSurvives<T>(T value) =>
        Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, TurnJson.Options), TurnJson.Options));

    private static IEnumerable<Type> ClassesWith(Func<Type, bool> mark) =>
        Core.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && mark(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static ServiceProvider Build()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = "AC" + new string('0', 32),
            ["Twilio:AuthToken"] = new string('1', 32),
            ["Twilio:From"] = "whatsapp:+14155238886",
            ["Telegram:BotToken"] = "123456:" + new string('x', 35),
            ["Telegram:SecretToken"] = "secret",
            ["WhatsApp:AccessToken"] = "token",
            ["WhatsApp:AppSecret"] = "secret",
            ["WhatsApp:VerifyToken"] = "made up",
            ["WhatsApp:PhoneNumberId"] = "106540352242922",
            ["Line:ChannelSecret"] = "secret",
            ["Line:ChannelAccessToken"] = "token",
            ["Conversations:ServiceSid"] = "IS" + new string('0', 32),
            ["WebChat:Secret"] = new string('s', 32),
        };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddConcierge(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Shipped.Folder);
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSingleton<ITableStore, InMemoryTableStore>();
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddSingleton<IChatClient, ScriptedModel>();
        services.AddSingleton<IConversations>(_ => new NoConversations());
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class AskedFor : IServiceProvider
    {
        public Type? Type { get; private set; }

        public object? GetService(Type serviceType)
        {
            Type = serviceType;
            return null;
        }
    }

    private sealed class NoConversations : IConversations
    {
        public Task SignalAsync(ConversationId conversation, ConversationEvent happened, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<ConversationState?> ReadAsync(ConversationId conversation, CancellationToken cancellationToken) =>
            Task.FromResult<ConversationState?>(null);
    }
}
