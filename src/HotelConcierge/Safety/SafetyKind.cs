namespace HotelConcierge.Safety;

/// <summary>What kind of help a guest needs before anything else. Stored by name: cases are added, never renamed.</summary>
public enum SafetyKind
{
    /// <summary>Somebody's life or health is in danger.</summary>
    Medical,

    /// <summary>Somebody swallowed, breathed in or was splashed with something harmful, or took too much of a medicine.</summary>
    Poisoning,

    /// <summary>Fire, gas, a weapon, violence, somebody who breaks in.</summary>
    Danger,

    /// <summary>A child is lost, locked in or hurt by somebody, or whoever looks after it fears to hurt it.</summary>
    ChildAtRisk,

    /// <summary>Somebody wants to hurt or kill themselves.</summary>
    SelfHarm,
}
