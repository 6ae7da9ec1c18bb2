using System.Globalization;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>A guest with their phone on a stage.</summary>
internal abstract class StageGuest
{
    private const int FirstPhone = 34_601;

    /// <summary>How many messages of ours the phone shows.</summary>
    public abstract int Count { get; }

    /// <param name="number">The guest's; stays and addresses are made of it.</param>
    public static StageGuest Of(IConversationStage stage, ConversationScript script, int number) => script.Channel is "telegram"
        ? new TelegramGuest(stage, number)
        : new TwilioGuest(stage, script, number);

    /// <summary>The guest's telephone number, by which the hotel knows them.</summary>
    public static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+{FirstPhone}{number:D6}");

    /// <summary>Brings to the host what the guest writes or taps.</summary>
    /// <param name="text">What is written; of a tap its number.</param>
    /// <param name="tap">What the tapped choice sends; null where nothing is tapped.</param>
    public abstract Task SayAsync(string text, string? tap, CancellationToken cancellationToken);

    /// <summary>Brings to the host what a provider reports.</summary>
    /// <param name="text">What the guest writes with it; null for nothing.</param>
    /// <param name="choices">Those that were offered last.</param>
    public abstract Task SayAsync(string? text, ChannelEvent happens, ChoicesSeen choices, CancellationToken cancellationToken);

    /// <summary>The messages after the first so many, and the choices among them.</summary>
    /// <param name="happened">What a provider reported with the line they answer; null for nothing.</param>
    public abstract IReadOnlyList<string> Read(int before, ChannelEvent? happened, ChoicesSeen choices);

    /// <summary>Waits until the channel has reported what became of our messages.</summary>
    public virtual Task SettleAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
