using HotelConcierge.Channels.Twilio;
using HotelConcierge.Contracts.Channels;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Tests.Channels.Twilio;

public class TwilioRestContractTests : TwilioMessagesContract
{
    protected override Task<(ITwilioServer Server, ITwilioMessages Messages)> ConnectAsync()
    {
        var clock = new FixedClock();
        var server = new ScriptedTwilio(clock);
        var messages = new TwilioRestMessages(new HttpClient(server), Options.Create(TwilioSamples.TwilioTestSettings()), clock);
        return Task.FromResult<(ITwilioServer, ITwilioMessages)>((server, messages));
    }
}
