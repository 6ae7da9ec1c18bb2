namespace HotelConcierge.Assistants.Loading;

/// <summary>
/// Reads <c>reasoningEffort</c> and <c>verbosity</c>, which an assistant's model settings and a route's front matter may hold.
/// </summary>
internal static class EffortData
{
    public static ModelEffort Read(DataObject data) =>
        new(data.OptionalOneOf<EffortLevel>("reasoningEffort"), data.OptionalOneOf<VerbosityLevel>("verbosity"));
}
