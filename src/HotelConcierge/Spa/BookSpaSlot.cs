using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>
/// Carries out what the guest has chosen from the list that they were offered last. A model names the choice; it is done at once where the
/// guest tapped it or plainly named it, and proposed to them otherwise. Keyed by the call's id.
/// </summary>
public sealed class BookSpaSlot(SpaBookingFlow flow, SpaCatalog spas) : IReadsAnswers
{
    internal const string Choice = "choice_id";

    public string Name => "book_spa_slot";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Carries out one of open_choices: books or moves to a time, or picks one of the guest's bookings. Call it when the guest chooses in " +
        "whatever words, and only with a choice that they chose. Nothing is booked unless the result says so.",
        ToolParameter.OfText(Choice, "The choice_id of the choice, from open_choices.", 64).Required(),
        SpaArguments.NotesParameter);

    public bool Owns(string tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return tap.StartsWith(SpaChoices.Prefix, StringComparison.Ordinal);
    }

    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit ? await flow.ReadAnswersAsync(visit, cancellationToken) : [];
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SpaVisit.Of(call, spas) is { } visit
            ? await flow.ChooseAsync(
                visit, ToolJson.Text(call.Arguments, Choice), SpaArguments.NotesIn(call.Arguments), cancellationToken)
            : "This hotel has no spa that can be booked here. Say so and name reception.";
    }
}
