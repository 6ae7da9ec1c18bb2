namespace HotelConcierge.Goals;

/// <summary>Something that children of an age are learning, in one language.</summary>
/// <param name="Goal">What they learn, in a few words.</param>
/// <param name="Example">One thing of every day in which they do.</param>
public sealed record LearningGoal(string Goal, string Example);

/// <summary>A group of ages that learn the same things.</summary>
/// <param name="FromMonths">The first month of age that belongs to it.</param>
/// <param name="ToMonths">The first month of age that no longer does.</param>
/// <param name="Titles">Its name for guests, by language.</param>
public sealed record GoalAge(string Name, int FromMonths, int ToMonths, IReadOnlyDictionary<string, string> Titles);

/// <summary>An area of learning with what children learn in it.</summary>
/// <param name="Name">As the profile field has it.</param>
/// <param name="Titles">Its name for guests, by language.</param>
/// <param name="ByAge">The goals by the names of the ages; each goal by language.</param>
public sealed record GoalArea(
    string Name,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, LearningGoal>>> ByAge);

/// <summary>A goal with where it belongs.</summary>
public sealed record ChosenGoal(GoalArea Area, GoalAge Age, IReadOnlyDictionary<string, LearningGoal> ByLanguage);
