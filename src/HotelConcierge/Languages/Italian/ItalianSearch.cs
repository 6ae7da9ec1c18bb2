namespace HotelConcierge.Languages.Italian;

/// <summary>How questions and documents in Italian are compared.</summary>
internal static class ItalianSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced(
            "il lo la i gli le l un uno una e ed o od ma se di del dello della dei degli delle d a ad al allo alla ai agli alle in " +
            "nel nello nella nei negli nelle con su sul sulla sui per da dal dalla dai tra fra senza fino durante prima dopo io mi " +
            "me mio mia miei mie tu ti te tuo tua lui lei si suo sua suoi sue noi ci nostro nostra nostri vi voi vostro vostra loro " +
            "questo questa questi queste quello quella quelli c e sono sei siamo siete era erano essere stato ho hai ha abbiamo " +
            "avete hanno avere posso puo possiamo potete possono potere devo deve dobbiamo fa fare va andare vado quando dove che " +
            "cosa cos quale quali chi come quanto quanta quanti perche non no gia molto molta piu meno anche cosi solo tutto tutta " +
            "tutti tutte altro altra qualche ogni stesso ancora voglio vorrei vorremmo bisogno sapere dire dimmi favore grazie ciao " +
            "buongiorno buonasera possibile disponibile offre offrite offrono esiste qui li"),
        LightWords = WordList.Spaced(
            "moglie marito compagna compagno ragazza ragazzo famiglia amico amica amici madre padre genitori nonna nonno signore " +
            "signora gente bello bella belle buono buona meglio migliore ottimo fantastico normale normalmente forse probabilmente " +
            "abbastanza circa poco modo maniera posto posti luogo domanda domande informazione informazioni dettaglio idea giorno " +
            "giorni settimana settimane anno momento soggiorno viaggio vacanza vacanze visita credo penso spero piace piacciono " +
            "provare smettere capire felice preoccupato preoccupata diverso speciale proprio principale intero mezzo prossimo " +
            "ultimo presto sempre mai volte veramente davvero allora quindi xche cmq ok prendere mettere portare lasciare vuole " +
            "serve succede trovare trova vero parte"),
        Joiners = WordList.Spaced("e ed anche inoltre"),
        QuestionOpeners = WordList.Spaced("dove cosa quanto c ci si puo posso avete fate fino da devo"),
        StatementOpeners = WordList.Spaced("lui lei adesso si noi io mio mia nostro nostra"),
        Numbers = WordList.Spaced(
            "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette " +
            "diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento"),
        TimeUnits = WordList.None("Documents write the hour with h, which is read in every language."),
        Stemming = new(
            "amenti:ament imenti:iment amento:ament imento:iment azioni:azion azione:azion mente: ando: endo: ati: ata: ato: ate: " +
            "iti: ita: ito: ite: are: ere: ire: chi:c che:c ghi:g ghe:g",
            finalVowels: "aeio"),
        JoinsWords = false,
    };
}
