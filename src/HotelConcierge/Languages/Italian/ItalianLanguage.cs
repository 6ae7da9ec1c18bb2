namespace HotelConcierge.Languages.Italian;

/// <summary>Italian, with all its parts.</summary>
internal static class ItalianLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "it",
        EnglishName = "Italian",
        Script = Script.Latin,
        Commands = ItalianCommands.Words,
        Days = ItalianDays.Words,
        Answers = ItalianAnswers.Words,
        Claims = ItalianClaims.Words,
        Search = ItalianSearch.Words,
        Safety = ItalianSafety.Words,
        Abbreviations = "max|min|p|prof|tel|vol",
        Letters = "è|ì|ò|iamo",
        CommonWords = WordList.Spaced(
            "il lo la i gli le un uno una e o ma di del dello della dei degli delle al allo alla ai agli alle da dal dalla in nel " +
            "nella nei nelle con su sul sulla per tra fra è sono siamo sei essere c'è ci che chi cosa come quando dove perché quale " +
            "quali quanto quanti quanta non sì no più molto anche già solo ancora mi ti si vorrei voglio posso può possiamo ho hai " +
            "ha abbiamo mio mia miei mie tuo tua suo sua nostro nostra io tu lui lei noi voi loro questo questa quello quella qui " +
            "oggi domani ieri apre aprono aperto aperta chiude chiudono mattina pomeriggio sera notte ora ore anno anni mese mesi " +
            "bambino bambina bambini figlio figlia"),
        Greetings =
        [
            "ciao", "salve", "buongiorno", "buon giorno", "buonasera", "buona sera", "buonanotte", "buona notte", "buon pomeriggio",
            "come stai", "come va", "come sta", "grazie", "grazie mille",
            "molte grazie", "tante grazie", "ok", "va bene", "perfetto", "ottimo", "bene", "arrivederci", "a presto", "scusa", "scusi",
        ],
        Polite =
        [
            "per favore", "per piacere", "per cortesia", "puoi", "può", "potresti", "potrebbe", "mi puoi", "mi può", "vorrei", "vorremmo",
            "voglio", "vogliamo", "mi piacerebbe", "ci piacerebbe",
            "ho bisogno di", "abbiamo bisogno di", "avete", "hai", "dammi", "dacci", "dimmi", "mi dica", "mostrami", "cerco", "cerchiamo",
            "qualche", "alcuni", "alcune", "degli", "delle", "un po di",
            "ho una domanda", "una domanda", "domanda", "e", "allora", "adesso", "nuove", "nuovi",
        ],
        Closers = ["per favore", "per piacere", "per cortesia", "grazie"],
        Questions =
        [
            "che", "che cosa", "cosa", "perché", "come", "come mai", "quando", "dove", "chi", "quale", "quali", "quanto", "quanti",
            "quanta", "quante", "a che", "fino a che", "di che",
            "posso", "possiamo", "si può", "è", "sono", "c è", "ci sono", "avete", "è vero che",
        ],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors = ["su", "sul", "sulla", "sui", "riguardo a", "di", "del", "della", "con", "per", "il tema", "usando", "a proposito di"],
        Leads =
        [
            "per", "con", "in", "nel", "nella", "solo", "soltanto", "e", "o", "usando", "ho", "abbiamo", "mio figlio ha", "mia figlia ha",
            "qualcosa con", "qualcosa per", "adatto a",
        ],
        AfterLeads =
        [
            "un", "uno", "una", "il", "lo", "la", "i", "gli", "le", "mio", "mia", "miei", "mie", "nostro", "nostra", "suo", "sua",
            "bambino", "bambina", "bambini", "figlio", "figlia", "figli",
            "nipote", "piccolo", "piccola", "che ha", "che hanno", "ha", "di", "quasi", "gruppo di", "solo", "età",
        ],
        Numbers =
        [
            ("zero", 0), ("un", 1), ("uno", 1), ("una", 1), ("due", 2), ("tre", 3), ("quattro", 4), ("cinque", 5), ("sei", 6),
            ("sette", 7), ("otto", 8), ("nove", 9), ("dieci", 10), ("undici", 11),
            ("dodici", 12), ("tredici", 13), ("quattordici", 14), ("quindici", 15), ("sedici", 16), ("diciassette", 17), ("diciotto", 18),
            ("diciannove", 19), ("venti", 20), ("un paio di", 2),
        ],
        Ordinals =
        [
            ("primo", 1), ("prima", 1), ("secondo", 2), ("seconda", 2), ("terzo", 3), ("terza", 3), ("quarto", 4), ("quarta", 4),
            ("quinto", 5), ("quinta", 5), ("sesto", 6), ("sesta", 6),
            ("settimo", 7), ("settima", 7), ("ottavo", 8), ("ottava", 8),
        ],
        AgeUnits =
        [
            new("anni di età", 12), new("annetti", 12), new("anni", 12, Weak: true), new("anno", 12, Weak: true), new("mesi di età", 1),
            new("mesi", 1, Weak: true), new("mese", 1, Weak: true),
        ],
        YearSuffixes = WordList.None("A number and its unit are words of their own."),
        AgeMarks = ["età", "età di", "dell età di", "che ha", "figlio ha", "figlia ha", "bambino ha", "bambina ha"],
        AgeAdverbs = ["in realtà", "già", "quasi", "circa", "adesso", "solo", "appena"],
        Halves = ["e mezzo", "e mezza"],
        RangeWords = ["a", "e", "o", "fino a"],
        AgeTails = ["di età"],
        More =
        [
            "ancora", "di più", "altro", "altra", "altri", "altre", "un altro", "un altra", "ancora uno", "ancora una", "qualcos altro",
            "un altra cosa", "prossimo", "prossima", "il prossimo",
            "la prossima", "diversi", "diverse", "continua", "di nuovo", "un altra volta", "sì", "sì per favore", "certo", "che altro",
            "perché",
        ],
        MoreAbout =
        [
            "dimmi di più su", "raccontami di più su", "parlami di più di", "di più su", "più informazioni su", "più dettagli su",
            "più dettagli di", "voglio sapere di più su", "mi piace", "ci piace",
        ],
        Shorter =
        [
            "più corto", "più corta", "più breve", "più facile", "più semplice", "troppo lungo", "troppo difficile", "troppo complicato",
            "riassunto", "riassumi", "in breve",
        ],
        Changes = ["senza", "non abbiamo", "non ho", "non c è", "invece di", "al posto di", "possiamo usare", "posso usare", "e se"],
        ItemLeads =
        [
            "numero", "num", "nr", "opzione", "idea", "attività", "gioco", "il", "la", "e", "spiega", "spiegami", "dettagli di", "scelgo",
            "prendo", "preferisco", "mi piace",
        ],
        ItemNouns =
        [
            "idea", "idee", "gioco", "giochi", "attività", "opzione", "opzioni", "proposta", "proposte", "esempio", "esempi", "cosa",
            "cose",
        ],
        Fillers =
        [
            "e", "ma", "o", "adesso", "in realtà", "già", "quasi", "scusa", "per favore", "lo stesso", "qualcosa", "con", "per", "solo",
            "soltanto", "in", "di", "vorrei", "vogliamo", "meglio",
            "anche", "un", "una", "il", "la", "lo", "i", "gli", "le", "è", "puoi", "un po",
        ],
    };
}
