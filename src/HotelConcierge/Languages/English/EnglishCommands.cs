namespace HotelConcierge.Languages.English;

/// <summary>The commands as English says them.</summary>
internal static class EnglishCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = true,
        Stop = "stop|stopall|stop all|unsubscribe|opt out|optout|opt me out|revoke|revoke consent|stop messaging me|stop texting me",
        OurMessages =
            "sending|messaging|texting|writing to me|contacting me|spamming me|text|texts|sms|messages|message|reminder|"
            + "reminders|notifications|notification|updates|alerts",
        AroundOurMessages = "the|these|those|this|your|all|any more|anymore|from|to|whatsapp",
        Start = "start|unstop|resume|subscribe",
        Help = "help|info|menu",
        Reset = "reset|new conversation|new chat|start over|start again",
        Forget = "forget me|delete my data|erase my data",
    };
}
