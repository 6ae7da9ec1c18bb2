using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Spa;

/// <summary>
/// Offers times to which a spa booking of the guest who writes can be moved. Nothing is moved before the guest has chosen one or has said
/// yes to one.
/// </summary>
public sealed class ChangeSpaBooking(SpaBookingFlow flow, SpaCatalog spas) : ITool
{
    public string Name => "change_spa_booking";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Shows the guest times to which one of their spa_bookings can be moved, or asks whether to move it to the time that they named. The " +
        "old time stays theirs until then. With notes alone it only notes them. Leave out whatever the guest did not say.",
        ToolParameter.OfText("booking_id", "The booking_id of the booking, from spa_bookings.", 64),
        ToolParameter.OfDay("date", "The new day: yyyy-MM-dd."),
        ToolParameter.OfTime("time", "The new time of day: HH:mm."),
        SpaArguments.NotesParameter);

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (SpaVisit.Of(call, spas) is not { } visit)
            return "This hotel has no spa that can be booked here. Say so and name reception.";
        if (SpaArguments.WhatIsWrong(call.Arguments) is { } problem)
            return problem;
        return await flow.ChangeAsync(
            visit,
            ToolJson.Text(call.Arguments, "booking_id"),
            ToolJson.Date(call.Arguments, "date"),
            ToolJson.TimeOfDay(call.Arguments, "time"),
            SpaArguments.NotesIn(call.Arguments),
            cancellationToken);
    }
}
