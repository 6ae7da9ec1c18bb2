namespace HotelConcierge.Languages.German;

/// <summary>The commands as German says them.</summary>
internal static class GermanCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "stopp|abmelden|abbestellen|aufhören",
        Start = "starten|fortsetzen|anmelden",
        Help = "hilfe",
        Reset = "neues gespräch|neue unterhaltung|von vorne|neu anfangen",
        Forget = "vergiss mich|vergessen sie mich|lösche meine daten|meine daten löschen",
    };
}
