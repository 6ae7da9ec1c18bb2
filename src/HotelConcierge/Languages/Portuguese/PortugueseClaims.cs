namespace HotelConcierge.Languages.Portuguese;

/// <summary>How Portuguese claims that something was done.</summary>
internal static class PortugueseClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("reservad marcad confirmad agendad reservei marquei"),
        Cancelled = WordList.Spaced("cancelad anulad desmarcad cancelei"),
        Moved = WordList.Spaced("mudad alterad adiad remarcad mudei"),
        Ordered = WordList.Spaced("encomendad pedid comprad"),
        Saved = WordList.Spaced("guardad guardei salvei"),
        Removed = WordList.Spaced("removid removi apagad"),
        WaitingList = "lista de espera",
        PassedOn =
            "anotei|ja anotei|esta anotad|ficou anotad|foi anotad|tomei nota|registei|registrei|ficou registad|foi registad|" +
            "transmiti|encaminhei|foi transmitid|foi encaminhad|reportei|comuniquei",
        Told =
            "avisei|ja avisei|informei|disse a|falei com|pedi a|contactei|liguei|enviei|mandei|foi avisad|foi informad|" +
            "estao avisad|esta avisad|foram informad|ja foi informad",
        Coming =
            "esta a caminho|estao a caminho|vai a caminho|ja vai|esta a chegar|vem ja|vira|virao|ira ao|irao|vai ao seu|" +
            "vao ao seu|passara|vai passar|vai subir|vai tratar|lhe levara|vai levar|vai reparar",
        Staff = WordList.Spaced("rececao recepcao limpeza governanta manutencao tecnico alguem colega pessoal equipa funcionari"),
        Helpers = WordList.Spaced("esta estao foi foram tem ficou fica ja e sido eu"),
        Owners = WordList.Spaced("sua seu suas seus tua teu o a ja eu ambas"),
        Doubts = WordList.Spaced("nao nada nunca pode posso podem se quer deseja deve quando antes"),
        Currencies = "euro|euros|dólar|dólares|dolares|libra|libras|baht|franco|francos|pesos|reais|iene|ienes",
        Ranges = "a|até|e|ou",
    };
}
