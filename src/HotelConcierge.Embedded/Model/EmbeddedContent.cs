using System.Collections.Immutable;
using HotelConcierge.Languages;

namespace HotelConcierge.Embedded.Model;

/// <summary>All that the embedded model knows for one assistant: read once, never changed.</summary>
internal sealed record EmbeddedContent(ActivityPool Pool, ImmutableSortedDictionary<string, LanguageContent> Languages)
{
    /// <summary>The language every content has, and the one answered in when a guest's own is not there.</summary>
    public const string FallbackLanguage = LanguageCatalog.FallbackCode;

    public LanguageContent In(string language) => Languages.GetValueOrDefault(language) ?? Languages[FallbackLanguage];
}

/// <summary>What the embedded model can say and understand in one language.</summary>
/// <param name="Activities">By the id of the activity; holds every activity of the pool.</param>
internal sealed record LanguageContent(
    Phrases Phrases,
    ListeningRules Rules,
    ImmutableDictionary<string, ActivityText> Activities,
    ImmutableArray<Explanation> Explanations);

/// <summary>The activities there are, without their words.</summary>
/// <param name="Ages">Youngest first.</param>
/// <param name="AssumedAge">The age planned for while the profile names none.</param>
/// <param name="AssumedCount">How many games and crafts a plan holds while the profile says nothing.</param>
internal sealed record ActivityPool(
    ImmutableArray<string> Areas,
    ImmutableArray<AgeBand> Ages,
    string AssumedAge,
    int AssumedCount,
    ImmutableArray<Activity> Conversations,
    ImmutableArray<Activity> Games);

/// <summary>An age group such as <c>3-4</c>: from a birthday up to, not including, another.</summary>
internal sealed record AgeBand(string Name, int From, int To);

/// <param name="Uses">The materials without which it cannot be done.</param>
internal sealed record Activity(
    string Id, ImmutableArray<string> Areas, ImmutableArray<string> Ages, Place Place, ImmutableArray<string> Uses);

internal enum Place
{
    Either,
    Indoors,
    Outdoors,
}

/// <summary>An activity in one language. Texts may hold the slot <c>{topic}</c>.</summary>
/// <param name="Description">Two or three sentences that hold for every age.</param>
/// <param name="Ages">One more sentence for each age it suits; also serves as the easier or harder variation for the other ages.</param>
internal sealed record ActivityText(
    string Name,
    ImmutableArray<string> Description,
    ImmutableDictionary<string, string> Ages,
    string Need,
    ImmutableArray<string> Steps,
    string Say);

/// <summary>An explanation for a three-year-old.</summary>
/// <param name="Name">The question as a guest would ask it.</param>
/// <param name="Keys">Groups of folded words; a topic that holds every word of a group is about this.</param>
/// <param name="Question">To wonder about together, at the end.</param>
internal sealed record Explanation(string Id, string Name, ImmutableArray<ImmutableArray<string>> Keys, string Text, string Question);

/// <summary>Headings, labels and sentences in one language.</summary>
/// <param name="Areas">Names of the areas of learning by their ids.</param>
/// <param name="UnknownTopic">Has the slot <c>{topic}</c>.</param>
/// <param name="WhichItem">Has the slots <c>{first}</c> and <c>{last}</c>.</param>
/// <param name="OtherLanguage">Has the slot <c>{text}</c>.</param>
internal sealed record Phrases(
    string Conversations,
    string Games,
    string Description,
    string AreasOfLearning,
    string Need,
    string Steps,
    string Say,
    string Easier,
    string Harder,
    ImmutableDictionary<string, string> Areas,
    string Easiest,
    string Hardest,
    string PlanClosing,
    string AskTopic,
    string AskQuestion,
    string UnknownTopic,
    string NothingToFollow,
    string WhichItem,
    string NoMore,
    string NoArticle,
    string OtherLanguage,
    string ArticleOver,
    string WhatICanDo)
{
    /// <summary>Has the slot <c>{number}</c>.</summary>
    public string AgeInMonths { get; init; } = "";

    /// <summary>Has the slot <c>{number}</c>.</summary>
    public string AgeInYears { get; init; } = "";

    /// <summary>Has the slot <c>{count}</c>.</summary>
    public string ForGroup { get; init; } = "";

    /// <summary>Has the slot <c>{count}</c>.</summary>
    public string ForMinutes { get; init; } = "";

    /// <summary>Has the slot <c>{things}</c>.</summary>
    public string WithoutThings { get; init; } = "";

    /// <summary>Has the slot <c>{things}</c>.</summary>
    public string ForAllergies { get; init; } = "";

    /// <summary>To thanks and goodbyes.</summary>
    public string Welcome { get; init; } = "";

    /// <summary>Has the slot <c>{text}</c>.</summary>
    public string Simpler { get; init; } = "";
}
