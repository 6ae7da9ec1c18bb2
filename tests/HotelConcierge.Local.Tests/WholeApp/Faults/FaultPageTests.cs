using HotelConcierge.Contracts;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>docs/faults.md states an outcome for every fault the simulators have, the one that the tests hold the deployment to.</summary>
public sealed class FaultPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Top, "docs", "faults.md"));

    [Fact]
    public void Every_fault_of_sending_has_its_outcome_on_the_page() =>
        Assert.All(
            Enum.GetValues<TwilioFaultKind>(),
            kind => Assert.Contains($"\n| {kind} | {StatedOutcomes.Sending[kind].Effect}", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_fault_of_the_model_has_its_outcome_on_the_page() =>
        Assert.All(
            Enum.GetValues<OpenAIFaultKind>(),
            kind => Assert.Contains($"\n| {kind} | {StatedOutcomes.Asking[kind].Effect}", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_state_of_a_guests_end_has_its_outcome_on_the_page() =>
        Assert.All(
            Enum.GetValues<RecipientState>(),
            state =>
                Assert.Contains(
                    $"\n| {state} | {(StatedOutcomes.Reaching[state].Reads ? "read" : "not read")}",
                    Page,
                    StringComparison.Ordinal));
}
