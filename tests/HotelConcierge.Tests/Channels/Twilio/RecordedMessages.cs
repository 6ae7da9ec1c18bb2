using HotelConcierge.Channels.Twilio;
using HotelConcierge.Messages;

namespace HotelConcierge.Tests.Channels.Twilio;

/// <summary>A Twilio that takes everything, remembers it, and lists what a test puts there.</summary>
internal sealed class RecordedMessages : ITwilioMessages
{
    public List<TwilioMessage> Created { get; } = [];

    public List<TwilioMessageRecord> Listed { get; } = [];

    public List<string> TypingFor { get; } = [];

    public (string To, DateTimeOffset Since)? AskedFor { get; private set; }

    public SendOutcome Outcome { get; set; } = new SendOutcome.Accepted("SM00000000000000000000000000000001");

    public Task<SendOutcome> CreateAsync(TwilioMessage message, CancellationToken cancellationToken)
    {
        Created.Add(message);
        return Task.FromResult(Outcome);
    }

    public Task<IReadOnlyList<TwilioMessageRecord>> ListAsync(string to, DateTimeOffset since, CancellationToken cancellationToken)
    {
        AskedFor = (to, since);
        return Task.FromResult<IReadOnlyList<TwilioMessageRecord>>(Listed);
    }

    public Task<bool> ShowTypingAsync(string messageSid, CancellationToken cancellationToken)
    {
        TypingFor.Add(messageSid);
        return Task.FromResult(true);
    }
}
