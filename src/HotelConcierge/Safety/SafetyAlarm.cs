namespace HotelConcierge.Safety;

/// <summary>What was recognised in a message.</summary>
/// <param name="Language">Two letters: the language in whose words it was said.</param>
public sealed record SafetyAlarm(SafetyKind Kind, string Language);
