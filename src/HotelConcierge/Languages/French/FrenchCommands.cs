namespace HotelConcierge.Languages.French;

/// <summary>The commands as French says them.</summary>
internal static class FrenchCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop =
            "arrêt|arrêter|arrête|arrêtez|désabonner|désinscription|me désabonner|ne m écris plus|ne m écrivez plus|"
            + "désabonnez moi|désinscrivez moi|ne m envoyez plus|ne plus m envoyer|"
            + "de ne plus m envoyer|ne plus m écrire|de ne plus m écrire|cessez",
        OurMessages =
            "de m envoyer|de nous envoyer|d envoyer|envoyer|de m écrire|de me contacter|messages|message|sms|textos|"
            + "rappels|rappel|notifications",
        AroundOurMessages = "les|des|ces|vos|tes|tous|de|plus",
        Start = "commencer|démarrer|reprendre",
        Help = "aide",
        Reset = "nouvelle conversation|recommencer",
        Forget = "oublie-moi|oubliez-moi|efface mes données|supprime mes données|supprimer mes données",
    };
}
