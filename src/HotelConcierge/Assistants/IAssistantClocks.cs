using HotelConcierge.Calendar;

namespace HotelConcierge.Assistants;

/// <summary>Which clock hangs on the wall where an assistant speaks.</summary>
public interface IAssistantClocks
{
    /// <summary>The clock of the assistant's hotel; null when it speaks for none.</summary>
    HotelClock? ClockOf(Assistant assistant);
}
