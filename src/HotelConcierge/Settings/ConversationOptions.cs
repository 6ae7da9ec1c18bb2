namespace HotelConcierge.Settings;

/// <summary>The pace of a conversation: section <c>Conversation</c>.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>
    /// How long a guest must be silent before their messages are answered as one. Too short, and people who write in
    /// bursts get several answers; too long, and everybody waits.
    /// </summary>
    /// <value>1.2 seconds; zero answers each message at once.</value>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(1.2);

    /// <summary>How long we wait for that silence at most, counted from the first message. Never shorter than the quiet period.</summary>
    /// <value>5 seconds.</value>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When a guest who still waits gets the hold message. Too short, and it comes with every answer.</summary>
    /// <value>6 seconds.</value>
    public TimeSpan HoldAfter { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>When a guest who still waits gets an apology instead of an answer. Longer than <see cref="HoldAfter"/>.</summary>
    /// <value>5 minutes.</value>
    public TimeSpan TurnDeadline { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long what was said is kept after the last message.</summary>
    /// <value>30 days.</value>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Whether a configured model is asked, after an answer, in which language a guest writes whom our words do not understand, and to
    /// translate the fixed sentences into it.
    /// </summary>
    /// <value>True.</value>
    public bool AskLanguage { get; set; } = true;

    /// <summary>How often the model may be asked in one turn, tools in between, before the turn ends with a hand-off.</summary>
    /// <value>6.</value>
    public int MaxModelRounds { get; set; } = 6;
}
