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
        Noise = WordList.None("No greeting and no part of a day looks like a day."),
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "prochain|le prochain",
        NextAfter = "prochain|qui vient|suivant",
        This = "ce",
        ThisAfter = "ci",
        Last = "le dernier",
        LastAfter = "dernier|passé",
        NextWeek = "la semaine prochaine|semaine prochaine|de la semaine prochaine|la semaine suivante",
        Weekend = "week-end|le week-end|ce week-end|weekend|ce weekend|le weekend",
        In = "dans|d'ici",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "jours|jour",
        Weeks = "semaines|semaine",
        DayLeads = "le|pour le|du|au",
        DaySuffixes = "er|eme|e",
        DayNeedsSuffix = false,
        Connectors = "de|du|le",
        HourWords = "h|heures|heure",
        MonthMayComeFirst = false,
    };
}
