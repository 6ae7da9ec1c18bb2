using System.Reflection;
using System.Text.RegularExpressions;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Knowledge;
using HotelConcierge.Notices;
using HotelConcierge.Tests.Settings;
using HotelConcierge.Turns;

namespace HotelConcierge.Tests.Functions;

/// <summary>Holds the Functions project to being thin: what decides anything is in the core, under its tests.</summary>
public sealed partial class FunctionTests
{
    /// <summary>Each function, and the piece of the core that does its work.</summary>
    private static readonly Dictionary<string, string> Delegates = new(StringComparer.Ordinal)
    {
        ["ConversationEntity"] = $"{nameof(Conversation)}.{nameof(Conversation.Apply)}(",
        ["TurnOrchestration.Name"] = $"{nameof(TurnOrchestration)}.{nameof(TurnOrchestration.RunAsync)}(",
        ["ReceiveWebhook"] = "ReceiveAsync(request, channel, client)",
        ["ReceiveDeliveryReport"] = "ReceiveAsync(request, channel, client)",
        ["ServeMedia"] = "MediaHttp.ServeAsync(token, request.HttpContext, links)",
        ["Ready"] = $"readiness.{nameof(Readiness.CheckAsync)}(",
        ["ShowConversation"] = $"{nameof(ConversationSummary)}.{nameof(ConversationSummary.ReadAsync)}(",
        ["StartConversation"] = "NoticeHttp.AcceptAsync(request.HttpContext, notices, clock)",
        ["ImportStays"] = "StayHttp.ImportAsync(request.HttpContext, import, clock)",
        ["LinkStay"] = "StayHttp.LinkAsync(number, request.HttpContext, codes)",
        ["SendDueNotices"] = $"schedule.{nameof(NoticeSchedule.SendDueAsync)}(",
        ["FindBrokenTurns"] = $"brokenTurns.{nameof(BrokenTurns.LookAtAsync)}(",
        ["EraseSilentConversations"] = $"retention.{nameof(Retention.EraseAsync)}(",
        ["RefreshKnowledge"] = $"knowledge.{nameof(KnowledgeUpkeep.RefreshAsync)}(",
        ["PurgeTurnHistories"] = $"retention.{nameof(Retention.TurnsOverBefore)}",
    };

    /// <summary>These delegate to nothing of ours, and why.</summary>
    private static readonly Dictionary<string, string> OnTheirOwn = new(StringComparer.Ordinal)
    {
        ["Health"] = "that it answers is all that it says",
        ["InterruptTurn"] = "one call of the SDK: an orchestration may raise an event where an entity may not",
    };

    private static readonly string[] Activities = [.. typeof(TurnActivities)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.FieldType.GetProperty("Name")!.GetValue(field.GetValue(null))!)];

    public static TheoryData<string> Files => [.. FunctionSource.Files];

    public static TheoryData<string> ActivityNames => [.. Activities];

    [Fact]
    public void Each_function_delegates_to_a_piece_of_the_core_or_has_a_reason_not_to() => Assert.Equal(
        Delegates.Keys.Concat(OnTheirOwn.Keys).Concat(Activities).Order(StringComparer.Ordinal),
        FunctionSource.All.Select(function => function.PlainName).Order(StringComparer.Ordinal));

    [Fact]
    public void A_function_calls_the_piece_that_does_its_work()
    {
        foreach (var (name, call) in Delegates)
            Assert.Contains(call, FunctionSource.All.Single(function => function.PlainName == name).Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_routes_of_a_channel_hand_the_request_to_the_intake()
    {
        var webhooks = RepositoryFile.Read($"{FunctionSource.Folder}/Webhooks/WebhookFunctions.cs");

        Assert.Contains("WebhookHttp.ReceiveAsync(channel, request.HttpContext, intake, publicAddress, clock)", webhooks, StringComparison.Ordinal);
        Assert.Contains($"{nameof(WebhookIntake)} intake", webhooks, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ActivityNames))]
    public void Each_activity_of_the_core_has_its_function_in_the_one_pattern(string activity)
    {
        var function = FunctionSource.All.Single(found => found.PlainName == activity);
        var runner = typeof(TurnActivities).Assembly.GetType($"HotelConcierge.Turns.{activity}", throwOnError: true)!;
        var types = runner.GetInterfaces().Single(type => type.Name.StartsWith("IActivity`", StringComparison.Ordinal)).GetGenericArguments();

        Assert.Contains($"RunAsync<{activity}, {types[0].Name}, {types[1].Name}>(input, client, context);", function.Code, StringComparison.Ordinal);
        Assert.Contains($"Task<{types[1].Name}>", function.Code, StringComparison.Ordinal);
        Assert.Contains($"[ActivityTrigger] {types[0].Name} input", function.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void No_function_operation_or_event_is_named_by_a_typed_string() => Assert.All(
        FunctionSource.Files,
        file => Assert.DoesNotMatch("(\\[Function|IdOf|SignalEntityAsync|SignalEntity|CallActivityAsync|ScheduleNewOrchestration\\w*|SendEvent|WaitForExternalEvent\\S*)\\([^)\\n]*\"[^\"\n]+\"", RepositoryFile.Read(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_sentence_is_about_guests_hotels_or_children(string file)
    {
        // What is left after the names of types: comments, messages and names of this project's own.
        var text = RepositoryFile.Read(file).Replace("HotelConcierge", "", StringComparison.Ordinal).Replace(nameof(ForgetGuest), "", StringComparison.Ordinal)
            .Replace("using .Reservations;", "", StringComparison.Ordinal);

        Assert.DoesNotMatch(Subjects(), text);
    }

    [GeneratedRegex("guest|hotel|child|caregiver|parent|\\bspa\\b|\\broom|massage|reservation|booking|activit(y|ies) for", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Subjects();
}
