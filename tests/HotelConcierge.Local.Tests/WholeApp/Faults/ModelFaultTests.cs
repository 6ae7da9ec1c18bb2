using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>Every fault of the model's service, alone and followed by every other: an answer or an apology, never both.</summary>
public sealed class ModelFaultTests : InAFaultyDeployment
{
    public static TheoryData<OpenAIFaultKind> Faults => [.. Enum.GetValues<OpenAIFaultKind>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_of_the_model_alone_and_before_every_other(OpenAIFaultKind first)
    {
        await ExpectAsync([first], [], await ReadAfterAsync(first));
        foreach (var second in Enum.GetValues<OpenAIFaultKind>())
            await ExpectAsync([first, second], [], await ReadAfterAsync(IsAskedAgain(first) ? second : first));
    }
}
