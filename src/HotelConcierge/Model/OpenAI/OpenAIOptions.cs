namespace HotelConcierge.Model.OpenAI;

/// <summary>The model service: OpenAI, Azure OpenAI's v1 endpoint, or anything that speaks the same. Section <c>OpenAI</c>.</summary>
public sealed class OpenAIOptions
{
    public const string Section = "OpenAI";

    /// <summary>Where the service's API begins; <c>/chat/completions</c> and the like are appended.</summary>
    /// <value>OpenAI's own. Azure: <c>https://RESOURCE.openai.azure.com/openai/v1/</c>.</value>
    public string Endpoint { get; set; } = "https://api.openai.com/v1";

    /// <summary>The secret that is sent with every request. A service of your own that asks for none takes any text.</summary>
    /// <value>Empty: the service is not used.</value>
    public string ApiKey { get; set; } = "";

    /// <summary>The model that answers guests, unless an assistant names another; on Azure the deployment. Needed with a key.</summary>
    public string Model { get; set; } = "";

    /// <summary>The model that compares texts.</summary>
    /// <value>Empty: words are compared.</value>
    public string EmbeddingModel { get; set; } = "";

    /// <summary>Whether the model that answers looks at pictures, where its name does not tell: a deployment may be called anything.</summary>
    /// <value><c>true</c> or <c>false</c>; empty: its name tells.</value>
    public string SeesPictures { get; set; } = "";

    /// <summary>The model that writes down what voice messages say, such as <c>gpt-transcribe</c>.</summary>
    /// <value>Empty: guests are asked to write instead.</value>
    public string TranscriptionModel { get; set; } = "";

    /// <summary>
    /// How long one request may take before it counts as failed and is tried again. Too short, and long answers never arrive.
    /// </summary>
    /// <value>100 seconds.</value>
    public TimeSpan NetworkTimeout { get; set; } = TimeSpan.FromSeconds(100);
}
