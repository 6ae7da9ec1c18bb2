namespace HotelConcierge.Languages.French;

/// <summary>How French claims that something was done.</summary>
internal static class FrenchClaims
{
    public static ClaimWords Words { get; } = new()
    {
        Booked = WordList.Spaced("reserve confirme"),
        Cancelled = WordList.Spaced("annule"),
        Moved = WordList.Spaced("deplace decale modifie reporte"),
        Saved = WordList.Spaced("enregistre sauvegarde"),
        Removed = WordList.Spaced("supprime retire enleve"),
        Helpers = WordList.Spaced("est sont a ai avons ete etait ont"),
        Owners = WordList.Spaced("votre vos ton ta tes je nous j vous c les"),
        Doubts = WordList.Spaced("ne n pas rien jamais peut peux pouvez puis si voulez souhaitez dois faut quand avant"),
    };
}
