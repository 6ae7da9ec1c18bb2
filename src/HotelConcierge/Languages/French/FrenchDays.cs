namespace HotelConcierge.Languages.French;

/// <summary>How French names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class FrenchDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "janv|janvier|jan", "févr|février|fév", "mars", "avr|avril", "mai", "juin", "juil|juillet", "août|aout", "sept|septembre|sep",
            "oct|octobre", "nov|novembre", "déc|décembre",
        ],
        Weekdays = ["lun|lundi", "mar|mardi", "mer|mercredi", "jeu|jeudi", "ven|vendredi", "sam|samedi", "dim|dimanche"],
        Relative =
        [
            ("aujourd'hui", 0), ("aujourdhui", 0), ("ce matin", 0), ("cet après-midi", 0), ("ce soir", 0), ("cette nuit", 0),
            ("demain", 1), ("après-demain", 2),
            ("hier", -1), ("hier soir", -1), ("avant-hier", -2),
        ],
        Numbers =
        [
            ("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7), ("huit", 8),
            ("neuf", 9), ("dix", 10),
        ],
        DayNumbers =
        [
            "premier", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
            "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt", "vingt et un", "vingt-deux", "vingt-trois",
            "vingt-quatre", "vingt-cinq", "vingt-six", "vingt-sept", "vingt-huit", "vingt-neuf", "trente", "trente et un",
        ],
        Noise = "pourquoi pas",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "prochain|le prochain",
        NextAfter = "prochain|qui vient|suivant",
        This = "ce",
        ThisAfter = "ci",
        Last = "le dernier",
        LastAfter = "dernier|passé",
        Later = WordList.None("\"Next but one\" stands after its weekday."),
        LaterAfter = "d'après le prochain|après le prochain|qui suit le prochain|suivant le prochain",
        Other = "autre|l'autre",
        Singled = WordList.None("Every weekday may have an article."),
        Not = "pas|pas le",
        But = "mais|plutôt",
        TheOther = "le suivant|le prochain|celui d'après|celui qui suit|l'autre|la semaine prochaine",
        ThisWeek = "cette semaine|de cette semaine",
        WeekAfterNext =
            "la semaine après la prochaine|de la semaine après la prochaine|la semaine d'après la prochaine|" +
            "de la semaine d'après la prochaine",
        NextWeek = "la semaine prochaine|semaine prochaine|de la semaine prochaine|la semaine suivante",
        Weekend = "week-end|le week-end|ce week-end|weekend|ce weekend|le weekend",
        In = "dans|d'ici",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "jours|jour",
        Weeks = "semaines|semaine",
        Fortnights = "quinzaine|quinze jours",
        SpansAfter = [("en huit", 7), ("dans huit jours", 7), ("en quinze", 14), ("dans quinze jours", 14)],
        During = "pour|pendant|durant",
        From = WordList.None("Weeks from a day are said with \"after\"."),
        WeeksNeedNoFrom = false,
        After = "après|après le|suivant le|qui suit le",
        Before = "avant|avant le|précédant",
        Beside =
            "la veille|le lendemain|le jour avant|le jour après|le jour d'avant|le jour d'après|le jour précédent|" +
            "le jour suivant|l'avant-veille|le surlendemain|la semaine avant|la semaine après",
        DayLeads = "le|pour le|du|au",
        DaySuffixes = "er|eme|e",
        DayNeedsSuffix = false,
        Connectors = "de|du|le",
        HourWords = "h|heures|heure",
        MonthMayComeFirst = false,
    };
}
