using HotelConcierge.Assistants;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Parameters of a request that a call can do without.</summary>
[Flags]
internal enum Spare
{
    Nothing = 0,
    Temperature = 1,
    TopP = 2,
    FrequencyPenalty = 4,
    PresencePenalty = 8,

    /// <summary>The longest answer, under whichever of its two names was sent.</summary>
    OutputLimit = 16,
    ReasoningEffort = 32,
    Verbosity = 64,
}

/// <summary>Under which name a model takes the longest answer. A service that refuses one may know the next.</summary>
internal enum LimitName
{
    MaxCompletionTokens,
    MaxTokens,
    Unknown,
}

/// <summary>
/// What becomes of the effort in calls with tools: some models refuse the two together, some want to hear that there is none.
/// </summary>
internal enum EffortWithTools
{
    AsAsked,
    LeftOut,
    SayNone,
}

/// <summary>
/// What is known of a model: at first from its name, then from what it refused. Immutable; whatever follows another knows more.
/// </summary>
internal sealed record ModelTraits
{
    /// <summary>What the model's calls go without.</summary>
    public Spare LeftOut { get; init; }

    public LimitName Limit { get; init; }

    public EffortWithTools WithTools { get; init; }

    /// <summary>Whether it thinks before it answers, for which an answer's limit has to leave room.</summary>
    public bool Reasons { get; init; }

    /// <summary>Whether it looks at pictures; unknown counts as no.</summary>
    public bool Sees { get; init; }

    /// <summary>The least it can think; null when that is not known, and the model is left to itself.</summary>
    public EffortLevel? LeastEffort { get; init; }

    /// <summary>
    /// What the names of OpenAI's own models tell. A deployment or a model of others may be called anything, and is learnt.
    /// </summary>
    public static ModelTraits Of(string model)
    {
        var name = model[(model.LastIndexOf('/') + 1)..];
        if (IsOSeries(name))
            return Reasoning with { LeastEffort = EffortLevel.Low, Sees = !ReadsOnly(name) };
        if (!name.StartsWith("gpt-", StringComparison.Ordinal))
            return new();
        if (name.Contains("-chat", StringComparison.Ordinal))
            return new() { Sees = true };
        var version = name["gpt-".Length..].Split('-')[0].Split('.');
        return int.TryParse(version[0], System.Globalization.CultureInfo.InvariantCulture, out var major) && major >= 5
            ? Reasoning with { LeastEffort = (major, version.Length) is (5, 1) ? EffortLevel.Minimal : EffortLevel.None, Sees = true }
            : new() { Sees = version is ["4o"] or ["4", not "0"] || name.StartsWith("gpt-4-turbo", StringComparison.Ordinal) };
    }

    /// <summary>
    /// Room for what a model may think before the first word of its answer. It is a limit, not a price: what is not thought is not
    /// paid.
    /// </summary>
    public int RoomFor(EffortLevel? sent) => sent switch
    {
        EffortLevel.None => 0,
        EffortLevel.Minimal => 2_000,
        EffortLevel.Low => 4_000,
        EffortLevel.Medium => 8_000,
        EffortLevel.High => 16_000,
        EffortLevel.XHigh => 32_000,
        _ => Reasons ? 8_000 : 0,
    };

    /// <summary>The effort to send, of the one that a call asks for; null for none.</summary>
    public EffortLevel? EffortFor(ModelEffort asked, bool withTools)
    {
        if (withTools && WithTools is not EffortWithTools.AsAsked)
            return WithTools is EffortWithTools.SayNone ? EffortLevel.None : null;
        return LeftOut.HasFlag(Spare.ReasoningEffort) ? null : asked.IsLeast ? LeastEffort : asked.Reasoning;
    }

    /// <summary>What is known after the model refused a parameter; null when nothing more can be done about it.</summary>
    /// <param name="sent">The effort of the refused call.</param>
    public ModelTraits? After(Spare refused, EffortLevel? sent, bool withTools) => refused switch
    {
        Spare.OutputLimit => Limit is LimitName.Unknown ? null : this with { Limit = Limit + 1 },
        Spare.ReasoningEffort when withTools => WithTools is EffortWithTools.SayNone
            ? null
            : this with { WithTools = sent is null or EffortLevel.None ? EffortWithTools.SayNone : EffortWithTools.LeftOut },

        // Only a model that thinks refuses it; the room costs nothing where that should be wrong.
        Spare.Temperature => Without(refused) is { } without ? without with { Reasons = true } : null,
        _ => Without(refused),
    };

    private static ModelTraits Reasoning { get; } = new() { LeftOut = Spare.Temperature, Reasons = true };

    private ModelTraits? Without(Spare refused) => LeftOut.HasFlag(refused) ? null : this with { LeftOut = LeftOut | refused };

    /// <summary>The first small models that think, and the preview of the first large one, take words alone.</summary>
    private static bool ReadsOnly(string name) =>
        name.StartsWith("o1-mini", StringComparison.Ordinal)
        || name.StartsWith("o3-mini", StringComparison.Ordinal)
        || name.StartsWith("o1-preview", StringComparison.Ordinal);

    private static bool IsOSeries(string name) =>
        name.Length > 1 && name[0] is 'o' && char.IsAsciiDigit(name[1]) && (name.Length == 2 || name[2] is '-');
}
