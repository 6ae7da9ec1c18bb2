using System.Collections.Frozen;
using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Model;

namespace HotelConcierge.Embedded.Model.Caregivers;

/// <summary>
/// The embedded model's understanding of caregivers: what words plainly say, and for everything else one of the intents that it has learnt
/// from example sentences.
/// </summary>
/// <param name="words">Finds topics, ages, places and numbers.</param>
/// <param name="intents">Learnt when it is first asked, not while the program starts.</param>
internal sealed class CaregiverReader(Assistant words, Lazy<IntentClassifier> intents)
{
    public const string Explain = "explain";
    public const string Activities = "activities";
    public const string Parenting = "parenting";
    public const string FollowUp = "follow-up";
    public const string Talk = "talk";
    public const string Help = "help";

    /// <summary>The share of an intent from which on it counts against what was asked for.</summary>
    private const double Sure = 0.7;

    /// <summary>A question whose intent is less likely is one about the world.</summary>
    private const double Likely = 0.45;

    /// <summary>Intents that only make sense after an answer.</summary>
    private static readonly FrozenSet<string> s_goingOn = FrozenSet.Create(StringComparer.Ordinal, "more", "item", "change", "shorter");

    private static readonly FrozenSet<string> s_keeping = FrozenSet.Create(StringComparer.Ordinal, "save", "saved", "unsave");

    /// <summary>The route that a message belongs to.</summary>
    public string RouteOf(string said, ModelBrief brief)
    {
        var before = brief.Before;
        var rules = AssistantReader.Read(words, said, GuestProfile.Empty, before);
        var meanings = intents.Value.Read(said);
        var (intent, share) = meanings[0];
        if (before.PendingRoute is { } pending)
        {
            return rules.Route.Label != pending && rules.Route.Label is not Help ? rules.Route.Label
                : share >= Sure && RouteFor(intent) is Talk or Help or Parenting ? RouteFor(intent)
                : pending;
        }

        if (rules.IsSure && rules.Route.Label is not Help)
            return rules.FollowUp is not null || rules.Route.Label is Parenting || share < Sure || IsOfItsOwn(intent) == IsOfItsOwn(rules)
                ? rules.Route.Label
                : RouteIn(meanings, before);
        if (rules.IsSure)
            return intent is "thanks" ? Talk : Help;
        return rules.Route.Label is Explain && share < Likely ? Explain : RouteIn(meanings, before);
    }

    /// <summary>The likeliest intent, whatever its share.</summary>
    public string IntentOf(string said) => intents.Value.Read(said)[0].Intent;

    /// <summary>Whether a parent surely asks what children of an age learn; an article answers everything that is less than sure.</summary>
    public bool AsksForGoals(string said) => intents.Value.Read(said)[0] is (GoalAnswer.Intent, >= Sure);

    /// <summary>What a message says, read as one on a route that is already chosen.</summary>
    /// <param name="before">What was remembered when the turn began.</param>
    public Understanding Read(string said, string route, RoutingMemory before)
    {
        var rules = AssistantReader.Read(words, said, GuestProfile.Empty, before with { PendingRoute = null });
        if (rules.Route.Label == route)
            return rules;
        var command = CommandOf(route is FollowUp or Activities ? Activities : Explain);
        return AssistantReader.Read(words, $"{command}: {said}", GuestProfile.Empty, RoutingMemory.Empty);
    }

    /// <summary>A topic as plans and explanations name it: without ages, places and the words that only ask.</summary>
    public string TopicIn(string text, string route)
    {
        if (text.Length == 0)
            return "";
        var rules = AssistantReader.Read(words, text, GuestProfile.Empty, RoutingMemory.Empty);
        return rules.Route.Label is Activities or Explain && rules.IsSure
            ? rules.Topic
            : AssistantReader.Read(words, $"{CommandOf(route)}: {text}", GuestProfile.Empty, RoutingMemory.Empty).Topic;
    }

    private static string RouteIn(ImmutableArray<(string Intent, double Share)> meanings, RoutingMemory before)
    {
        var goesOn = before.LastRoute is Activities or Explain or FollowUp;
        foreach (var (intent, _) in meanings)
        {
            if (!s_goingOn.Contains(intent))
                return RouteFor(intent);
            if (before.LastRoute is Parenting)
                return Parenting;
            if (goesOn)
                return FollowUp;
        }

        return Help;
    }

    private static bool IsOfItsOwn(string intent) => !s_goingOn.Contains(intent) && !s_keeping.Contains(intent);

    private static bool IsOfItsOwn(Understanding rules) => rules.FollowUp is null;

    private static string RouteFor(string intent) => intent switch
    {
        Explain or Activities or Parenting or Help => intent,
        GoalAnswer.Intent => Parenting,
        "thanks" => Talk,
        _ => FollowUp,
    };

    private string CommandOf(string route) =>
        (words.Route(route) is { Commands.Count: > 0 } named ? named : words.Route(Explain)!).Commands.Values.First()[0];
}
