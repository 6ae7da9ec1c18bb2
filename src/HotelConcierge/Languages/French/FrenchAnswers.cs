namespace HotelConcierge.Languages.French;

/// <summary>How a question of ours is answered in French.</summary>
internal static class FrenchAnswers
{
    public static AnswerWords Words { get; } = new()
    {
        Fillers = WordList.Spaced(
            "le la numero l option s il vous te plait oui je prends voudrais veux choisis prefere merci alors pour celui " +
            "celle de me reservez reserve bon ok d accord beaucoup plutot svp stp on prend choisir vais prendre super " +
            "parfait pardon desole ce serait a c est mon ma"),
        TimeFillers = WordList.Spaced("heure heures le les de et parfait mieux plutot demie midi a alors va est pour matin celui"),
        Yes =
            "oui|ouais|ok|okay|d accord|bien sur|volontiers|allez y|vas y|faites|faites le|fais le|parfait|tres bien|" +
            "c est bon|ca marche|ca me va|exact|exactement|c est ca|correct|je confirme|confirme|certainement|absolument|" +
            "avec plaisir|entendu|super|bien",
        No =
            "non|nan|non merci|pas maintenant|plutot pas|surtout pas|laissez|laisse|laissez tomber|laisse tomber|gardez|" +
            "gardez le|gardez la|ne faites pas|finalement non|pas la peine",
        Courtesy = "s il vous plait|s il te plait|svp|stp|merci|merci beaucoup|alors|bien|ca|super|parfait",
        Buts = "mais|seulement si|sauf|a condition|cependant",
        Last = "dernier|derniere",
        Noon = "midi",
        HalfPast = WordList.None("Half an hour stands after the hour."),
        HalfTo = WordList.None("Half an hour is counted after the hour."),
        AndHalf = "et demie|et demi",
        More = "plus|plus d horaires|d autres horaires|autres horaires|plus tard",
        HourUnits = "heure|heures",
        HourLeads = "à",
        Books = "reserv",
        Moves = "deplac|chang|decal|report",
        Cancels = "annul|decommand",
        Orders = "command|achet",
        Units = WordList.Spaced(
            "piece pieces unite unites boite boites bouteille bouteilles paquet " +
            "paquets paire paires rouleau rouleaux sachet sachets tube tubes"),
        Pronouns = "le|la|l|ca|cela|celui ci|celle ci|le rendez vous|mon rendez vous|la reservation|ma reservation|les",
        Negations = WordList.Spaced("ne pas jamais non sans"),
    };
}
