namespace HotelConcierge.Languages.French;

/// <summary>The commands as French says them.</summary>
internal static class FrenchCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "arrêt|arrêter|arrête|arrêtez|désabonner|désinscription|me désabonner",
        Start = "commencer|démarrer|reprendre",
        Help = "aide",
        Reset = "nouvelle conversation|recommencer",
        Forget = "oublie-moi|oubliez-moi|efface mes données|supprime mes données|supprimer mes données",
    };
}
