namespace HotelConcierge.Languages.German;

/// <summary>How a question of ours is answered in German.</summary>
internal static class GermanAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "nummer die der das den bitte ja ich nehme nehm mochte meine meinen mein auf zu nach hatte gern gerne danke dann " +
            "also lieber will wir nehmen buchen option termin fur mich dank vielen zeit mit passt gut super prima wurde " +
            "sorry entschuldigung"),
        TimeFillers = WordList.Spaced(
            "um uhr dem den gut passt super lieber und wie ware es mit halb mittag mittags der die am dann ist hm"),
        Yes =
            "ja|jo|jep|jawohl|ok|okay|klar|na klar|gern|gerne|ja gern|ja gerne|sicher|naturlich|selbstverstandlich|genau|" +
            "richtig|stimmt|passt|in ordnung|einverstanden|mach das|machen sie das|bitte machen|tun sie das|perfekt|gut|" +
            "sehr gut|super|bestatigt|ich bestatige|unbedingt|auf jeden fall",
        No =
            "nein|nee|ne|no|nein danke|lieber nicht|doch nicht|nicht|lass es|lassen sie es|lassen wir das|behalten|" +
            "nicht mehr|jetzt nicht|auf keinen fall",
        Courtesy = "bitte|danke|danke schon|vielen dank|dann|also|das|schon|mal|super|prima",
        Buts = "aber|nur wenn|ausser|sondern|allerdings|stattdessen|wenn|falls",
        Last = "letzte|letzten|letzter|letztes",
        Noon = "mittag|mittags|zwolf uhr mittags",
        HalfPast = WordList.None("German counts the half hour towards the hour that follows."),
        HalfTo = "halb",
        AndHalf = WordList.None("Half an hour stands before the hour."),
        More = "mehr|weitere|andere zeiten|spater|mehr zeiten",
        HourUnits = "uhr",
        HourLeads = "um",
        Books = "buch|reserv",
        Moves = "versch|andere|umbuch|verleg",
        Cancels = "storn|absag|abzusag|abbestell|annul",
        Orders = "bestell|kauf",
        Units = WordList.Spaced(
            "stuck packung packungen schachtel schachteln karton kartons flasche flaschen paar " +
            "rolle rollen beutel dose dosen tube tuben einheit einheiten davon"),
        Pronouns = "ihn|sie|es|das|den|den termin|meinen termin|die buchung|meine buchung|diese|diesen",
        Negations = WordList.Spaced("nicht kein keine nie ohne"),
    };
}
