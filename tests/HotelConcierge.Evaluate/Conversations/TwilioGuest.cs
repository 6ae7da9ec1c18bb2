using System.Globalization;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>A guest on WhatsApp or SMS.</summary>
internal sealed class TwilioGuest(IConversationStage stage, ConversationScript script, int number) : StageGuest
{
    private const string HotelNumber = "whatsapp:+12025550143";
    private const string SmsNumber = "+12025550143";
    private const string EarlyYears = "whatsapp:+14155238886";

    // What is in it does not matter to who cannot look at pictures.
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0xFF, 0xD9];

    public string Address { get; } = script.HidesNumber
        ? string.Create(CultureInfo.InvariantCulture, $"whatsapp:US.1349{number:D9}")
        : script.Channel is "sms" ? Phone(number) : "whatsapp:" + Phone(number);

    public string Business { get; } =
        script.Assistant is not "hotel" ? EarlyYears
        : script.Channel is "sms" ? SmsNumber
        : HotelNumber;

    public override int Count => stage.Twilio.Phone(Address).Messages.Count;

    private InboundSms Message => new(Address, Business, "")
    {
        MessageSid = stage.NextMessageId(),
        ProfileName = "Ana",
        ExternalUserId = script.HidesNumber ? Address["whatsapp:".Length..] : null,
    };

    public override Task SayAsync(string text, string? tap, CancellationToken cancellationToken) =>
        DeliverAsync(Message with { Body = text }, cancellationToken);

    public override async Task SayAsync(string? text, ChannelEvent happens, ChoicesSeen choices, CancellationToken cancellationToken)
    {
        if (happens.Blocks is { } blocks)
            stage.Twilio.SetRecipient(Address, blocks ? RecipientState.OptedOut : RecipientState.Reachable);
        for (var picture = 0; picture < happens.Pictures; picture++)
            await DeliverAsync(Message with { Media = [new SimulatedMedia("image/jpeg", Picture)] }, cancellationToken);
        if (text is not null || happens.Fields.Count > 0)
            await DeliverAsync(Message with { Body = text ?? "", Extra = happens.Fields }, cancellationToken);
    }

    public override IReadOnlyList<string> Read(int before, ChannelEvent? happened, ChoicesSeen choices)
    {
        List<string> bodies = [.. stage.Twilio.Phone(Address).Messages.Skip(before).Select(message => message.Body)];
        choices.ReadNumbered(bodies);
        return bodies;
    }

    public override Task SettleAsync(CancellationToken cancellationToken) => stage.Twilio.WaitUntilIdleAsync(cancellationToken);

    private async Task DeliverAsync(InboundSms message, CancellationToken cancellationToken)
    {
        var webhook = await stage.DeliverAsync(message, cancellationToken);
        if (!webhook.Succeeded)
            throw new InvalidOperationException(
                $"The host did not take the message: {webhook.StatusCode} {webhook.Body} {webhook.Failure}");
    }
}
