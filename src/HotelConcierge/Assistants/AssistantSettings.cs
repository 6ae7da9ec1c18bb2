using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Assistants;

/// <summary>The settings of section <c>Assistants</c>: who answers what is written to an address.</summary>
public static class AssistantSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Plain(
            "Assistants__Default", "",
            "The assistant that answers addresses nobody lists; empty: the one whose assistant.json says default."),
        Plain(
            "Assistants__hotel__Addresses", "",
            "What the assistant named in the middle answers, separated by commas, such as twilio:whatsapp:+14155238886; empty: the "
                + "addresses of its assistant.json.")
            .ForEachName(),
        Plain(
            "Assistants__hotel__PeopleOnly", "",
            "Which of the addresses of the assistant named in the middle people answer at the desk, and no model, separated by commas; "
                + "it needs a desk.json.")
            .ForEachName(),
    ];
}
