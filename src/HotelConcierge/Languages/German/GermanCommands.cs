namespace HotelConcierge.Languages.German;

/// <summary>The commands as German says them.</summary>
internal static class GermanCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop =
            "stopp|abmelden|abbestellen|aufhören|hör auf|hören sie auf|keine nachrichten mehr|schreib mir nicht mehr|"
            + "schreiben sie mir nicht mehr|melden sie mich ab|mich abmelden|"
            + "mich bitte abmelden",
        OurMessages =
            "zu schreiben|zu senden|zu schicken|nachrichten|nachricht|sms|erinnerungen|erinnerung|benachrichtigungen|"
            + "textnachrichten",
        AroundOurMessages = "mit|den|diesen|euren|ihren|von|die|diese|eure|ihre|alle|keine|weiteren|mehr",
        Start = "starten|fortsetzen|anmelden",
        Help = "hilfe",
        Reset = "neues gespräch|neue unterhaltung|von vorne|neu anfangen",
        Forget = "vergiss mich|vergessen sie mich|lösche meine daten|meine daten löschen",
    };
}
