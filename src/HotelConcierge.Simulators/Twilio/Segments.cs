namespace HotelConcierge.Simulators.Twilio;

/// <summary>
/// How many parts an SMS takes. Only the two alphabets that matter are told apart: plain ASCII counts as GSM-7 (160, or
/// 153 when joined), everything else as UCS-2 (70, or 67). WhatsApp messages are one.
/// </summary>
internal static class Segments
{
    public static int Count(SimulatedMessage message)
    {
        if (Addresses.IsWhatsApp(message.To))
            return 1;
        var (alone, joined) = System.Text.Ascii.IsValid(message.Body) ? (160, 153) : (70, 67);
        return message.Body.Length <= alone ? 1 : (message.Body.Length + joined - 1) / joined;
    }
}
