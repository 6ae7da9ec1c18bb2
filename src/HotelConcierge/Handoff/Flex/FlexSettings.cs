using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Handoff.Flex;

/// <summary>The settings of section <c>Flex</c>; the account's are Twilio's.</summary>
public static class FlexSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Plain(
            "Flex__WorkspaceSid", "",
            "The TaskRouter workspace of Twilio Flex (WS...), whose people take guests of Twilio Conversations; empty: no such desk."),
        Plain("Flex__WorkflowSid", "", "The TaskRouter workflow (WW...) that finds somebody for a guest."),
        Plain("Flex__TaskChannel", "chat", "The unique name of the task channel in which guests are brought to people."),
        Address("Flex__ApiBaseUrl", "https://flex-api.twilio.com", "Twilio's Flex API."),
        Address("Flex__TaskRouterApiBaseUrl", "https://taskrouter.twilio.com", "Twilio's TaskRouter API."),
    ];
}
