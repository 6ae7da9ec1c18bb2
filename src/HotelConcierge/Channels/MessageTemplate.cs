namespace HotelConcierge.Channels;

/// <summary>
/// A template that a feature needs where a channel takes no free words any more. Its text is approved by the provider; what a deployment
/// has had approved stands in the channel's settings under its name.
/// </summary>
/// <param name="Name">Begins the names of its settings, such as <c>Twilio__WelcomeTemplate</c>: never renamed.</param>
/// <param name="Facts">The names of what its placeholders can be filled with.</param>
/// <param name="Variables">Those that fill them, in order, unless a deployment sets others.</param>
public sealed record MessageTemplate(string Name, IReadOnlyList<string> Facts, IReadOnlyList<string> Variables)
{
    /// <summary>The section of each channel's settings that has the templates of people at a desk, by their ids.</summary>
    public const string DeskSection = "DeskTemplates";

    private const string DeskPrefix = DeskSection + "__";

    /// <summary>The setting that holds what was approved, without the channel's section.</summary>
    public string Setting { get; private init; } = Name + "Template";

    /// <summary>The setting by which a deployment fills its placeholders otherwise; null where it cannot.</summary>
    public string? VariablesSetting { get; private init; } = Name + "Variables";

    /// <summary>
    /// Whether each approved text is set with its language, also where there is one only: people read before it is sent what it says.
    /// </summary>
    public bool NeedsLanguages { get; private init; }

    /// <summary>
    /// A template of people at a desk. What it says and what fills it stands in an assistant's <c>desk.json</c>, and what was approved in
    /// the channel's settings under its id: <c>Twilio__DeskTemplates__answer</c>.
    /// </summary>
    public static MessageTemplate ForDesk(string id, IReadOnlyList<string> variables) => new("Desk", variables, variables)
    {
        Setting = DeskPrefix + id,
        VariablesSetting = null,
        NeedsLanguages = true,
    };

    /// <summary>The templates of people at a desk of which there are settings, whatever any assistant's data say of them.</summary>
    internal static IEnumerable<MessageTemplate> OfDesk(IEnumerable<string> settings) => settings
        .Where(setting => setting.StartsWith(DeskPrefix, StringComparison.OrdinalIgnoreCase))
        .Select(setting => ForDesk(setting[DeskPrefix.Length..], []));
}
