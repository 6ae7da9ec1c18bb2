namespace HotelConcierge.Languages.French;

/// <summary>How French claims that something was done.</summary>
internal static class FrenchClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("reserve confirme"),
        Cancelled = WordList.Spaced("annule"),
        Moved = WordList.Spaced("deplace decale modifie reporte"),
        Ordered = WordList.Spaced("command achete"),
        Saved = WordList.Spaced("enregistre sauvegarde"),
        Removed = WordList.Spaced("supprime retire enleve"),
        WaitingList = "liste d attente|liste dattente",
        WrittenEnds = ["é", "ée", "és", "ées"],
        Helpers = WordList.Spaced("est sont etes a ai avons ete etait ont"),
        Owners = WordList.Spaced("votre vos ton ta tes je nous j vous c les etes"),
        PassedOn =
            "j ai note|ai bien note|nous avons note|est notee|est note|c est note|est bien note|a ete note|j ai transmis|" +
            "nous avons transmis|ont ete transmis|a ete transmis|est transmis|j ai signale|a ete signale|j ai enregistre|" +
            "est enregistre",
        Told =
            "j ai prevenu|nous avons prevenu|j ai informe|nous avons informe|j ai averti|j ai avise|j ai dit a|j ai demande|" +
            "j ai contacte|j ai appele|j ai envoye|est prevenu|sont prevenu|a ete prevenu|a ete informe|est informe|" +
            "ont ete informe",
        Coming =
            "est en route|sont en route|arrive tout de suite|arrive dans|arrive bientot|arrive chez|va venir|vont venir|" +
            "viendra|viendront|va passer|passera|va monter|montera|va s occuper|s en occupe|s en charge|vous apportera|" +
            "va vous apporter|va reparer|vous rappellera",
        Staff = WordList.Spaced("reception gouvernante menage technicien maintenance quelqu collegue personnel equipe"),
        Doubts = WordList.Spaced("ne n pas rien jamais peut peux pouvez puis si voulez souhaitez dois faut quand avant"),
        Currencies = "euro|euros|dollar|dollars|livre sterling|livres sterling|baht|bahts|franc|francs|pesos|reais|yen|yens",
        Ranges = "à|et|ou",
    };
}
