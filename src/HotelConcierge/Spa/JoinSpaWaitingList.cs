using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>
/// Asks the guest whether to put them on the waiting list of a day on which nothing is free; on their yes they are on it. Keyed by the
/// call's id.
/// </summary>
public sealed class JoinSpaWaitingList(SpaWaitingFlow flow, SpaCatalog spas) : ITool
{
    public string Name => "join_spa_waiting_list";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return ToolJson.Declare(
            Name,
            "Asks the guest whether to put them on the spa's waiting list of a day that is full, for a treatment and, if they named " +
            "one, a time or part of the day. It holds and books nothing. Nobody is on the list unless the result says so.",
            ToolParameter.OfDay("date", "The day, counted from today's date: yyyy-MM-dd.").Required(),
            ToolParameter.OfNames(
                "treatment", (spas.Find(assistant)?.Plan.Treatments ?? []).Select(treatment => treatment.Name), "What the guest wants."),
            ToolParameter.OfWhole("people", 1, SpaRoom.Double, "For how many people at the same time, when the guest says so."),
            ToolParameter.OfTime("time", "The one time of day that the guest named: HH:mm."),
            ToolParameter.OfTime("from", "For a part of the day, when it begins: HH:mm."),
            ToolParameter.OfTime("until", "For a part of the day, when it ends: HH:mm."));
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (SpaVisit.Of(call, spas) is not { } visit)
            return "This hotel has no spa that can be booked here. Say so and name reception.";
        if (SpaArguments.WhatIsWrong(call.Arguments) is { } problem)
            return problem;
        var wish = SpaArguments.WishIn(call.Arguments);
        return await flow.JoinAsync(visit, wish, cancellationToken);
    }
}
