namespace HotelConcierge.Languages.French;

/// <summary>French, with all its parts.</summary>
internal static class FrenchLanguage
{
    public static Language Language { get; } = new()
    {
        Code = "fr",
        EnglishName = "French",
        Script = Script.Latin,
        Commands = FrenchCommands.Words,
        Days = FrenchDays.Words,
        Answers = FrenchAnswers.Words,
        Claims = FrenchClaims.Words,
        Search = FrenchSearch.Words,
        Safety = FrenchSafety.Words,
        Abbreviations = "av|cf|etc|max|min|p|resp|tel|vol",
        Letters = "ç|œ|ê|è|à|ù|â|î|ô|û|é",
        CommonWords = WordList.Spaced(
            "le la les l un une des du de d au aux et ou mais à en dans avec pour par sur sans est sont était être a ont fait font " +
            "se me te ce c cette ces mon ma mes ton ta tes son sa ses notre nos je j tu il elle on nous vous ils elles qui que qu " +
            "quoi quel quelle pourquoi comment quand où ne pas non oui plus très aussi seulement enfant enfants fils fille an ans " +
            "mois bébé s y peut peux peuvent veux voudrais"),
        Greetings =
        [
            "bonjour", "salut", "coucou", "bonsoir", "bonne nuit", "ça va", "comment ça va", "comment allez vous", "merci",
            "merci beaucoup",
            "merci bien", "super", "génial", "parfait", "d accord", "ok", "au revoir", "à bientôt", "bien", "bonne journée",
        ],
        Polite =
        [
            "s il vous plaît", "s il te plaît", "svp", "stp", "peux tu", "pouvez vous", "pourrais tu", "pourriez vous", "peux tu me",
            "pouvez vous me", "pourriez vous me", "pourrais tu me", "tu peux me", "vous pouvez me", "tu peux", "je voudrais", "j aimerais",
            "je veux", "nous voudrions", "on voudrait", "il me faut", "il nous faut", "j ai besoin de", "j ai besoin d", "on a besoin de",
            "nous avons besoin de", "as tu", "avez vous", "tu as", "donne moi", "donnez moi", "dis moi", "dites moi", "montre moi",
            "propose moi",
            "proposez moi", "donner", "me donner", "proposer", "quelques", "des", "je cherche", "nous cherchons", "j ai une question",
            "question",
            "une question", "et", "maintenant", "alors", "de nouvelles", "dire", "d",
        ],
        Closers = ["s il vous plaît", "s il te plaît", "svp", "stp", "merci"],
        Questions =
        [
            "pourquoi", "comment", "quand", "où", "qui", "que", "quoi", "quel", "quelle", "quels", "quelles", "combien", "qu est ce que",
            "qu est ce qu", "qu est ce qui", "est ce que", "est ce qu", "c est quoi", "à quoi", "d où", "peut on", "puis je", "y a t il",
        ],
        QuestionsAnywhere = WordList.None("A question has its question word in front."),
        Connectors =
        [
            "sur", "à propos de", "à propos du", "au sujet de", "de", "du", "des", "d", "avec", "pour", "autour de", "autour du",
            "le thème", "ce qu est", "ce que c est que", "puis je faire", "peut on faire", "pouvons nous faire", "y a t il",
        ],
        Leads =
        [
            "pour", "avec", "en", "dans", "à un", "à une", "à mon", "à ma", "à la", "à l", "à des", "au", "de", "d", "aux", "chez", "sur",
            "seulement", "uniquement", "juste", "et", "ou", "j ai", "nous avons",
            "on a", "mon fils a", "ma fille a", "mon enfant a", "mon bébé a", "notre fils a", "notre fille a", "il a", "elle a",
            "quelque chose avec", "quelque chose pour", "que",
        ],
        AfterLeads =
        [
            "un", "une", "le", "la", "les", "l", "mon", "ma", "mes", "notre", "nos", "des", "enfant", "enfants", "fils", "fille", "garçon",
            "petit", "petite", "petits", "petit fils", "petite fille", "neveu", "nièce", "tout petit", "qui a", "qui ont", "de", "d",
            "âgé de",
            "âgée de", "âgés de", "a", "presque", "groupe de", "classe de", "pour", "seulement",
        ],
        Numbers =
        [
            ("zéro", 0), ("un", 1), ("une", 1), ("deux", 2), ("trois", 3), ("quatre", 4), ("cinq", 5), ("six", 6), ("sept", 7), ("huit", 8),
            ("neuf", 9), ("dix", 10), ("onze", 11), ("douze", 12), ("treize", 13), ("quatorze", 14), ("quinze", 15), ("seize", 16),
            ("dix sept", 17), ("dix huit", 18), ("dix neuf", 19), ("vingt", 20),
        ],
        Ordinals =
        [
            ("premier", 1), ("première", 1), ("deuxième", 2), ("second", 2), ("seconde", 2), ("troisième", 3), ("quatrième", 4),
            ("cinquième", 5),
            ("sixième", 6), ("septième", 7), ("huitième", 8), ("1er", 1), ("1ère", 1), ("2e", 2), ("2ème", 2), ("3e", 3), ("3ème", 3),
        ],
        AgeUnits =
        [
            new("ans d âge", 12), new("ans", 12, Weak: true), new("an", 12, Weak: true), new("années", 12, Weak: true),
            new("mois", 1, Weak: true),
            new("semaines de vie", 0.23),
        ],
        YearSuffixes = WordList.None("A number and its unit are words of their own."),
        AgeMarks = ["âge", "âge de", "âgé de", "âgée de", "âgés de"],
        AgeAdverbs = ["en fait", "déjà", "presque", "environ", "maintenant", "seulement", "à peine"],
        Halves = ["et demi", "et demie"],
        RangeWords = ["à", "et", "ou"],
        AgeTails = ["d âge"],
        More =
        [
            "plus", "plus d", "plus de", "encore", "encore une", "encore un", "encore plus", "un autre", "une autre", "autre", "autres",
            "d autres", "autre chose",
            "quelque chose d autre", "suivant", "suivante", "la suivante", "le suivant", "différentes", "différents", "continue",
            "continuez",
            "oui", "oui s il vous plaît", "oui s il te plaît", "de plus", "quoi d autre", "encore quelques", "pourquoi", "et pourquoi",
        ],
        MoreAbout =
        [
            "dis m en plus sur", "dis moi plus sur", "dis moi en plus sur", "dites m en plus sur", "plus sur", "plus de détails sur",
            "plus d informations sur", "plus d infos sur", "en savoir plus sur", "je veux en savoir plus sur", "parle moi plus de",
            "parle moi de",
            "comment on joue à", "que faut il pour", "j aime", "on aime",
        ],
        Shorter =
        [
            "plus court", "plus courte", "plus courts", "plus courtes", "plus bref", "plus simple", "plus simples", "plus facile",
            "plus faciles",
            "trop long", "c est trop long", "trop difficile", "trop dur", "trop compliqué", "résume", "résumé", "en bref", "en résumé",
            "raccourcis",
        ],
        Changes =
        [
            "sans", "nous n avons pas", "on n a pas", "je n ai pas", "on a pas", "j ai pas", "au lieu de", "à la place de",
            "peut on utiliser", "et si",
        ],
        ItemLeads =
        [
            "numéro", "n", "nr", "idée", "l idée", "activité", "l activité", "jeu", "bricolage", "le", "la", "l", "et", "explique",
            "détaille", "option",
            "l option", "je choisis", "j aime", "on aime", "je prends", "on prend", "conversation", "question", "que dire de",
        ],
        ItemNouns =
        [
            "idée", "idées", "jeu", "jeux", "activité", "activités", "bricolage", "bricolages", "option", "proposition", "propositions",
            "conversation", "conversations", "exemple", "exemples", "chose", "choses",
        ],
        Fillers =
        [
            "et", "mais", "ou", "maintenant", "en fait", "déjà", "presque", "pardon", "s il vous plaît", "s il te plaît", "svp", "stp",
            "la même chose", "pareil", "quelque chose", "avec",
            "pour", "seulement", "uniquement", "juste", "en", "dans", "donne moi", "donnez moi", "je voudrais", "j aimerais", "plutôt",
            "aussi", "un",
            "une", "des", "d", "de", "le", "la", "les", "l", "c est", "fais le", "que", "peux tu", "un peu", "fais",
        ],
    };
}
