namespace HotelConcierge.Settings;

/// <summary>
/// The configuration is wrong. The message lists every problem found, one a line, by the setting's name in the environment.
/// </summary>
/// <remarks>It is written for the operator's screen: no secret's value is in it.</remarks>
public sealed class SettingsException : Exception
{
    public SettingsException()
    {
    }

    public SettingsException(string message)
        : base(message)
    {
    }

    public SettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SettingsException(IReadOnlyList<string> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>One sentence or two for each problem: the setting, what is wrong, what to do.</summary>
    public IReadOnlyList<string> Problems { get; } = [];

    private static string Describe(IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var count = problems.Count == 1 ? "There is a problem" : $"There are {problems.Count} problems";
        return string.Join('\n', [$"{count} with the settings:", .. problems.Select(problem => $"  {problem}")]);
    }
}
