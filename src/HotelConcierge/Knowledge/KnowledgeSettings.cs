using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Knowledge;

/// <summary>The settings of section <c>Knowledge</c>.</summary>
public static class KnowledgeSettings
{
    /// <summary>All of them, in the order in which operators read them.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Plain(
            "Knowledge__Path", "",
            "A folder with ASSISTANT/knowledge in it, where the documents lie; empty: the assistants' own folders beside the program."),
        Plain(
            "Knowledge__Container", "",
            "On Azure Functions, a blob container with ASSISTANT/knowledge in it; empty: the assistants' own folders beside the "
                + "program."),
        Switch(
            "Knowledge__Judge", "false",
            "Whether the model decides which of the passages found answer a question, by one more call for each search."),
    ];
}
