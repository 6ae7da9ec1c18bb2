using HotelConcierge.Assistants;
using HotelConcierge.Assistants.Loading;

namespace HotelConcierge.Goals;

/// <summary>Which assistants know what children learn at which age: each whose folder has a <c>goals.json</c>.</summary>
public sealed class GoalCatalog
{
    internal const string FileName = "goals.json";

    private readonly IReadOnlyDictionary<string, GoalBook> _books;

    private GoalCatalog(IReadOnlyDictionary<string, GoalBook> books) => _books = books;

    /// <summary>Reads the goals of all assistants.</summary>
    /// <remarks>
    /// <c>goals.json</c>: <c>languages</c>, in which the goals are written; <c>routes</c>, whose prompts get them; <c>agesField</c> and
    /// <c>areasField</c>, the profile fields of ages and areas; <c>ages</c>, groups from birth on without a gap; <c>notice</c> and
    /// <c>askAge</c>, a text in every language of the assistant; and <c>areas</c>: each value of that field, with two to four goals for each
    /// of the ages, and one example for each goal.
    /// </remarks>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static GoalCatalog Load(string folder) =>
        new(FeatureFiles.ReadAll(folder, FileName, FeatureFiles.Find(folder, FileName), (name, data, errors) =>
            new GoalData(Path.Combine(folder, name), name, data).Read(errors)));

    /// <summary>An assistant's goals; null when it has none.</summary>
    public GoalBook? Find(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return _books.GetValueOrDefault(assistant.Name);
    }
}
