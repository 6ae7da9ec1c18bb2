using System.Collections.Immutable;
using HotelConcierge.Languages;
using static HotelConcierge.Languages.SafetyConcept;
using static HotelConcierge.Safety.SafetyKind;

namespace HotelConcierge.Safety;

/// <summary>
/// What counts as danger, the same in every language. The first that holds tells the kind, so the kind whose text must not be missed
/// comes first. How the weights were found stands in <c>docs/safety.md</c>.
/// </summary>
internal static class SafetyRules
{
    /// <summary>Within how many words concepts stand together.</summary>
    public const int Near = 14;

    private static readonly (SafetyKind Kind, SafetyConcept[] Concepts)[] TypicalOf =
    [
        (Poisoning, [Poison, Medicine, Swallowed, Took, Overdose]),
        (Danger, [Fire, Smoke, Gas, Weapon, Threat, Intruder]),
        (ChildAtRisk, [Lost, Locked, Beats, Touches]),
    ];

    public static ImmutableArray<SafetyRule> All { get; } =
    [
        Together(SelfHarm, 4.04, [SureSelf]),
        Together(ChildAtRisk, 4.03, [SureChild]),
        Together(Medical, 4.05, [SureMedical]),
        Together(Danger, 3.92, [SureDanger]),
        Together(SelfHarm, 2.35, [AlarmSelf]),
        Together(ChildAtRisk, 2.38, [AlarmChild]),
        Together(ChildAtRisk, 1.53, [Lost], [Child]),
        Together(ChildAtRisk, 1.55, [Locked], [Inside], [Child]),
        Ordered(ChildAtRisk, 1.46, [Adult], [Beats], [Child]),
        Ordered(ChildAtRisk, 1.4, [Adult], [Touches], [Child]),
        Together(Poisoning, 1.4, [AlarmPoison]),
        Together(Poisoning, 2.27, [Poison], [Swallowed, Took]),
        Together(Poisoning, 1.56, [Poison], [Splashed, Eye]),
        Together(Poisoning, 1.35, [Poison], [Sick]),
        Together(Poisoning, 1.24, [Poison], [Child], [Urgent]),
        Together(Poisoning, 1.82, [Medicine], [Swallowed, Took]),
        Together(Poisoning, 1.67, [Medicine], [Overdose]),
        Together(Poisoning, 1.38, [Medicine], [Sick]),
        Together(Poisoning, 1.57, [Alcohol], [Swallowed, Took], [Child]),
        Together(Poisoning, 1.25, [Alcohol, Plant], [Swallowed], [Sick]),
        Together(Poisoning, 1.62, [Plant], [Swallowed], [Child, Wild]),
        Together(Poisoning, 1.23, [SmallThing], [Swallowed], [Child, Sick, Urgent, Airway, Stuck]),
        Together(Poisoning, 1.38, [Swallowed], [Overdose], [Sick, Child, Urgent]),
        Together(Danger, 2.04, [AlarmDanger]),
        Together(Danger, 1.57, [Fire], [Place]),
        Together(Danger, 1.5, [Smoke], [Place]),
        Together(Danger, 1.52, [Gas], [Smell]),
        Together(Danger, 1.41, [Weapon], [Threat, Place]),
        Together(Danger, 1.51, [Intruder]),
        Ordered(Danger, 1.41, [Adult], [Beats], [Victim]),
        Together(Medical, 2.58, [AlarmMedical]),
        Together(Medical, 1.29, [Airway], [Stuck]),
        Together(Medical, 1.25, [SmallThing], [Airway, Stuck]),
        Together(Medical, 1.43, [Face], [Blue]),
        Together(Medical, 1.29, [Child], [Blue]),
        Together(Medical, 1.41, [Allergen, Insect, Venomous], [Reaction]),
        Together(Medical, 1.4, [Allergen], [Swallowed], [Sick, Swollen]),
        Together(Medical, 1.4, [Face], [Swollen]),
        Together(Medical, 1.61, [Limb, Face], [Numb]),
        Together(Medical, 1.4, [Chest], [Pain]),
        Together(Medical, 1.42, [Blood], [Heavy]),
        Together(Medical, 1.47, [Blood], [Cut, Head, Limb, Face, Sick]),
        Together(Medical, 1.41, [Cut], [Off]),
        Together(Medical, 1.41, [Cut], [Limb, Face]),
        Together(Medical, 1.5, [Hot], [Spilled]),
        Together(Medical, 1.49, [Hot], [Burnt]),
        Together(Medical, 1.38, [Burnt], [Child, Face, Limb]),
        Together(Medical, 2.03, [Fell], [Height]),
        Together(Medical, 1.4, [Fell, Struck], [Head]),
        Together(Medical, 1.23, [Fell, Struck], [Sick]),
        Together(Medical, 1.75, [Limb], [Bent]),
        Together(Medical, 1.71, [Water], [Under]),
        Together(Medical, 1.45, [Venomous], [Bitten]),
        Together(Medical, 1.4, [Insect], [Bitten], [Reaction, Sick]),
        Together(Medical, 1.41, [Bitten], [Sick, Swollen]),
        Together(Medical, 1.26, [Sun], [Grave, Sick]),
        Together(Medical, 1.41, [Diabetic], [Grave, Sick]),
        Together(Medical, 1.43, [Pregnant], [Blood]),
        Together(Medical, 1.49, [Labour]),
        Together(Medical, 1.41, [Socket], [Shock]),
        Together(Medical, 1.38, [Fever], [Stiff, Sick]),
        Together(Medical, 0.84, [Child], [Sick], [Urgent]),
        Together(Medical, 1.38, [Child], [Grave, Stiff]),
        Together(Medical, 1.29, [Sick], [Grave, Stiff, Swollen, Blue, Numb]),
        Together(Poisoning, 1.42, [Poison], [Child]),
        Together(Poisoning, 1.59, [Medicine], [Child]),
        Together(Poisoning, 1.18, [SmallThing], [Swallowed]),
        Together(Poisoning, 1.05, [Plant], [Sick]),
        Together(ChildAtRisk, 1.16, [Beats], [Child]),
        Together(ChildAtRisk, 1.36, [Touches], [Child]),
        Together(ChildAtRisk, 1.43, [Locked], [Inside]),
        Together(ChildAtRisk, 1.43, [Lost], [Water, Place, Urgent]),
        Together(Danger, 1.24, [Weapon]),
        Together(Danger, 1.26, [Beats], [Victim]),
        Together(Danger, 1.27, [Threat], [Adult, Victim]),
        Together(Medical, 1.28, [Height], [Sick, Grave]),
        Together(Medical, 1.19, [Head], [Sick, Blood]),
        Together(Medical, 1.39, [Face, Airway], [Sick]),
        Together(Medical, 1.11, [Limb], [Sick, Burnt, Swollen, Blue]),
        Together(Medical, 1.14, [Water], [Sick, Blue]),
        Together(Medical, 1.34, [Child], [Under]),
        Together(Medical, 1.44, [Hot], [Limb, Face, Child]),
        Together(Medical, 1.17, [Venomous, Insect], [Limb, Face, Child]),
        Together(Medical, 1.4, [Struck], [Head, Face, Limb]),
        Together(Medical, 0.88, [Sick], [Urgent]),
        Together(Medical, 1.27, [Pain], [Sick, Limb]),
        Together(Medical, 1.21, [Fever], [Child, Urgent]),
        Together(Medical, 1.27, [Calls]),
        Together(Medical, 1.31, [Calls], [Urgent]),
    ];

    /// <summary>What kind of danger it would be where none of the rules holds: by what there is most of, else a medical one.</summary>
    public static SafetyKind LikeliestKindOf(Mentions said)
    {
        (SafetyKind Kind, int Concepts) most = (Medical, 0);
        foreach (var (kind, concepts) in TypicalOf)
        {
            var mentioned = concepts.Count(said.Has);
            if (mentioned > most.Concepts)
                most = (kind, mentioned);
        }

        return most.Kind;
    }

    private static SafetyRule Together(SafetyKind kind, double weight, params ImmutableArray<SafetyConcept>[] groups) =>
        new(kind, weight, [.. groups], InOrder: false);

    private static SafetyRule Ordered(SafetyKind kind, double weight, params ImmutableArray<SafetyConcept>[] groups) =>
        new(kind, weight, [.. groups], InOrder: true);
}
