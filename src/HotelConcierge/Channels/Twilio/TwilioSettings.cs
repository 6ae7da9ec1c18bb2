using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Channels.Twilio;

/// <summary>The settings of section <c>Twilio</c>.</summary>
public static class TwilioSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Plain("Twilio__AccountSid", "", "The account (AC...), from the Twilio console."),
        Key("Twilio__AuthToken", "The account's auth token: signs webhooks and opens the API."),
        Key(
            "Twilio__SharedKeySecret",
            "The secret of the shared key that signs webhooks, where the account's webhook rules name one (two, separated by a comma, "
                + "while it is renewed); empty: the auth token signs."),
        Plain("Twilio__From", "", "The sender of messages nobody asked for, such as whatsapp:+14155238886."),
        Plain("Twilio__MessagingServiceSid", "", "The messaging service (MG...) that picks the sender; empty: Twilio__From."),
        Address("Twilio__ApiBaseUrl", "https://api.twilio.com", "Twilio's REST API."),
        Address(
            "Twilio__MessagingApiBaseUrl", "",
            "Twilio's API for typing and messaging services; empty: https://messaging.twilio.com, or Twilio__ApiBaseUrl where that was "
                + "changed."),
        Switch(
            "Twilio__TypingIndicator", "false",
            "Whether WhatsApp guests see that an answer is being written (a beta of Twilio's; also marks their message as read)."),
        Plain(
            "Twilio__WelcomeTemplate", "",
            "The approved template (HX..., or en=HX...,es=HX...) that welcomes WhatsApp guests outside their 24 hours; empty: they are "
                + "not written to."),
        Plain(
            "Twilio__WelcomeVariables", "name,hotel,checkIn,nights",
            "What fills its {{1}}, {{2}}, in order: name, hotel, checkIn, checkOut, nights, room."),
        Plain(
            "Twilio__ReminderTemplate", "",
            "The approved template that reminds WhatsApp guests of a spa booking outside their 24 hours; empty: they are not reminded "
                + "then."),
        Plain(
            "Twilio__ReminderVariables", "treatment,date,time",
            "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room."),
        Plain(
            "Twilio__CancellationTemplate", "",
            "The approved template that tells WhatsApp guests outside their 24 hours that a spa booking is cancelled because their "
                + "stay changed; empty: they are not told then."),
        Plain(
            "Twilio__CancellationVariables", "treatment,date,time",
            "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room."),
        Plain(
            "Twilio__WaitingListTemplate", "",
            "The approved template that offers WhatsApp guests of the spa's waiting list a time outside their 24 hours; empty: they are "
                + "not asked then."),
        Plain(
            "Twilio__WaitingListVariables", "treatment,date,time,until",
            "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room, until."),
        Plain(
            "Twilio__RequestDoneTemplate", "",
            "The approved template that tells WhatsApp guests outside their 24 hours that reception marked their request as done; empty: "
                + "they are not told then."),
        Plain("Twilio__RequestDoneVariables", "summary", "What fills its {{1}}, {{2}}, in order: hotel, summary."),
        Plain(
                "Twilio__DeskTemplates__answer", "",
                "The approved template for each language (en=HX...,es=HX...) that people at the desk may send outside a WhatsApp guest's "
                    + "24 hours, under its id in the assistant's desk.json; empty: it is not offered.")
            .ForEachKey(),
        Duration("Twilio__RequestTimeout", "00:00:10", Second, Minute, "How long one request to Twilio may take."),
    ];
}
