namespace HotelConcierge.Languages.French;

/// <summary>How questions and documents in French are compared.</summary>
internal static class FrenchSearch
{
    public static SearchWords Words { get; } = new()
    {
        StopWords = WordList.Spaced(
            "le la les l un une des du de d et ou mais si a au aux en dans sur sous avec sans par pour entre vers chez depuis " +
            "pendant avant apres jusqu jusque je j me m moi mon ma mes tu te t toi ton ta tes il elle on se s soi son sa ses nous " +
            "notre nos vous votre vos ils elles leur leurs ce cet cette ces c ca cela y est sont suis es sommes etes etait etaient " +
            "etre ete sera ai as avons avez ont avoir eu peut peux pouvons pouvez peuvent pouvoir dois doit devons faut fait faire " +
            "faites va vais allez aller quand que qu quoi qui quel quelle quels quelles comment combien pourquoi ne n pas non oui " +
            "plus moins tres trop aussi tout toute tous toutes autre autres meme quelque quelques chaque encore deja veux voudrais " +
            "voudrions souhaite besoin savoir dire dites svp merci bonjour bonsoir salut plait possible disponible proposez propose " +
            "offre offrez existe ici la"),
        LightWords = WordList.Spaced(
            "femme mari compagnon copine copain famille ami amie amis mere pere parents mamie papi monsieur madame gens beau belle " +
            "joli jolie bon bonne bons mieux meilleur meilleure super genial sympa normal normalement probablement assez environ " +
            "peu facon maniere endroit lieu place question questions info infos information idee jour jours semaine semaines week " +
            "end annee moment sejour voyage vacances visite rester laisser trouver crois pense espere essayer arreter comprendre " +
            "prevoir content inquiet inquiete different special propre entier demi prochain dernier bientot toujours jamais parfois " +
            "vraiment plutot stp ok dac coucou hein donc alors aime aimerais prendre mettre donner venir arrive"),
        Joiners = WordList.Spaced("et aussi puis"),
        QuestionOpeners = WordList.Spaced("est c il ya avez as faut peut pouvez pouvons puis vous jusqu a sont fait faites"),
        StatementOpeners = WordList.Spaced("il elle je nous on maintenant mon ma mes notre nos"),
        Numbers = WordList.Spaced(
            "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante " +
            "soixante cent"),
        TimeUnits = WordList.None("Documents write the hour with h, which is read in every language."),
        Stemming = new(
            "issements:iss issement:iss ements:ement ations:ation ment: aux:al eaux:eau ees:e ants:ant ante:ant antes:ant es:e er: " +
            "ez: ee: s: x:",
            finalVowels: "e"),
        JoinsWords = false,
    };
}
