using HotelConcierge.Diagnostics;

namespace HotelConcierge.Model.OpenAI;

/// <summary>What a probe says about a model service that did not answer.</summary>
internal static class FaultFinding
{
    /// <summary>What to do about a service that cannot be reached.</summary>
    public const string Unreachable =
        "Check OpenAI__Endpoint, or on Azure AzureOpenAI__Endpoint, and the way to it; the service's status page may say more.";

    private const int TooManyRequests = 429;
    private const int NotFound = 404;

    /// <param name="keyRemedy">What to do about a refused key: <c>check OpenAI__ApiKey</c>.</param>
    /// <param name="settings">Which settings name the model.</param>
    public static Finding Of(ServiceFault fault, string keyRemedy, string settings) =>
        fault.Trouble switch
        {
            ModelTrouble.BadKey => Finding.NotWell($"The model service refuses the key ({fault.Evidence}).", Sentence(keyRemedy)),
            ModelTrouble.OutOfQuota => Finding.NotWell(
                $"The model service's quota is used up ({fault.Evidence}).",
                "Add credit or raise the limit at the service."),
            ModelTrouble.Refused when fault.Status is NotFound => Finding.NotWell(
                $"The model service knows no such model or deployment ({fault.Evidence}).",
                $"Set {settings} to one that the key may use, and check the endpoint."),
            ModelTrouble.Refused => Finding.NotWell(
                $"The model service refuses the concierge's request ({fault.Evidence}).",
                $"Set {settings} to a model that takes it, or change the assistants' model settings."),
            _ when fault.Status is TooManyRequests => Finding.Warning(
                $"The model service has too many requests at the moment ({fault.Evidence}).",
                "Answers wait and are tried again. If this stays, raise the limit at the service."),
            _ => Finding.NotWell($"The model service is not available ({fault.Evidence}).", Unreachable),
        };

    private static string Sentence(string remedy) => $"{char.ToUpperInvariant(remedy[0])}{remedy[1..]}.";
}
