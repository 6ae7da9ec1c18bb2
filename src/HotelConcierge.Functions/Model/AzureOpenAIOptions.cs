namespace HotelConcierge.Functions.Model;

/// <summary>The model as a deployment of an Azure OpenAI resource: section <c>AzureOpenAI</c>.</summary>
public sealed class AzureOpenAIOptions
{
    public const string Section = "AzureOpenAI";

    /// <summary>The resource, such as <c>https://RESOURCE.openai.azure.com</c>. Empty: the section <c>OpenAI</c> counts.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The deployment that writes the answers, unless an assistant names another.</summary>
    public string Deployment { get; set; } = "";

    /// <summary>The deployment that compares texts.</summary>
    /// <value>Empty: words are compared.</value>
    public string EmbeddingDeployment { get; set; } = "";

    /// <summary>The deployment that writes down what voice messages say.</summary>
    /// <value>Empty: guests are asked to write instead.</value>
    public string TranscriptionDeployment { get; set; } = "";

    /// <summary>The resource's key.</summary>
    /// <value>Empty: the app's identity, which needs the role Cognitive Services OpenAI User.</value>
    public string ApiKey { get; set; } = "";
}
