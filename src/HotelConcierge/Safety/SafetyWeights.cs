using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>
/// How much each concept by itself speaks for danger or, below zero, against it. A message is danger when this and the
/// <see cref="SafetyRules"/> that hold add up to more than nothing. How the weights were found stands in <c>docs/safety.md</c>.
/// </summary>
internal static class SafetyWeights
{
    /// <summary>How many concepts there are.</summary>
    public static readonly int Concepts = Enum.GetValues<SafetyConcept>().Length;

    /// <summary>What a message has against it that says nothing.</summary>
    public const double Threshold = -3.54;

    /// <summary>Those that count by themselves.</summary>
    public static readonly (SafetyConcept Concept, double Weight)[] All =
    [
        (SafetyConcept.Child, 0.03),
        (SafetyConcept.Adult, 0.89),
        (SafetyConcept.Swallowed, 1.71),
        (SafetyConcept.Took, 0.46),
        (SafetyConcept.Poison, 1.36),
        (SafetyConcept.SmallThing, 0.08),
        (SafetyConcept.Medicine, 1.09),
        (SafetyConcept.Alcohol, 0.28),
        (SafetyConcept.Plant, 0.34),
        (SafetyConcept.Wild, 0.43),
        (SafetyConcept.Overdose, 0.58),
        (SafetyConcept.Eye, 0.54),
        (SafetyConcept.Splashed, 0.53),
        (SafetyConcept.Sick, 0.11),
        (SafetyConcept.Airway, 0.34),
        (SafetyConcept.Stuck, 0.3),
        (SafetyConcept.Face, 0.74),
        (SafetyConcept.Swollen, 0.23),
        (SafetyConcept.Blue, 0.39),
        (SafetyConcept.Limb, 0.73),
        (SafetyConcept.Numb, 0.67),
        (SafetyConcept.Chest, 0.44),
        (SafetyConcept.Pain, 0.18),
        (SafetyConcept.Blood, 0.47),
        (SafetyConcept.Cut, 0.21),
        (SafetyConcept.Off, 0.43),
        (SafetyConcept.Grave, 0.59),
        (SafetyConcept.Stiff, 0.72),
        (SafetyConcept.Fever, 0.32),
        (SafetyConcept.Reaction, 0.75),
        (SafetyConcept.Burnt, 0.37),
        (SafetyConcept.Bent, 0.55),
        (SafetyConcept.Hot, 0.38),
        (SafetyConcept.Spilled, 0.71),
        (SafetyConcept.Fell, 1.5),
        (SafetyConcept.Height, 0.64),
        (SafetyConcept.Head, 0.25),
        (SafetyConcept.Struck, 0.43),
        (SafetyConcept.Water, 0.34),
        (SafetyConcept.Under, 0.68),
        (SafetyConcept.Bitten, 0.29),
        (SafetyConcept.Venomous, 0.24),
        (SafetyConcept.Insect, 0.65),
        (SafetyConcept.Allergen, 0.3),
        (SafetyConcept.Sun, 0.29),
        (SafetyConcept.Diabetic, 0.47),
        (SafetyConcept.Pregnant, 0.4),
        (SafetyConcept.Labour, 0.49),
        (SafetyConcept.Socket, 0.29),
        (SafetyConcept.Shock, 0.25),
        (SafetyConcept.Fire, 0.56),
        (SafetyConcept.Smoke, 0.55),
        (SafetyConcept.Gas, 0.51),
        (SafetyConcept.Smell, 0.43),
        (SafetyConcept.Place, 0.16),
        (SafetyConcept.Weapon, 0.24),
        (SafetyConcept.Threat, 0.35),
        (SafetyConcept.Beats, 0.63),
        (SafetyConcept.Touches, 0.39),
        (SafetyConcept.Intruder, 0.51),
        (SafetyConcept.Lost, 0.65),
        (SafetyConcept.Locked, 0.27),
        (SafetyConcept.Inside, 0.26),
        (SafetyConcept.Calls, 0.27),
        (SafetyConcept.Urgent, 0.2),
        (SafetyConcept.AlarmMedical, 1.58),
        (SafetyConcept.AlarmPoison, 0.4),
        (SafetyConcept.AlarmDanger, 1.04),
        (SafetyConcept.AlarmChild, 1.38),
        (SafetyConcept.AlarmSelf, 1.35),
        (SafetyConcept.SureMedical, 0.45),
        (SafetyConcept.SureDanger, 0.32),
        (SafetyConcept.SureChild, 0.43),
        (SafetyConcept.SureSelf, 0.44),
        (SafetyConcept.Harmless, 0.4),
        (SafetyConcept.Prevent, -1.78),
        (SafetyConcept.Ask, -1.89),
        (SafetyConcept.Past, -1.18),
        (SafetyConcept.Healed, -1.28),
        (SafetyConcept.Fiction, -1.26),
        (SafetyConcept.Joke, -1.12),
    ];
}
