namespace HotelConcierge.Languages.Portuguese;

/// <summary>How Portuguese names days. Short forms that are everyday words too are left out of what is read.</summary>
internal static class PortugueseDays
{
    public static DayWords Words { get; } = new()
    {
        Months =
        [
            "jan|janeiro", "fev|fevereiro", "mar|março", "abr|abril", "mai|maio", "jun|junho", "jul|julho", "ago|agosto", "set|setembro",
            "out|outubro", "nov|novembro", "dez|dezembro",
        ],
        Weekdays =
        [
            "seg|segunda-feira|segunda", "ter|terça-feira|terça", "qua|quarta-feira|quarta", "qui|quinta-feira|quinta",
            "sex|sexta-feira|sexta", "sáb|sábado", "dom|domingo",
        ],
        Relative =
        [
            ("hoje", 0), ("esta manhã", 0), ("esta tarde", 0), ("esta noite", 0), ("amanhã", 1), ("depois de amanhã", 2), ("ontem", -1),
            ("anteontem", -2),
        ],
        Numbers =
        [
            ("um", 1), ("uma", 1), ("dois", 2), ("duas", 2), ("três", 3), ("quatro", 4), ("cinco", 5), ("seis", 6), ("sete", 7),
            ("oito", 8), ("nove", 9), ("dez", 10),
        ],
        Noise = WordList.None("No greeting and no part of a day looks like a day."),
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "próxima|próximo|na próxima|no próximo|a próxima|o próximo",
        NextAfter = "próxima|próximo|que vem|seguinte",
        This = "esta|este|nesta|neste|essa|nessa",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "última|último|passada|passado",
        LastAfter = "passada|passado",
        NextWeek = "a semana que vem|próxima semana|na próxima semana|semana que vem|da próxima semana|da semana que vem|para a semana",
        Weekend = "fim de semana|o fim de semana|este fim de semana|fim-de-semana",
        In = "em|dentro de|daqui a|daqui",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "dias|dia",
        Weeks = "semanas|semana",
        DayLeads = "dia|o dia|no dia|para o dia|ao dia",
        DaySuffixes = "o",
        DayNeedsSuffix = false,
        Connectors = "de|do|dia",
        HourWords = "h|horas|hora|da manhã|da tarde|da noite",
        MonthMayComeFirst = false,
    };
}
