using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages.Toy;

internal static class ToyCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "ĉesu|ne plu skribu al mi",
        OurMessages = "sendi|mesaĝojn",
        AroundOurMessages = "la|ĉiujn",
        Start = "komencu",
        Help = "helpu",
        Reset = "nova konversacio",
        Forget = "forgesu min|forviŝu miajn datumojn",
    };
}
