using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Model;

/// <summary>The settings of the model services: sections <c>OpenAI</c>, <c>AzureOpenAI</c> and <c>EmbeddedModel</c>.</summary>
/// <remarks>Also those that only one of the hosts reads: one file of settings serves both, so both know all.</remarks>
public static class ModelServiceSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Address(
            "OpenAI__Endpoint", "https://api.openai.com/v1",
            "Any service that speaks OpenAI's chat completions; Azure: https://RESOURCE.openai.azure.com/openai/v1/."),
        Key("OpenAI__ApiKey", "The model service's key; empty: Local answers with its embedded model."),
        Plain("OpenAI__Model", "", "The model that answers guests; needed with a key."),
        Plain("OpenAI__EmbeddingModel", "", "The model that compares texts; empty: words are compared."),
        Plain(
            "OpenAI__TranscriptionModel", "",
            "The model that writes down voice messages, such as gpt-transcribe; empty: guests are asked to write."),
        Switch("OpenAI__SeesPictures", "", "Whether the model looks at pictures; empty: its name tells, which on Azure it may not."),
        Duration(
            "OpenAI__NetworkTimeout", "00:01:40", Second, TimeSpan.FromMinutes(10),
            "How long one request to the model service may take."),

        Address("AzureOpenAI__Endpoint", "", "The Azure OpenAI resource, such as https://RESOURCE.openai.azure.com."),
        Plain("AzureOpenAI__Deployment", "", "The deployment that answers guests."),
        Plain("AzureOpenAI__EmbeddingDeployment", "", "The deployment that compares texts; empty: words are compared."),
        Plain(
            "AzureOpenAI__TranscriptionDeployment", "",
            "The deployment that writes down voice messages; empty: guests are asked to write."),
        Key("AzureOpenAI__ApiKey", "The resource's key; empty: the managed identity."),

        Duration(
            "EmbeddedModel__Delay", "00:00:00", TimeSpan.Zero, TimeSpan.FromMinutes(5),
            "How long the embedded model pretends to think."),
    ];
}
