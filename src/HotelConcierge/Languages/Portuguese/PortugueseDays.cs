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
        DayNumbers =
        [
            "um|primeiro", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze",
            "quatorze|catorze", "quinze", "dezesseis|dezasseis", "dezessete|dezassete", "dezoito", "dezenove|dezanove", "vinte",
            "vinte e um", "vinte e dois", "vinte e três", "vinte e quatro", "vinte e cinco", "vinte e seis", "vinte e sete",
            "vinte e oito", "vinte e nove", "trinta", "trinta e um",
        ],
        Noise = "por que não|porque não",
        AfterDay = WordList.None("No part of a day looks like \"tomorrow\"."),
        Next = "próxima|próximo|da próxima|do próximo|na próxima|no próximo|a próxima|o próximo",
        NextAfter = "próxima|próximo|que vem|seguinte",
        This = "esta|este|nesta|neste|essa|nessa",
        ThisAfter = WordList.None("\"This\" stands before its weekday."),
        Last = "última|último|passada|passado",
        LastAfter = "passada|passado",
        Later = WordList.None("\"Next but one\" stands after its weekday."),
        LaterAfter = "depois da próxima|depois do próximo|seguinte à próxima|seguinte ao próximo|a seguir à próxima|a seguir ao próximo",
        Other = "outra|a outra|na outra|outro|o outro|no outro",
        Singled = WordList.None("Every weekday may have an article."),
        Not = "não|não na|não no|não a|não o",
        But = "mas|mas sim|e sim",
        TheOther =
            "a outra|na outra|o outro|no outro|a próxima|na próxima|o próximo|no próximo|a seguinte|na seguinte|o seguinte|" +
            "a de depois|a que vem|a semana que vem",
        ThisWeek = "esta semana|desta semana|nesta semana|essa semana|dessa semana",
        WeekAfterNext = "a semana depois da próxima|semana depois da próxima|da semana depois da próxima|da semana seguinte à próxima",
        NextWeek = "a semana que vem|próxima semana|na próxima semana|semana que vem|da próxima semana|da semana que vem|para a semana",
        Weekend = "fim de semana|o fim de semana|este fim de semana|no fim de semana|nesse fim de semana",
        In = "em|dentro de|daqui a|daqui",
        FromNow = WordList.None("A number of days to come is said with \"in\"."),
        Days = "dias|dia",
        Weeks = "semanas|semana",
        Fortnights = "quinzena|quinze dias",
        SpansAfter =
        [
            ("a oito", 7), ("a oito dias", 7), ("daqui a oito dias", 7), ("a quinze", 14), ("a quinze dias", 14),
            ("daqui a quinze dias", 14),
        ],
        During = "por|durante",
        From = WordList.None("Weeks from a day are said with \"after\"."),
        WeeksNeedNoFrom = false,
        After = "depois de|depois da|depois do|após|após a|após o|a seguir a",
        Before = "antes de|antes da|antes do",
        Beside =
            "a véspera|na véspera|véspera de|o dia antes|no dia antes|o dia depois|no dia depois|o dia anterior|no dia anterior|" +
            "o dia seguinte|no dia seguinte|a semana antes|a semana depois",
        DayLeads = "dia|o dia|no dia|para o dia|ao dia",
        DaySuffixes = "o",
        DayNeedsSuffix = false,
        Connectors = "de|do|dia",
        HourWords = "h|horas|hora|da manhã|da tarde|da noite",
        MonthMayComeFirst = false,
    };
}
