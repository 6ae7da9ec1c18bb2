using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>A running Local host with simulated phones around it, on which conversations are had one after the other.</summary>
internal interface IConversationStage
{
    /// <summary>Where the host listens.</summary>
    string Url { get; }

    /// <summary>The host's services.</summary>
    IServiceProvider Services { get; }

    /// <summary>The host's clock, which every conversation sets to its own day.</summary>
    ShiftedClock Clock { get; }

    SimulatedTwilio Twilio { get; }

    SimulatedTelegram Telegram { get; }

    /// <summary>The key of the host's admin routes.</summary>
    string AdminKey { get; }

    /// <summary>An id for a guest's message that this stage has not had yet.</summary>
    string NextMessageId();

    /// <summary>A guest's message reaches the host.</summary>
    Task<WebhookResult> DeliverAsync(InboundSms message, CancellationToken cancellationToken);

    /// <summary>Completes when every turn that was started has ended.</summary>
    Task IdleAsync(CancellationToken cancellationToken);

    /// <summary>Called before a line is said, for a model that is told what to do; a real one is not.</summary>
    void Prepare(ConversationLine line);
}
