using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;

namespace HotelConcierge.Knowledge;

/// <summary>Lists the documents of every assistant: the folder or container is there, and not empty.</summary>
internal sealed class DocumentsProbe(IKnowledgeSource documents, AssistantCatalog assistants) : IProbe
{
    public string What => "documents";

    public string Remedy =>
        "Check Knowledge__Path, or on Azure Functions Knowledge__Container and the role Storage Blob Data Contributor of the app's identity.";

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        List<string> found = [];
        var count = 0;
        foreach (var assistant in assistants.All)
        {
            var files = await documents.ListAsync(assistant.Name, cancellationToken).CountAsync(cancellationToken);
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{assistant.Name}: {files}"));
            count += files;
        }

        var says = $"Files found ({string.Join(", ", found)}).";
        return count > 0
            ? Finding.Well(says)
            : Finding.Warning(
                "No assistant has a single document to answer from.",
                "Put them where Knowledge__Path or Knowledge__Container points, in ASSISTANT/knowledge.");
    }
}
