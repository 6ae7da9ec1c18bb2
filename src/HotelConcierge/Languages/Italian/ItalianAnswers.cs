namespace HotelConcierge.Languages.Italian;

/// <summary>How a question of ours is answered in Italian.</summary>
internal static class ItalianAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "a il la lo prendo si opzione per favore vorrei voglio scelgo preferisco grazie allora quello quella prenoti " +
            "prenota mi numero va bene ok di mille prenderei perfetto scusi scusa mio mia"),
        TimeFillers = WordList.Spaced("ora ore alle bene perfetto meglio nel il al alla e mezza mezzo mezzogiorno la allora va di"),
        Yes =
            "si|ok|okay|certo|certamente|va bene|d accordo|volentieri|proceda|procedi|proceda pure|fai pure|faccia pure|" +
            "confermo|confermato|esatto|esattamente|giusto|perfetto|bene|benissimo|ottimo|assolutamente|come no|sicuro|" +
            "si grazie|lo faccia",
        No =
            "no|non|no grazie|meglio di no|lascia stare|lasci stare|lasci perdere|lascia perdere|non ora|la tenga|lo tenga|" +
            "tienilo|non piu|come non detto",
        Courtesy = "per favore|per piacere|grazie|grazie mille|allora|pure|bene|perfetto|quello|quella",
        Buts = "ma|pero|solo se|tranne|invece|se",
        Last = "ultimo|ultima",
        Noon = "mezzogiorno",
        HalfPast = WordList.None("Half an hour stands after the hour."),
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = "e mezza|e mezzo",
        More = "altri|di più|altri orari|più tardi",
        HourUnits = "ore",
        HourLeads = "alle|ore",
        Books = "prenot|riserv",
        Moves = "spost|cambi|rimand",
        Cancels = "disdi|disdett|annul|elimin|cancell",
        Orders = "ordin|compr|acquist",
        Units = WordList.Spaced(
            "pezzo pezzi unita scatola scatole bottiglia bottiglie pacco pacchi " +
            "confezione confezioni paio paia rotolo rotoli sacchetto sacchetti tubo tubetti"),
        Pronouns = "lo|la|questo|questa|quello|quella|la prenotazione|l appuntamento|il mio appuntamento|la mia prenotazione",
        Negations = WordList.Spaced("non mai no"),
    };
}
