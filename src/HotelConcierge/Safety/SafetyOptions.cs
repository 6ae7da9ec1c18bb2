namespace HotelConcierge.Safety;

/// <summary>What a deployment does about guests in danger: section <c>Safety</c>.</summary>
public sealed class SafetyOptions
{
    public const string Section = "Safety";

    /// <summary>Where guests are, by the code of ISO 3166, unless their hotel says where it is.</summary>
    /// <value>Empty: not known, so that 112 is named and no poison centre.</value>
    public string Country { get; set; } = "";

    /// <summary>Whether the model, where one is configured, is also asked beside its first answer whether somebody is in danger.</summary>
    /// <value>True.</value>
    public bool AskModel { get; set; } = true;
}
