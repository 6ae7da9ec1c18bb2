namespace HotelConcierge.Knowledge;

/// <summary>Where the documents lie: section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>A folder with a sub-folder for each assistant and in it <c>knowledge</c>: <c>hotel/knowledge/spa.en.md</c>.</summary>
    /// <value>Empty: the assistants' own folders beside the program.</value>
    public string Path { get; set; } = "";

    /// <summary>On Azure Functions, the blob container with the same folders in it, whose changes count without a deployment.</summary>
    /// <value>Empty: the folders beside the program.</value>
    public string Container { get; set; } = "";

    /// <summary>Whether the model decides which of the passages found answer a question. It takes one more call for each search.</summary>
    /// <value>No: the thresholds of the search are judgement enough.</value>
    public bool Judge { get; set; }
}
