using HotelConcierge.Proposals;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>Carries out a form that was proposed, once the guest has said yes to exactly that.</summary>
internal sealed class FormProposals(
    FormCatalog catalog,
    FormVisits visits,
    OpenForms forms,
    FormOrders orders,
    FormFlow flow,
    FormFulfilments fulfilments,
    SlotValues values,
    FormReader reader)
    : IProposalKind
{
    public string Kind => FormFlow.Kind;

    /// <summary>"Yes, the roses": what was asked, once more.</summary>
    public Func<string, bool>? Restating(Proposal proposal, ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        var content = FormProposal.Of(proposal);
        if (catalog.Find(call.Assistant, content.Form) is not { } form)
            return null;
        var held = form.Slots
            .Where(slot => content.Values.ContainsKey(slot.Name))
            .Select(slot => (Slot: slot, Value: content.Values[slot.Name]))
            .ToList();
        var words = held.SelectMany(one => one.Slot.Value(one.Value)?.Names ?? [values.Plain(one.Slot, one.Value, call.Language)]);
        return reader.Restating(
            words.Concat(form.Titles),
            [.. held.Select(one => SlotValues.DayOf(one.Value)).OfType<DateOnly>()],
            call.Language,
            visits.Of(form, call).Clock.Today);
    }

    public async Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        var content = FormProposal.Of(proposal);
        if (catalog.Find(call.Assistant, content.Form) is not { } form)
            return "Nothing was done: this cannot be had here any more. Say so.";
        var visit = visits.Of(form, call);
        var id = FormOrder.IdFor(call.Conversation, proposal.Id);

        // What was begun before a crash is brought to its end, whatever time it is by now.
        if (await orders.FindAsync(call.Conversation, id, cancellationToken) is { } begun)
            return await fulfilments.CarryOutAsync(visit, begun, cancellationToken);

        var open = await forms.FindAsync(call.Conversation, form.Name, cancellationToken);
        if (open is null || FormFlow.IsLapsed(visit, open))
        {
            await forms.CloseAsync(call.Conversation, form.Name, cancellationToken);
            const string Lapsed = "Nothing was done: it was not finished in time.";
            return FormFlow.Result(visit, "lapsed", Lapsed, form.Words.Say(FormWords.Lapsed, call.Language));
        }

        var isTheSame = open.Id == content.Id && open.Values.SequenceEqual(content.Values);
        var problems = flow.ProblemsOf(visit, open);
        if (!isTheSame || problems.Count > 0)
        {
            open = open with { Values = open.Values.RemoveRange(problems.Select(problem => problem.Slot.Name)) };
            return await flow.AskAsync(visit, open, problems, cancellationToken);
        }

        return await fulfilments.CarryOutAsync(visit, FormOrder.Of(visit, id, open), cancellationToken);
    }

    public async Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        var content = FormProposal.Of(proposal);
        await forms.CloseAsync(call.Conversation, content.Form, cancellationToken);
        return catalog.Find(call.Assistant, content.Form) is { } form
            ? FormFlow.Result(visits.Of(form, call), "kept", "Nothing was done.", form.Words.Say(FormWords.Nothing, call.Language))
            : "Nothing was done.";
    }
}
