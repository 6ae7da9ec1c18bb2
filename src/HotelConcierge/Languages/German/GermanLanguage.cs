namespace HotelConcierge.Languages.German;

/// <summary>German, with all its parts.</summary>
internal static class GermanLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "de",
        EnglishName = "German",
        Script = Script.Latin,
        Commands = GermanCommands.Words,
        Days = GermanDays.Words,
        Answers = GermanAnswers.Words,
        Claims = GermanClaims.Words,
        Search = GermanSearch.Words,
        Safety = GermanSafety.Words,
        Abbreviations = "bzw|ca|dr|etc|evtl|ggf|hr|inkl|max|min|nr|prof|str|tel|usw|zzgl",
        Letters = "ß|ä|ö|ü",
        CommonWords = WordList.Spaced(
            "der die das den dem des ein eine einen einem einer und oder aber von vom zu zum zur in im an am auf für mit über aus " +
            "bei ist sind war waren sein hat haben kann können will wir ich du er sie es ihr mir mich dir uns mein meine meinen " +
            "meinem dein unser was warum wieso weshalb wie wann wo wer welche nicht kein keine ja nein bitte nur auch sehr noch " +
            "mehr jahr jahre jahren monat monate monaten kind kinder kindern gibt man dass wenn weil"),
        Greetings =
        [
            "hallo", "hi", "guten tag", "guten morgen", "guten abend", "gute nacht", "moin", "servus", "grüß gott", "wie geht s",
            "wie geht es dir",
            "wie gehts", "danke", "danke schön", "dankeschön", "vielen dank", "danke sehr", "super", "toll", "prima", "ok", "okay",
            "tschüss",
            "auf wiedersehen", "bis bald", "gut",
        ],
        Polite =
        [
            "bitte", "kannst du", "könntest du", "können sie", "könnten sie", "kannst du mir", "könntest du mir", "können sie mir",
            "ich möchte", "ich hätte gern", "ich hätte gerne", "ich brauche", "wir brauchen", "wir möchten", "ich will", "ich suche",
            "wir suchen",
            "hast du", "haben sie", "gib mir", "gib uns", "sag mir", "zeig mir", "schick mir", "mir", "uns", "ein paar", "einige", "paar",
            "ich habe eine frage", "frage", "eine frage", "neue", "schöne", "gute", "und", "nun", "jetzt", "also", "mal", "doch",
        ],
        Closers = ["bitte", "danke", "machen", "spielen", "basteln", "geben", "bitte schön", "vorschlagen"],
        Questions =
        [
            "was", "warum", "wieso", "weshalb", "wie", "wann", "wo", "woher", "wohin", "wer", "wem", "wessen", "welche", "welcher",
            "welches",
            "wozu", "womit", "ist", "sind", "kann", "können", "darf", "gibt es", "hat", "haben", "stimmt es",
        ],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors =
        [
            "über", "zum thema", "zu", "zum", "zur", "mit", "für", "von", "vom", "rund um", "thema", "bitte", "mir", "uns", "kann ich",
            "können wir", "gibt es",
        ],
        Leads =
        [
            "für", "mit", "im", "in", "am", "auf", "zu", "zum", "nur", "und", "oder", "ich habe", "wir haben", "er ist", "sie ist",
            "mein sohn ist",
            "meine tochter ist", "mein kind ist", "unser sohn ist", "unsere tochter ist", "mein baby ist", "etwas mit", "etwas für",
            "was mit",
            "was für", "bloß",
        ],
        AfterLeads =
        [
            "ein", "eine", "einen", "einem", "einer", "der", "die", "das", "den", "dem", "mein", "meine", "meinen", "meinem", "meiner",
            "unser",
            "unsere", "unseren", "unserem", "unserer", "kind", "kinder", "kindern", "sohn", "tochter", "junge", "jungen", "mädchen",
            "enkel",
            "enkelin", "neffen", "nichte", "kleinen", "gruppe", "von", "das", "der ist", "die ist", "im alter von", "alter von", "ist",
            "sind",
            "gerade", "fast", "nur", "für", "ab",
        ],
        Numbers =
        [
            ("null", 0), ("ein", 1), ("eine", 1), ("einen", 1), ("eins", 1), ("zwei", 2), ("drei", 3), ("vier", 4), ("fünf", 5),
            ("sechs", 6),
            ("sieben", 7), ("acht", 8), ("neun", 9), ("zehn", 10), ("elf", 11), ("zwölf", 12), ("dreizehn", 13), ("vierzehn", 14),
            ("fünfzehn", 15), ("sechzehn", 16), ("siebzehn", 17), ("achtzehn", 18), ("neunzehn", 19), ("zwanzig", 20),
        ],
        Ordinals =
        [
            ("erste", 1), ("ersten", 1), ("erster", 1), ("erstes", 1), ("zweite", 2), ("zweiten", 2), ("zweiter", 2), ("zweites", 2),
            ("dritte", 3),
            ("dritten", 3), ("dritter", 3), ("drittes", 3), ("vierte", 4), ("vierten", 4), ("fünfte", 5), ("fünften", 5), ("sechste", 6),
            ("sechsten", 6), ("siebte", 7), ("siebten", 7), ("achte", 8), ("achten", 8),
        ],
        AgeUnits =
        [
            new("jahre alt", 12), new("jahre alte", 12), new("jahre alten", 12), new("jahre altes", 12), new("jahr alt", 12),
            new("jahr altes", 12),
            new("jährige", 12), new("jährigen", 12), new("jähriger", 12), new("jähriges", 12), new("jährig", 12),
            new("jahre", 12, Weak: true),
            new("jahren", 12, Weak: true), new("jahr", 12, Weak: true), new("monate alt", 1), new("monate alte", 1), new("monate alten", 1),
            new("monate altes", 1), new("monat altes", 1), new("monate", 1, Weak: true), new("monaten", 1, Weak: true),
            new("monat", 1, Weak: true),
        ],
        YearSuffixes = ["jährige", "jährigen", "jähriger", "jähriges", "jährig"],
        AgeMarks =
        [
            "alter", "im alter von", "alter von", "sohn ist", "tochter ist", "kind ist", "er ist", "sie ist", "mein sohn ist",
            "meine tochter ist", "mein kind ist",
        ],
        AgeAdverbs = ["eigentlich", "schon", "fast", "etwa", "ungefähr", "gerade", "jetzt", "erst", "nun", "doch"],
        Halves = ["einhalb", "und ein halbes", "1 2"],
        RangeWords = ["bis", "und", "oder"],
        AgeTails =
        [
            "alt", "alte", "alten", "altes", "kind", "kinder", "kindern", "sohn", "tochter", "junge", "jungen", "mädchen", "zwillinge",
        ],
        More =
        [
            "mehr", "noch mehr", "noch eine", "noch einen", "noch eins", "noch ein", "weitere", "weiter", "andere", "anderes", "anderen",
            "eine andere",
            "ein anderes", "einen anderen", "etwas anderes", "was anderes", "nächste", "die nächste", "das nächste", "nochmal",
            "noch einmal", "mach weiter",
            "ja", "ja bitte", "gerne", "was noch", "noch ein paar", "warum", "wieso", "und warum",
        ],
        MoreAbout =
        [
            "erzähl mir mehr über", "erzähle mir mehr über", "sag mir mehr zu", "sag mir mehr über", "mehr über", "mehr zu", "mehr zum",
            "mehr zur",
            "mehr details zu", "mehr infos zu", "mehr informationen zu", "erzähl mehr von", "erzähl mir mehr von", "wie spielt man",
            "wie geht das spiel",
            "was brauche ich für", "was brauchen wir für", "mir gefällt", "uns gefällt",
        ],
        Shorter =
        [
            "kürzer", "bitte kürzer", "etwas kürzer", "zu lang", "das ist zu lang", "einfacher", "leichter", "zu schwer", "zu schwierig",
            "zu kompliziert", "kurz", "kurzfassung", "in kurz", "kurz gesagt", "fass zusammen", "zusammenfassung",
        ],
        Changes =
        [
            "ohne", "wir haben kein", "wir haben keine", "wir haben keinen", "ich habe kein", "ich habe keine", "ich habe keinen",
            "statt", "anstatt", "können wir auch", "was wenn",
        ],
        ItemLeads =
        [
            "nummer", "nr", "idee", "aktivität", "spiel", "bastelidee", "die", "das", "der", "den", "wie ist es mit", "was ist mit",
            "erklär", "erkläre",
            "beschreibe", "option", "vorschlag", "mir gefällt", "ich nehme", "wir nehmen", "gespräch", "frage", "zu", "zur", "zum",
        ],
        ItemNouns =
        [
            "idee", "ideen", "spiel", "spiele", "bastelidee", "bastelideen", "aktivität", "aktivitäten", "vorschlag", "vorschläge",
            "gespräch",
            "gespräche", "beispiel", "beispiele", "sache", "sachen",
        ],
        Fillers =
        [
            "und", "aber", "oder", "jetzt", "eigentlich", "schon", "fast", "entschuldigung", "nun", "bitte", "wie wäre es", "das gleiche",
            "dasselbe", "etwas", "was", "mit", "für", "nur", "in", "im",
            "gib mir", "gib uns", "zeig mir", "ich möchte", "wir möchten", "lieber", "auch", "ein", "eine", "einen", "die", "das", "der",
            "den", "es",
            "ist", "doch", "mal", "stattdessen", "noch", "kannst du", "mach es", "ein bisschen", "mir",
        ],
    };
}
