using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Knowledge;

/// <summary>
/// Lets the model read the assistant's articles for parents; the best one's page follows the answer as a last message. Changes
/// nothing, so it needs no idempotency key.
/// </summary>
public sealed class ParentingInformation(KnowledgeBase knowledge) : IReadsDocuments
{
    private readonly KnowledgeLookup _lookup = new(knowledge);

    public string Name => "parenting_information";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => KnowledgeLookup.Declare(
        Name,
        "Looks up what our articles for parents of small children say: sleep, crying, feeding, tantrums, talking, teeth, screens, play. " +
        "Call it before you answer a question about bringing up a child, and answer only from what it returns.");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        _lookup.RunAsync(call, linksToPage: true, cancellationToken);
}
