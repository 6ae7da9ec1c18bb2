using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Model;
using HotelConcierge.Text;
using HotelConcierge.Turns;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model.Caregivers;

/// <summary>
/// The embedded model as the companion of people with small children: explanations, plans of activities and what follows them, and answers
/// to parents by calling <c>parenting_information</c> and quoting what it returns,
/// or <c>learning_goals</c> where they ask what a child should be learning. When a guest says something of the children or of how it
/// is to be that is not known yet and <c>remember_profile</c> is offered, it calls that first. A topic is named verbatim, but on one line
/// and cut after 200 characters.
/// </summary>
internal sealed class CaregiverCompanion(EmbeddedContent content, CaregiverReader reader)
{
    private const string RememberTool = "remember_profile";

    /// <summary>The routes whose answers have a place, a number and a length.</summary>
    private static readonly FrozenSet<string> s_plans =
        FrozenSet.Create(StringComparer.Ordinal, CaregiverReader.Activities, CaregiverReader.FollowUp);

    public AIContent Answer(List<ChatMessage> conversation, ModelBrief brief, ChatOptions? options)
    {
        var lastGuestMessage = conversation.FindLastIndex(message => message.Role == ChatRole.User);
        var said = lastGuestMessage < 0 ? "" : conversation[lastGuestMessage].Text;
        if (brief.IsRouting)
            return new TextContent(reader.RouteOf(said, brief));

        var language = content.In(brief.Language);
        if (HasSaidAll(conversation, lastGuestMessage))
            return new TextContent(TurnSpeech.NothingToAdd);
        var isPlan = s_plans.Contains(brief.Route);
        var memory = PlanMemory.Of(conversation, content);
        var read = reader.Read(said, brief.Route, BeforeOf(brief, memory));
        var facts = CaregiverFacts.New(said, read, isPlan, brief.Profile, language, content.Pool);
        if (!facts.IsEmpty && IsOffered(options, RememberTool) && !HasResultAfter(conversation, lastGuestMessage))
            return RememberCall(said, facts);
        if (brief.Route is CaregiverReader.Parenting)
        {
            if (GoalAnswer.Read(conversation.Skip(lastGuestMessage + 1), brief, language) is { } goals)
                return new TextContent(goals);
            if (IsOffered(options, GoalAnswer.Tool) && reader.AsksForGoals(said))
                return GoalAnswer.Call(said, facts.GetValueOrDefault("children") ?? brief.Profile["children"] ?? "", AreasIn(said));
            var asked = brief with { FollowUp = brief.FollowUp ?? GoesOnIn(brief, read) };
            return new ParentingAnswer(asked, said, conversation, lastGuestMessage, language).Next(IsOffered(options, ParentingAnswer.Tool));
        }

        if (brief.Route is CaregiverReader.FollowUp && !HasResultAfter(conversation, lastGuestMessage)
            && KeepingCall(said, language, memory, options) is { } keeping)
            return keeping;

        // The brief was written before the facts were heard; the answer must not wait a turn for them.
        var wish = PlanWish.Of(brief.Profile with { Values = brief.Profile.Values.SetItems(facts) }, content);
        var topic = TopicText.OnOneLine(TopicOf(brief, read, said));
        return new TextContent(brief.Route switch
        {
            CaregiverReader.Explain => Explain(topic, language),
            CaregiverReader.Activities when topic.Length == 0 => language.Phrases.AskTopic,
            CaregiverReader.Activities => new ActivityPlan(content.Pool, language, topic, wish).Write(),
            CaregiverReader.FollowUp => new PlanFollowUp(content, language, reader, brief, read, wish, topic, memory)
                .Answer(said, facts, conversation),
            CaregiverReader.Talk => language.Phrases.Welcome,
            _ => language.Phrases.WhatICanDo,
        });
    }

    /// <summary>What was learnt to mean that an idea is to be kept, shown or removed is a tool call; null for everything else.</summary>
    private FunctionCallContent? KeepingCall(string said, LanguageContent language, PlanMemory memory, ChatOptions? options)
    {
        var tool = reader.IntentOf(said) switch
        {
            "save" => "save_idea",
            "saved" => "saved_ideas",
            "unsave" => "remove_saved_idea",
            _ => null,
        };
        if (tool is null || !IsOffered(options, tool))
            return null;
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (tool is not "saved_ideas")
        {
            var named = FollowUpRequest.Read(said, language.Rules) is FollowUpRequest.Item(var number) ? number : (int?)null;
            arguments["number"] = memory.Named(said, language)?.Number ?? named ?? memory.LastSingle?.Number ?? 0;
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"{tool}-{StableHash.Of(said):x16}"), tool, arguments);
    }

    /// <summary>The areas of learning that a question names, as the profile stores them; empty for none.</summary>
    private string AreasIn(string said) =>
        reader.Read(said, CaregiverReader.Activities, RoutingMemory.Empty).Profile["areas"] ?? "";

    /// <summary>Where nobody remembers what was answered before, the conversation tells.</summary>
    private static RoutingMemory BeforeOf(ModelBrief brief, PlanMemory memory) => brief.Before.LastRoute is null && !memory.IsEmpty
        ? new(CaregiverReader.Activities, PendingRoute: null, brief.Topic)
        : brief.Before;

    /// <summary>How a parent goes on from the answer before; null when this is a question of its own.</summary>
    private static FollowUpKind? GoesOnIn(ModelBrief brief, Understanding read) =>
        brief.Before.LastRoute is CaregiverReader.Parenting ? read.FollowUp?.Kind : null;

    private string TopicOf(ModelBrief brief, Understanding read, string said)
    {
        if (brief.Route is CaregiverReader.FollowUp)
            return reader.TopicIn(brief.Topic, CaregiverReader.Activities);
        return said.Length > 0 && brief.Route is CaregiverReader.Activities or CaregiverReader.Explain ? read.Topic : brief.Topic;
    }

    private static string Explain(string topic, LanguageContent language)
    {
        if (string.IsNullOrWhiteSpace(topic))
            return language.Phrases.AskQuestion;
        return ExplanationSearch.Find(topic, language) is { } known
            ? $"{known.Text}\n\n{known.Question}"
            : Template.Fill(language.Phrases.UnknownTopic, ("topic", topic));
    }

    private static bool IsOffered(ChatOptions? options, string tool) =>
        options?.Tools?.Any(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal)) == true;

    private static bool HasResultAfter(List<ChatMessage> conversation, int index) =>
        conversation.Skip(index + 1).Any(message => message.Contents.OfType<FunctionResultContent>().Any());

    /// <summary>Whether a tool has told the guest what was done, in its own line.</summary>
    private static bool HasSaidAll(List<ChatMessage> conversation, int index) => conversation
        .Skip(index + 1)
        .SelectMany(message => message.Contents)
        .OfType<FunctionResultContent>()
        .Any(result => result.Result?.ToString()?.Contains("\"guest_reads\":", StringComparison.Ordinal) == true);

    private static FunctionCallContent RememberCall(string said, ImmutableSortedDictionary<string, string> facts) => new(
        string.Create(CultureInfo.InvariantCulture, $"{RememberTool}-{StableHash.Of(said):x16}"),
        RememberTool,
        facts.ToDictionary(fact => fact.Key, fact => (object?)fact.Value, StringComparer.Ordinal));
}
