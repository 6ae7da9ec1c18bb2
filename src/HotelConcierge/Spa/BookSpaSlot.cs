using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>
/// Books what the guest has just chosen. It takes no argument: which time it is comes from the guest's own words or tap, so
/// that nothing a model reads can make it book. Keyed by the call's id.
/// </summary>
public sealed class BookSpaSlot(SpaBookingFlow desk, SpaCatalog spas) : IReadsChoices
{
    public string Name => "book_spa_slot";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) =>
        ToolJson.Declare(
            Name,
            "Books the time that the guest has chosen from the list just shown, by a tap, its number or its words; it reads the guest's message itself. Say that something is booked only when the result is 'booked' or 'changed'."
        );

    public async Task<ChoiceReading> ReadChoiceAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit ? await desk.ReadChoiceAsync(visit, cancellationToken) : ChoiceReading.None;
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await desk.ChooseAsync(visit, cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
