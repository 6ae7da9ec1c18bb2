using System.Collections.Immutable;
using HotelConcierge.Languages;

namespace HotelConcierge.Safety;

/// <summary>Concepts that together mean danger when they stand near each other.</summary>
/// <param name="Kind">What kind of danger.</param>
/// <param name="Weight">How much they add to the message's score.</param>
/// <param name="Groups">One concept of each is needed.</param>
/// <param name="InOrder">Whether they have to stand in this order.</param>
internal sealed record SafetyRule(
    SafetyKind Kind, double Weight, ImmutableArray<ImmutableArray<SafetyConcept>> Groups, bool InOrder)
{
    /// <summary>Whether what it needs is unmistakable by itself.</summary>
    public bool IsSure =>
        Groups is [[SafetyConcept.SureMedical or SafetyConcept.SureDanger or SafetyConcept.SureChild or SafetyConcept.SureSelf]];
}
