using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>Lets the model offer free spa times. It changes nothing but the list from which the guest chooses.</summary>
public sealed class FindSpaSlots(SpaBookingFlow flow, SpaCatalog spas) : ITool
{
    private const int MostPeople = 20;

    public string Name => "find_spa_slots";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return ToolJson.Declare(
            Name,
            "Finds free times in the spa and shows them to the guest as choices. Use it whenever the guest wants a treatment or asks for free " +
            "times. It books nothing. Leave out whatever the guest did not say.",
            ToolParameter.OfDay("date", "The day, counted from today's date: yyyy-MM-dd."),
            ToolParameter.OfTime("time", "The time of day from which on, by the hotel's clock: HH:mm. 13:00 for the afternoon."),
            ToolParameter.OfNames(
                "treatment", (spas.Find(assistant)?.Plan.Treatments ?? []).Select(treatment => treatment.Name), "What the guest wants."),
            ToolParameter.OfWhole("people", 1, MostPeople, "For how many people, when the guest says so."),
            ToolParameter.OfFlag("more", "True when the guest wants to see later times than those just shown."));
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (SpaVisit.Of(call, spas) is not { } visit)
            return "This hotel has no spa that can be booked here. Say so and name reception.";
        if (SpaArguments.WhatIsWrong(call.Arguments) is { } problem)
            return problem;
        var wish = new SpaSearch(
            ToolJson.Date(call.Arguments, "date"),
            ToolJson.TimeOfDay(call.Arguments, "time"),
            ToolJson.Text(call.Arguments, "treatment"),
            ToolJson.Whole(call.Arguments, "people"),
            ToolJson.Flag(call.Arguments, "more"));
        return await flow.FindAsync(visit, wish, cancellationToken);
    }
}
