using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>What a fault of a send means for the chunk it strikes.</summary>
internal enum SendEffect
{
    /// <summary>The guest has it, a little later.</summary>
    Late,

    /// <summary>It was not taken; it is sent again.</summary>
    SentAgain,

    /// <summary>It was taken and nobody told us; Twilio's list is asked, and it is not sent again.</summary>
    LookedUp,

    /// <summary>It can never be sent, and nothing after it is.</summary>
    GivenUp,

    /// <summary>As <see cref="GivenUp"/>, and the guest is written to no more.</summary>
    OptedOut,
}

/// <summary>What a fault of the model's service means for the question.</summary>
internal enum ModelEffect
{
    /// <summary>The guest has the answer, whatever its length, perhaps a little later.</summary>
    Answered,

    /// <summary>It is asked again.</summary>
    AskedAgain,

    /// <summary>The guest has an apology at once.</summary>
    Apologised,
}

/// <summary>
/// The outcome that is promised for every fault the simulators have, as docs/faults.md states it. A fault that is not in
/// here, or not on that page, fails a test.
/// </summary>
internal static class StatedOutcomes
{
    public static IReadOnlyDictionary<TwilioFaultKind, (SendEffect Effect, string Operator)> Sending { get; } =
        new Dictionary<TwilioFaultKind, (SendEffect, string)>
        {
            [TwilioFaultKind.TooManyRequests] = (SendEffect.SentAgain, "failed: RateLimited (20429)"),
            [TwilioFaultKind.NotAuthenticated] = (
                SendEffect.SentAgain,
                "failed: Transient (20003). Twilio refuses our credentials: set Twilio__AccountSid and Twilio__AuthToken"),
            [TwilioFaultKind.OptedOut] = (SendEffect.OptedOut, "failed: OptedOut (21610)"),
            [TwilioFaultKind.OutsideWindow] = (SendEffect.GivenUp, "failed: WindowClosed (63016)"),
            [TwilioFaultKind.ServerError] = (SendEffect.SentAgain, "failed: Unknown (20500)"),
            [TwilioFaultKind.BadGateway] = (SendEffect.SentAgain, "failed: Unknown (HTTP 502)"),
            [TwilioFaultKind.Unavailable] = (SendEffect.SentAgain, "failed: Unknown (HTTP 503)"),
            [TwilioFaultKind.Hang] = (SendEffect.SentAgain, "failed: Unknown (timeout)"),
            [TwilioFaultKind.Delay] = (SendEffect.Late, ""),
            [TwilioFaultKind.DropBeforeAccepting] = (SendEffect.SentAgain, "failed: Unknown (connection broken)"),
            [TwilioFaultKind.DropAfterAccepting] = (SendEffect.LookedUp, "failed: Unknown (connection broken)"),
            [TwilioFaultKind.HangAfterAccepting] = (SendEffect.LookedUp, "failed: Unknown (timeout)"),
            [TwilioFaultKind.GarbleAfterAccepting] = (SendEffect.LookedUp, "failed: Unknown (unreadable answer)"),
        };

    public static IReadOnlyDictionary<OpenAIFaultKind, (ModelEffect Effect, string Operator)> Asking { get; } =
        new Dictionary<OpenAIFaultKind, (ModelEffect, string)>
        {
            [OpenAIFaultKind.InvalidKey] = (
                ModelEffect.Apologised,
                "The model service refused the key (401 invalid_api_key): check OpenAI__ApiKey."),
            [OpenAIFaultKind.TooManyRequests] = (ModelEffect.AskedAgain, "failed (429 rate_limit_exceeded)"),
            [OpenAIFaultKind.OutOfQuota] = (
                ModelEffect.Apologised,
                "The model service's quota is used up (429 insufficient_quota): add credit or raise the limit at the service."),
            [OpenAIFaultKind.ContextTooLong] = (
                ModelEffect.Apologised,
                "The model service refused the request (400 context_length_exceeded): check the model's name, its limits and the endpoint."
            ),
            [OpenAIFaultKind.ServerError] = (ModelEffect.AskedAgain, "failed (500"),
            [OpenAIFaultKind.BadGateway] = (ModelEffect.AskedAgain, "failed (502)"),
            [OpenAIFaultKind.Unavailable] = (ModelEffect.AskedAgain, "failed (503"),
            [OpenAIFaultKind.MalformedJson] = (ModelEffect.AskedAgain, "failed (unreadable answer)"),
            [OpenAIFaultKind.NoChoices] = (ModelEffect.AskedAgain, "failed (unreadable answer)"),
            [OpenAIFaultKind.NoContent] = (ModelEffect.Apologised, "the model answered nothing"),
            [OpenAIFaultKind.LongAnswer] = (ModelEffect.Answered, ""),
            [OpenAIFaultKind.Hang] = (ModelEffect.AskedAgain, "failed (no answer in time)"),
            [OpenAIFaultKind.Delay] = (ModelEffect.Answered, ""),
            [OpenAIFaultKind.Drop] = (ModelEffect.AskedAgain, "failed (connection"),
            [OpenAIFaultKind.DropMidway] = (ModelEffect.AskedAgain, "failed (connection"),
        };

    /// <summary>
    /// What becomes of messages to a guest in such a state: whether their phone shows the answer, and what the operator reads.
    /// </summary>
    public static IReadOnlyDictionary<RecipientState, (bool Reads, string Operator)> Reaching { get; } =
        new Dictionary<RecipientState, (bool, string)>
        {
            [RecipientState.Reachable] = (true, ""),
            [RecipientState.OptedOut] = (false, "was not delivered: OptedOut (63014)"),
            [RecipientState.OutsideWindow] = (false, "was not delivered: WindowClosed (63016)"),
            [RecipientState.OutsideWindowAtCreate] = (false, "failed: WindowClosed (63016)"),
            [RecipientState.BadNumber] = (false, "failed: Permanent (21211)"),
            [RecipientState.QueueFull] = (false, "failed: RateLimited (21611)"),
            [RecipientState.Throttled] = (false, "failed: RateLimited (20429)"),
            [RecipientState.Unreachable] = (false, "was not delivered: Transient (30003)"),
        };
}
