using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Safety;

namespace HotelConcierge.Turns;

/// <summary>What was decided at a turn's beginning. Written once; a repeated activity reads it back.</summary>
public sealed record TurnBrief
{
    public required ConversationAddress Address { get; init; }

    public required string Assistant { get; init; }

    public required string Language { get; init; }

    /// <summary>The key of a fixed reply; null when the model answers.</summary>
    public string? FixedReply { get; init; }

    /// <summary>The channel's id of the guest's last message, to which typing is shown; empty in briefs of before it was kept.</summary>
    public string LastMessage { get; init; } = "";

    public string Route { get; init; } = "";

    /// <summary>Whether <see cref="Route"/> is what the rules would choose, until the model has been asked.</summary>
    public bool AsksRoute { get; init; }

    /// <summary>Which version of the assistant's data decided this; 0 in briefs of before it was kept.</summary>
    public int AssistantVersion { get; init; }

    public string Topic { get; init; } = "";

    /// <summary>How the message refers to the answer before it.</summary>
    public FollowUpKind? FollowUp { get; init; }

    /// <summary>The guest's profile name on the channel, where it gives one.</summary>
    public string? GuestName { get; init; }

    /// <summary>The ids of the choices that the guest tapped, in order.</summary>
    public ImmutableList<string> Taps { get; init; } = [];

    /// <summary>What the guest wrote, without the labels of what they tapped; null in briefs of before it was kept.</summary>
    public string? Words { get; init; }

    /// <summary>The tools that the guest's taps and plain answers come to, called before any model is asked.</summary>
    public ImmutableList<ModelToolCall> Answers { get; init; } = [];

    /// <summary>Whether those leave nothing to be answered.</summary>
    public bool AnswersAll { get; init; }

    /// <summary>The guest's profile after this turn's messages were understood.</summary>
    public GuestProfile Profile { get; init; } = GuestProfile.Empty;

    /// <summary>What was remembered for follow-ups when the turn began; empty in briefs of before it was kept.</summary>
    public RoutingMemory Before { get; init; } = RoutingMemory.Empty;

    /// <summary>What to remember for follow-ups once the guest has the answer.</summary>
    public RoutingMemory Memory { get; init; } = RoutingMemory.Empty;

    /// <summary>What speaks against the guest after this turn's messages.</summary>
    public GuestConduct Conduct { get; init; } = GuestConduct.Clean;

    /// <summary>The key of the first-use disclaimer, for the first answer; it stands before it.</summary>
    public string? Disclaimer { get; init; }

    /// <summary>
    /// The key of the reply that has to stand beside the answer because of what the guest wrote; null when none has to. Stored under
    /// its first name.
    /// </summary>
    [JsonPropertyName("notice")]
    public string? SafetyNote { get; init; }

    /// <summary>What stands before the answer, such as a welcome; sent also before an apology.</summary>
    public ImmutableList<ReplyPart> Preface { get; init; } = [];

    /// <summary>So many of the first parts of <see cref="Preface"/> quote the guest: the guest has said them, not we.</summary>
    public int Quotes { get; init; }

    /// <summary>
    /// What to remember in <see cref="GuestRecord.Welcomed"/> once the guest has the preface; null when that is no welcome.
    /// </summary>
    public string? Welcome { get; init; }

    /// <summary>What is sent instead of the preface, where the channel takes only templates.</summary>
    public OutboundContent.Template? Template { get; init; }

    /// <summary>After this nothing more is sent; null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Reply keys of short messages that follow the answer: what the channel cannot carry.</summary>
    public ImmutableList<string> Postscripts { get; init; } = [];

    /// <summary>
    /// The numbers of the reservations whose links the guest took away. They go after this is kept, so that what is said about it
    /// stays true when the turn runs again.
    /// </summary>
    public ImmutableList<string> Unlinked { get; init; } = [];

    /// <summary>The language that the guest writes where it is none of the assistant's; null for one of those.</summary>
    public string? Spoken { get; init; }

    /// <summary>Whether a model is asked after the answer in which language the guest writes.</summary>
    public bool AsksLanguage { get; init; }

    /// <summary>In what danger the guest is, when that is what the turn answers.</summary>
    public SafetyKind? Danger { get; init; }

    /// <summary>
    /// The guest's pictures of this turn, by the names of their blobs, in order; null for none, and in briefs of before they were taken.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableList<string>? Pictures { get; init; }

    /// <summary>Whether the model reads or sees in this turn what somebody else may have written: files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasFiles { get; init; }

    /// <summary>With what the guest's last message can be answered once, soon; null where the channel has no such thing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyToken? Reply { get; init; }

    /// <summary>As <see cref="HotelConcierge.Tools.ToolCall.QuotedTurn"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? QuotedTurn { get; init; }

    /// <summary>The member of staff whose words these are; null for the concierge's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SaidBy { get; init; }

    /// <summary>Those words as they were written; null for the concierge's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SaidText { get; init; }

    /// <summary>What happened at the desk, when that is what the guest is told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeskMatter? Desk { get; init; }

    public required TurnPlan Plan { get; init; }

    /// <summary>What is left of a brief once its guest has taken their words back: whom it was to reach, and how.</summary>
    internal static TurnBrief WithoutWords(TurnBrief brief) => new()
    {
        Address = brief.Address,
        Assistant = brief.Assistant,
        Language = brief.Language,
        GuestName = brief.GuestName,
        Danger = brief.Danger,
        Plan = brief.Plan,
    };
}

/// <summary>The route that was chosen after the brief was written.</summary>
/// <param name="Label">The route's label.</param>
/// <param name="FixedReply">The key of the reply that is its answer; null when its model answers.</param>
public sealed record ChosenRoute(string Label, string? FixedReply)
{
    /// <summary>The guest's conduct with this message in it, where the route tells of misuse; null where it does not.</summary>
    public GuestConduct? Conduct { get; init; }

    /// <summary>The key of the reply that has to stand beside the answer because of what the guest wrote; null for none.</summary>
    public string? SafetyNote { get; init; }

    /// <summary>Whether the message goes on from the answer before it.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Whether the message is a word in between, after which the talk goes on from what was before it.</summary>
    public bool IsAside { get; init; }

    /// <summary>The profile's fields that are over because a new topic begins.</summary>
    public ImmutableList<string> Over { get; init; } = [];

    /// <summary>Whether the route asked the guest for a topic, and waits for it.</summary>
    public bool Awaits { get; init; }

    /// <summary>The brief as it would be had the rules chosen this route.</summary>
    internal TurnBrief ApplyTo(TurnBrief brief) => brief with
    {
        Route = Label,
        FixedReply = FixedReply,
        Conduct = Conduct ?? brief.Conduct,
        SafetyNote = SafetyNote ?? brief.SafetyNote,
        Profile = brief.Profile.Without(Over),
        Topic = GoesOn ? brief.Before.LastTopic ?? "" : brief.Topic,
        Memory = Awaits ? brief.Before with { PendingRoute = Label }
            : FixedReply is not null ? brief.Before
            : GoesOn || IsAside ? brief.Before with { PendingRoute = null }
            : new(Label, PendingRoute: null, RoutingMemory.Shortened(brief.Topic)),
    };
}
