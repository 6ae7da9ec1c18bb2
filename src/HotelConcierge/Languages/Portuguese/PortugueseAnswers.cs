namespace HotelConcierge.Languages.Portuguese;

/// <summary>How a question of ours is answered in Portuguese.</summary>
internal static class PortugueseAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "o a opcao sim quero queria gostaria fico com escolho prefiro por favor obrigado obrigada numero pode ser esse " +
            "essa este esta entao reserve reserva me pra para de as muito perfeito bem otimo vou desculpe desculpa minha meu"),
        TimeFillers = WordList.Spaced("hora horas as da do bem perfeito melhor e ao aos na no meia meio dia entao pode ser a"),
        Yes =
            "sim|ok|okay|claro|com certeza|certo|pode|pode ser|pode sim|isso|isso mesmo|exato|exatamente|perfeito|otimo|" +
            "esta bem|ta bom|tudo bem|de acordo|combinado|confirmo|confirmado|avance|avanca|faca isso|faz isso|manda|bora|" +
            "sim por favor|beleza|fixe",
        No =
            "nao|nao obrigado|nao obrigada|melhor nao|deixa|deixe|deixa estar|deixe estar|deixa pra la|esquece|esqueca|" +
            "agora nao|mantenha|mantem|nao quero|ja nao",
        Courtesy = "por favor|se faz favor|obrigado|obrigada|muito obrigado|muito obrigada|entao|isso|bem|perfeito|otimo",
        Buts = "mas|porem|so se|exceto|em vez|se",
        Last = "ultimo|ultima",
        Noon = "meio dia",
        HalfPast = WordList.None("Half an hour stands after the hour."),
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = "e meia",
        More = "mais|mais horarios|outros horarios|mais tarde",
        HourUnits = "hora|horas",
        HourLeads = "às|as",
        Books = "reserv|marca|marqu",
        Moves = "mud|adi|alter|remarc|pass",
        Cancels = "cancel|anul|desmarc|elimin",
        Orders = "encomend|pedid|compr",
        Units = WordList.Spaced(
            "peca pecas unidade unidades caixa caixas garrafa garrafas pacote " +
            "pacotes par pares rolo rolos saco sacos tubo tubos"),
        Pronouns = "o|a|isso|isto|esse|essa|a reserva|a minha reserva|minha reserva|a marcacao|o horario",
        Negations = WordList.Spaced("nao nunca"),
    };
}
