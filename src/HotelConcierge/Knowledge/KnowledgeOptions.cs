namespace HotelConcierge.Knowledge;

/// <summary>Where the papers lie: section <c>Knowledge</c>.</summary>
public sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>A folder with a sub-folder for each assistant and in it <c>knowledge</c>: <c>hotel/knowledge/spa.en.md</c>.</summary>
    /// <value>Empty: the assistants' own folders beside the program.</value>
    public string Path { get; set; } = "";
}
