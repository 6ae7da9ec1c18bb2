using System.Globalization;
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
            ToolParameter.OfTime("time", "The one time of day that the guest named, by the hotel's clock: HH:mm."),
            ToolParameter.OfTime("from", "For a part of the day, when it begins: HH:mm. 12:00 for the afternoon, 18:00 for the evening."),
            ToolParameter.OfTime("until", "For a part of the day, when it ends: HH:mm. 12:00 for the morning, 18:00 for the afternoon."),
            ToolParameter.OfNames(
                "treatment", (spas.Find(assistant)?.Plan.Treatments ?? []).Select(treatment => treatment.Name), DescriptionOf(assistant)),
            ToolParameter.OfWhole("people", 1, MostPeople, "For how many people at the same time, when the guest says so."),
            ToolParameter.OfFlag("more", "True when the guest wants to see later times than those just shown."),
            SpaArguments.NotesParameter);
    }

    /// <summary>How long each treatment takes and what it costs, as far as the spa says.</summary>
    private string DescriptionOf(Assistant assistant)
    {
        var plan = spas.Find(assistant)?.Plan;
        var known = plan?.Treatments.Where(treatment => treatment.Length is not null || plan.PriceOf(treatment.Name, 1) is not null)
            .Select(treatment => string.Join(", ", new[]
            {
                treatment.Name,
                treatment.Length is { } length ? string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0} minutes") : null,
                plan.PriceOf(treatment.Name, 1),
            }.OfType<string>()));
        return known is null || !known.Any() ? "What the guest wants." : $"What the guest wants. {string.Join("; ", known)}.";
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (SpaVisit.Of(call, spas) is not { } visit)
            return "This hotel has no spa that can be booked here. Say so and name reception.";
        if (SpaArguments.WhatIsWrong(call.Arguments) is { } problem)
            return problem;
        var wish = SpaArguments.WishIn(call.Arguments);
        return await flow.FindAsync(visit, wish, cancellationToken);
    }
}
