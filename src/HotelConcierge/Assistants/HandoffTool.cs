namespace HotelConcierge.Assistants;

/// <summary>
/// The tool that names a person to the guest, as assistants' files allow it: who allows it has to say where the person is found.
/// </summary>
public static class HandoffTool
{
    /// <summary>Its wire name.</summary>
    public const string Name = "hand_to_person";
}
