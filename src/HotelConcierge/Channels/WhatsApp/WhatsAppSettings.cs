using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>The settings of section <c>WhatsApp</c>.</summary>
public static class WhatsAppSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Key("WhatsApp__AccessToken", "The access token of a system user with whatsapp_business_messaging: opens Meta's Cloud API."),
        Key(
            "WhatsApp__AppSecret",
            "The app's secret, from its basic settings: signs webhooks (two, separated by a comma, while it is renewed)."),
        Key("WhatsApp__VerifyToken", "The token that Meta is given with the webhook's address and repeats when it asks for it."),
        Plain("WhatsApp__PhoneNumberId", "", "Meta's id of the number that answers (digits, not the number itself)."),
        Plain("WhatsApp__Number", "", "That number, such as +12025550143; empty: nobody is written to who has not written before."),
        Plain(
                "WhatsApp__Numbers__106540352242922", "",
                "A further number of the app, such as +12025550144, under Meta's id of it; it answers who wrote to it.")
            .ForEachKey(),
        Switch(
            "WhatsApp__Reactions", "false",
            "Whether assistants that react put signs of progress on guests' messages; Meta may charge for each."),
        Address("WhatsApp__ApiBaseUrl", "https://graph.facebook.com", "Meta's Graph API, without a version."),
        Plain("WhatsApp__ApiVersion", "v23.0", "The version of the Graph API."),
        Plain(
            "WhatsApp__WelcomeTemplate", "",
            "The approved template with its languages (stay_welcome:en_US,stay_welcome:es) that welcomes guests outside their 24 hours; "
                + "empty: they are not written to."),
        Plain(
            "WhatsApp__WelcomeVariables", "name,hotel,checkIn,nights",
            "What fills its {{1}}, {{2}}, in order: name, hotel, checkIn, checkOut, nights, room."),
        Plain(
            "WhatsApp__ReminderTemplate", "",
            "The approved template that reminds guests of a spa booking outside their 24 hours; empty: they are not reminded then."),
        Plain(
            "WhatsApp__ReminderVariables", "treatment,date,time",
            "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room."),
        Plain(
            "WhatsApp__CancellationTemplate", "",
            "The approved template that tells guests outside their 24 hours that a spa booking is cancelled because their stay changed; "
                + "empty: they are not told then."),
        Plain(
            "WhatsApp__CancellationVariables", "treatment,date,time",
            "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room."),
        Plain(
            "WhatsApp__WaitingListTemplate", "",
            "The approved template that offers guests of the spa's waiting list a time outside their 24 hours; empty: they are not asked "
                + "then."),
        Plain(
            "WhatsApp__WaitingListVariables", "treatment,date,time,until",
            "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room, until."),
        Plain(
            "WhatsApp__RequestDoneTemplate", "",
            "The approved template that tells guests outside their 24 hours that reception marked their request as done; empty: they are "
                + "not told then."),
        Plain("WhatsApp__RequestDoneVariables", "summary", "What fills its {{1}}, {{2}}, in order: hotel, summary."),
        Plain(
                "WhatsApp__DeskTemplates__answer", "",
                "The approved template with its languages (desk_answer:en_US,desk_answer:es) that people at the desk may send outside a "
                    + "guest's 24 hours, under its id in the assistant's desk.json; empty: it is not offered.")
            .ForEachKey(),
        Duration("WhatsApp__RequestTimeout", "00:00:10", Second, Minute, "How long one request to Meta may take."),
    ];
}
