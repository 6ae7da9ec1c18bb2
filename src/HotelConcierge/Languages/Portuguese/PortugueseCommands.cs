namespace HotelConcierge.Languages.Portuguese;

/// <summary>The commands as Portuguese says them.</summary>
internal static class PortugueseCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop = "pare|sair|cancelar inscrição|não me escreva mais|não me escrevas mais",
        Start = "começar|retomar",
        Help = "ajuda",
        Reset = "nova conversa|recomeçar|começar de novo",
        Forget = "esqueça-me|esquece-me|apague os meus dados|apaga os meus dados|apague meus dados",
    };
}
