using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>
/// Every fault of the simulated Twilio, alone, followed by every other, and after every fault of the model: the guest reads
/// what can be delivered, once and in order, and the operator reads why the rest was not.
/// </summary>
public sealed class SendingFaultTests : InAFaultyDeployment
{
    public static TheoryData<TwilioFaultKind> Faults => [.. Enum.GetValues<TwilioFaultKind>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_of_sending_alone_and_before_every_other(TwilioFaultKind first)
    {
        await ExpectAsync([], [first], Answer);
        foreach (var second in Enum.GetValues<TwilioFaultKind>())
            await ExpectAsync([], [first, second], Answer);
    }

    [Fact]
    public async Task Every_fault_of_sending_after_every_fault_of_the_model()
    {
        foreach (var asking in Enum.GetValues<OpenAIFaultKind>())
        {
            foreach (var sending in Enum.GetValues<TwilioFaultKind>())
                await ExpectAsync([asking], [sending], await ReadAfterAsync(asking));
        }
    }
}
