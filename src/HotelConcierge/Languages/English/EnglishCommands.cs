namespace HotelConcierge.Languages.English;

/// <summary>The commands as English says them.</summary>
internal static class EnglishCommands
{
    public static CommandWords Words { get; } = new()
    {
        AreUsedByAll = true,
        Stop = "stop|stopall|stop all|unsubscribe|opt out|stop messaging me|stop texting me",
        Start = "start|unstop|resume|subscribe",
        Help = "help|info|menu",
        Reset = "reset|new conversation|new chat|start over|start again",
        Forget = "forget me|delete my data|erase my data",
    };
}
