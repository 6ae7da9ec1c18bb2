using HotelConcierge.Diagnostics;
using HotelConcierge.Model.OpenAI;

namespace HotelConcierge.Tests.Model.OpenAI;

/// <summary>What is done about a model service depends on what it said, and is said in the settings' own names.</summary>
public sealed class FaultFindingTests
{
    [Theory]
    [InlineData(ModelTrouble.BadKey, 403, Condition.NotWell, "Check the role of the app.")]
    [InlineData(ModelTrouble.OutOfQuota, 429, Condition.NotWell, "Add credit or raise the limit at the service.")]
    [InlineData(ModelTrouble.Refused, 404, Condition.NotWell, "Set OpenAI__Model to one that the key may use, and check the endpoint.")]
    [InlineData(
        ModelTrouble.Refused,
        400,
        Condition.NotWell,
        "Set OpenAI__Model to a model that takes it, or change the assistants' model settings."
    )]
    [InlineData(
        ModelTrouble.Unavailable,
        429,
        Condition.Warning,
        "Answers wait and are tried again. If this stays, raise the limit at the service."
    )]
    [InlineData(ModelTrouble.Unavailable, 503, Condition.NotWell, FaultFinding.Unreachable)]
    [InlineData(ModelTrouble.Unavailable, null, Condition.NotWell, FaultFinding.Unreachable)]
    public void Each_trouble_has_its_remedy(ModelTrouble trouble, int? status, Condition condition, string remedy)
    {
        var finding = FaultFinding.Of(
            new ServiceFault(trouble, "evidence", MayPass: false) { Status = status },
            "check the role of the app",
            "OpenAI__Model");

        Assert.Equal((condition, remedy), (finding.Condition, finding.Remedy));
        Assert.EndsWith(" (evidence).", finding.Says, StringComparison.Ordinal);
    }
}
