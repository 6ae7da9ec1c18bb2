using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Knowledge;

/// <summary>Lets the model read what the hotel's documents say. Changes nothing, so it needs no idempotency key.</summary>
public sealed class HotelInformation(KnowledgeBase knowledge) : IReadsDocuments
{
    private readonly KnowledgeLookup _lookup = new(knowledge);

    public string Name => "hotel_information";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => KnowledgeLookup.Declare(
        Name,
        "Looks up what the hotel's documents say: opening hours, restaurants, spa, pools, rooms, arrival, surroundings. " +
        "Call it before you state any fact about the hotel, and state only what it returns.");

    public Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken) =>
        _lookup.RunAsync(call, linksToPage: false, cancellationToken);
}
