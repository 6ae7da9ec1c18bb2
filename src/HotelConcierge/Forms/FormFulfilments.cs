using System.Text.Json.Nodes;
using HotelConcierge.Handoff;
using HotelConcierge.Requests;
using HotelConcierge.Reservations;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>
/// Does what a form is for, once the guest has said yes. The order is kept first and everything that comes of it has its id, so that a run
/// after a crash brings to its end what was begun and does nothing twice.
/// </summary>
internal sealed class FormFulfilments(
    FormOrders orders,
    OpenForms forms,
    FormQuestions questions,
    RequestCatalog hotels,
    GuestRequests requests,
    RequestDelivery staff,
    FormDelivery delivery,
    Desks desks,
    StayRooms rooms)
{
    /// <summary>What a result reports that has done it.</summary>
    internal const string Fulfilled = "fulfilled";

    public async Task<ToolResult> CarryOutAsync(FormVisit visit, FormOrder order, CancellationToken cancellationToken) =>
        visit.Form.Fulfilment switch
        {
            FormFulfilment.Request => await RequestAsync(visit, order, cancellationToken),
            FormFulfilment.Case => await HandOverAsync(visit, order, cancellationToken),
            _ => await PostAsync(visit, order, cancellationToken),
        };

    private async Task<ToolResult> RequestAsync(FormVisit visit, FormOrder order, CancellationToken cancellationToken)
    {
        if (hotels.Find(visit.Call.Assistant) is not { } plan)
            return "Nothing was done: nobody here takes requests any more. Say so.";
        var wanted = await RequestOfAsync(visit, plan.Hotel, order, cancellationToken);
        if (await requests.FindAsync(plan.Hotel, visit.Guest, wanted, cancellationToken) is { Verdict: RequestVerdict.TooMany })
            return TooMany(visit, plan);
        order = await orders.KeepAsync(visit.Guest, order, isPosted: false, cancellationToken);
        var outcome = await requests.RecordAsync(plan.Hotel, visit.Guest, wanted, cancellationToken);
        if (outcome.Request is not { } noted)
        {
            await orders.DropAsync(visit.Guest, order.Id, cancellationToken);
            return TooMany(visit, plan);
        }

        await staff.TryNowAsync(new(visit.Guest, noted, Told: []), cancellationToken);
        return await DoneAsync(visit, order, cancellationToken);
    }

    private async Task<ToolResult> HandOverAsync(FormVisit visit, FormOrder order, CancellationToken cancellationToken)
    {
        if (desks.For(visit.Call.Assistant, visit.Call.Address) is not var (plan, _))
            return HandToPerson.WhereAPersonIs(visit.Call);
        order = await orders.KeepAsync(visit.Guest, order, isPosted: false, cancellationToken);
        var done = await DoneAsync(visit, order, cancellationToken);
        var summary = Cut(questions.OnOneLine(visit.Form, order.Values, visit.Language), DeskCase.LongestSummary);
        var given = HandToPerson.HandOver(plan, visit.Call, new(summary, CaseUrgency.Normal)
        {
            Details = questions.InLines(visit.Form, order.Values, visit.Language),
        });
        return given with { Line = $"{done.Line}\n\n{given.Line}", About = visit.Form.Name };
    }

    private async Task<ToolResult> PostAsync(FormVisit visit, FormOrder order, CancellationToken cancellationToken)
    {
        order = await orders.KeepAsync(visit.Guest, order, isPosted: true, cancellationToken);
        await delivery.TryNowAsync(visit.Guest, order, cancellationToken);
        return await DoneAsync(visit, order, cancellationToken);
    }

    private async Task<ToolResult> DoneAsync(FormVisit visit, FormOrder order, CancellationToken cancellationToken)
    {
        await forms.CloseAsync(visit.Guest, visit.Form.Name, cancellationToken);
        var line = questions.Done(visit.Form, order.Values, visit.Language);
        var more = new JsonObject { ["order"] = order.Id };
        return FormFlow.Result(visit, Fulfilled, "It is done.", line, more: more) with { ClosesChat = visit.Form.Closes };
    }

    private static ToolResult TooMany(FormVisit visit, RequestPlan plan)
    {
        var line = plan.WithCall(plan.Text(RequestPlan.TooMany, visit.Language), visit.Language);
        return FormFlow.Result(visit, "too_many", "Nothing was done: staff have had too much noted for this guest today.", line);
    }

    private async Task<GuestRequest> RequestOfAsync(FormVisit visit, Hotel hotel, FormOrder order, CancellationToken cancellationToken)
    {
        var said = visit.Form.Slots
            .Where(slot => slot.Type is SlotType.Room)
            .Select(slot => order.Values.GetValueOrDefault(slot.Name))
            .OfType<string>()
            .FirstOrDefault();
        var stays = await rooms.OnlyOneAsync(visit.Call, cancellationToken);
        return new(
            GuestRequest.IdFor(visit.Guest, order.Id),
            order.Id,
            visit.Call.Turn,
            visit.Form.RequestKind,
            Cut(questions.OnOneLine(visit.Form, order.Values, order.Language), GuestRequest.LongestSummary),
            RequestUrgency.Normal,
            said ?? stays,
            order.At)
        {
            Hotel = hotel.Key,
            IsRoomSaid = said is not null && said != stays,
            Address = order.Address,
            Details = questions.InLines(visit.Form, order.Values, order.Language),
        };
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : WellFormedText.Of(text[..(most - 1)]).TrimEnd() + "…";
}
