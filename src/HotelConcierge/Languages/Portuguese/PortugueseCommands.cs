namespace HotelConcierge.Languages.Portuguese;

/// <summary>The commands as Portuguese says them.</summary>
internal static class PortugueseCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = false,
        Stop =
            "pare|sair|cancelar inscrição|não me escreva mais|não me escrevas mais|cancele a inscrição|parem|"
            + "não me escrevam mais|não me mandem mais|não me enviem mais",
        OurMessages =
            "de enviar|de me enviar|de mandar|de me mandar|de me escrever|mensagens|mensagem|sms|lembretes|lembrete|"
            + "notificações|avisos",
        AroundOurMessages = "com|as|os|estas|estes|das|dos|mais|todas|todos",
        Start = "começar|retomar",
        Help = "ajuda",
        Reset = "nova conversa|recomeçar|começar de novo",
        Forget = "esqueça-me|esquece-me|apague os meus dados|apaga os meus dados|apague meus dados",
    };
}
