using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>
/// Fills a form: takes what it is given as far as it can be had, and asks for the next thing; once nothing is missing it asks whether all
/// of it is to be done. It does nothing else: what a filled form comes to waits for the guest's yes.
/// </summary>
internal sealed class FormFlow(
    OpenForms forms, OpenProposals proposals, SlotValues values, FormQuestions questions, FormTexts texts, StayRooms rooms)
{
    /// <summary>Stands in stored proposals, so it never changes.</summary>
    internal const string Kind = "form";

    private const string SaysAbove =
        "The guest reads guest_reads, so neither say it again nor ask anything of it yourself. When nothing else was asked, answer DONE "
        + "and nothing else.";

    /// <summary>Takes what a call of the form's tool gives. Done twice for one call, it comes to the same.</summary>
    public async Task<ToolResult> FillAsync(FormVisit visit, CancellationToken cancellationToken)
    {
        var (form, call) = (visit.Form, visit.Call);
        var found = await forms.FindAsync(visit.Guest, form.Name, cancellationToken);
        var isLapsed = found is not null && IsLapsed(visit, found);
        if (ToolJson.Flag(call.Arguments, FillForm.Cancel))
            return await CancelAsync(visit, cancellationToken);
        if (ToolJson.Flag(call.Arguments, FillForm.Over) && (found is null || isLapsed))
        {
            await forms.CloseAsync(visit.Guest, form.Name, cancellationToken);
            const string Lapsed = "It was not finished in time: nothing was done, and it begins anew.";
            return Result(visit, "lapsed", Lapsed, Words(visit, FormWords.Lapsed));
        }

        var open = found is null || isLapsed
            ? new OpenForm(form.Name, OpenForm.IdFor(visit.Guest, call.Id), Nothing, default) { BegunBy = call.Id, IsAfterLapse = isLapsed }
            : found;
        var problems = new List<SlotProblem>();
        open = Merge(visit, await WithRoomAsync(visit, open, cancellationToken), problems);
        return await AskAsync(visit, open, problems, cancellationToken);
    }

    /// <summary>Asks for what a form still needs, or whether it is to be done.</summary>
    /// <param name="problems">What could not be taken.</param>
    public async Task<ToolResult> AskAsync(
        FormVisit visit, OpenForm open, IReadOnlyList<SlotProblem> problems, CancellationToken cancellationToken)
    {
        var (form, call) = (visit.Form, visit.Call);
        var lines = problems.Select(problem => problem.Line).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (open.IsAfterLapse && open.BegunBy == call.Id)
            lines.Insert(0, Words(visit, FormWords.Lapsed));
        if (ToolJson.Flag(call.Arguments, FillForm.Help))
            lines.Add(Words(visit, FormWords.Help));
        var wrong = problems.FirstOrDefault(problem => problem.Line is not null && problem.Slot.IsAsked).Slot;
        var next = wrong ?? Next(form, open);
        var kept = open with { ExpiresAt = visit.Clock.Now.ToUniversalTime() + form.LapsesAfter };
        if (call.HasAsked)
        {
            await forms.KeepAsync(visit.Guest, kept, cancellationToken);
            return Report(visit, kept, YesNoQuestion.AnotherIsOpen, YesNoQuestion.OneAfterTheOther, problems);
        }

        var isAgain = next is not null && (wrong is not null || (open.Asked == next.Name && open.AskedSince != call.Turn));
        kept = kept with
        {
            Asked = next?.Name,
            AskedSince = next is not null && open.Asked == next.Name ? open.AskedSince : call.Turn,
            TurnNumber = call.TurnNumber,
        };
        await forms.KeepAsync(visit.Guest, kept, cancellationToken);
        await TakeBackAsync(visit, cancellationToken);
        return next is null
            ? await ProposeAsync(visit, kept, lines, problems, cancellationToken)
            : AskFor(visit, kept, next, isAgain, lines, problems);
    }

    /// <summary>Whether it was left for too long.</summary>
    public static bool IsLapsed(FormVisit visit, OpenForm open) => visit.Clock.Now >= open.ExpiresAt;

    /// <summary>What is wrong by now with what a form holds; empty where nothing is.</summary>
    public List<SlotProblem> ProblemsOf(FormVisit visit, OpenForm open) =>
    [
        .. visit.Form.Slots
            .Where(slot => open.Values.ContainsKey(slot.Name))
            .Select(slot => (Slot: slot, Checked: values.Rules(visit, slot, open.Values[slot.Name], open.Values)))
            .Where(one => one.Checked.Value is null)
            .Select(one => new SlotProblem(one.Slot, one.Checked.Why, one.Checked.Line)),
    ];

    /// <summary>A result of which the guest reads a line.</summary>
    public static ToolResult Result(
        FormVisit visit, string result, string note, string line, ReplyPart? shown = null, JsonObject? more = null)
    {
        var json = new JsonObject { ["result"] = result, ["form"] = visit.Form.Name };
        foreach (var (name, value) in more ?? [])
            json[name] = value?.DeepClone();
        json["note"] = $"{note} {SaysAbove}";
        json["guest_reads"] = line;
        return new(json.ToJsonString(ToolJson.Options), shown is null ? [] : [shown])
        {
            Line = line,
            SaysAll = true,
            About = visit.Form.Name,
        };
    }

    private static ImmutableSortedDictionary<string, string> Nothing { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private async Task<ToolResult> CancelAsync(FormVisit visit, CancellationToken cancellationToken)
    {
        await forms.CloseAsync(visit.Guest, visit.Form.Name, cancellationToken);
        if (await proposals.FindAsync(visit.Guest, call: null, cancellationToken) is { Kind: Kind } proposal
            && FormProposal.Of(proposal).Form == visit.Form.Name)
            await proposals.CloseAsync(visit.Guest, cancellationToken);
        return Result(visit, "cancelled", "It was dropped, and nothing was done.", Words(visit, FormWords.Nothing));
    }

    /// <summary>A guest who stays here need not say in which room.</summary>
    private async Task<OpenForm> WithRoomAsync(FormVisit visit, OpenForm open, CancellationToken cancellationToken)
    {
        if (visit.Form.Slots.FirstOrDefault(slot => slot.Type is SlotType.Room) is not { IsRequired: true } slot
            || open.Values.ContainsKey(slot.Name)
            || await rooms.OnlyOneAsync(visit.Call, cancellationToken) is not { } room)
            return open;
        return open with { Values = open.Values.SetItem(slot.Name, room) };
    }

    private OpenForm Merge(FormVisit visit, OpenForm open, List<SlotProblem> problems)
    {
        var (form, call) = (visit.Form, visit.Call);
        foreach (var slot in form.Slots)
        {
            var given = ToolJson.Text(call.Arguments, slot.Name);
            if (given.Length == 0)
                continue;
            var isAnswer = call.Taps.Contains(FormTaps.Of(form, open.Id, slot, given), StringComparer.Ordinal);
            var taken = !isAnswer && FormTaps.AreOn(call.Taps, form, open.Id, slot)
                ? new SlotValue(null, "the guest tapped something else", null)
                : values.Check(visit, slot, given, isAnswer, open.Values);
            if (taken.Value is { } value)
                open = open with { Values = open.Values.SetItem(slot.Name, value), Skipped = open.Skipped.Remove(slot.Name) };
            else
                problems.Add(new(slot, taken.Why, taken.Line));
        }

        foreach (var slot in form.Slots.Where(slot => !slot.IsRequired && Skips(call).Contains(slot.Name, StringComparer.Ordinal)))
            open = open with { Values = open.Values.Remove(slot.Name), Skipped = open.Skipped.Add(slot.Name) };

        // Days and times go by, and another day makes a time another one.
        foreach (var problem in ProblemsOf(visit, open))
        {
            open = open with { Values = open.Values.Remove(problem.Slot.Name) };
            problems.Add(problem);
        }

        return open;
    }

    private static IEnumerable<string> Skips(ToolCall call) => call.Arguments[FillForm.Skip] switch
    {
        JsonArray names => names.Select(name => name?.ToString() ?? ""),
        JsonValue name => [name.ToString()],
        _ => [],
    };

    private static FormSlot? Next(Form form, OpenForm open) =>
        form.Slots.FirstOrDefault(slot => slot.IsRequired && !open.Values.ContainsKey(slot.Name))
        ?? form.Slots.FirstOrDefault(
            slot => slot.IsAsked && !slot.IsRequired && !open.Values.ContainsKey(slot.Name) && !open.Skipped.Contains(slot.Name));

    private ToolResult AskFor(
        FormVisit visit, OpenForm open, FormSlot next, bool isAgain, List<string> lines, IReadOnlyList<SlotProblem> problems)
    {
        lines.Add(questions.Ask(visit.Form, open, next, isAgain, visit.Language));
        var choices = questions.Choices(questions.OptionsOf(visit.Form, open, next, visit.Language), visit.Language);
        var note = $"What could be taken is kept. The guest is asked for {next.Name}.";
        return Result(visit, "asking", note, string.Join(" ", lines), choices, State(open, problems));
    }

    private async Task<ToolResult> ProposeAsync(
        FormVisit visit, OpenForm open, List<string> lines, IReadOnlyList<SlotProblem> problems, CancellationToken cancellationToken)
    {
        lines.Add(questions.Summary(visit.Form, open, visit.Language));
        var line = string.Join("\n\n", lines);
        var content = JsonSerializer.Serialize(new FormProposal(visit.Form.Name, open.Id, open.Values), TurnJson.Options);
        var question = new YesNoQuestion(Kind, content, line)
        {
            Yes = texts.Say(FormTexts.Yes, visit.Language),
            No = texts.Say(FormTexts.No, visit.Language),
            Button = texts.Say(FormTexts.Button, visit.Language),
            NumberHint = texts.Say(FormTexts.NumberHint, visit.Language),
        };
        if (await question.AskAsync(proposals, visit.Call, visit.Clock.Now, cancellationToken) is not { } choices)
            return Report(visit, open, YesNoQuestion.AnotherIsOpen, YesNoQuestion.OneAfterTheOther, problems);
        const string Note = "Nothing is done yet: the guest is asked whether all of it is right. Only their own yes does it.";
        return Result(visit, "proposed", Note, line, choices, State(open, problems));
    }

    /// <summary>What this form has asked in this turn the guest has not read: the question that follows takes its place.</summary>
    private async Task TakeBackAsync(FormVisit visit, CancellationToken cancellationToken)
    {
        if (await proposals.FindAsync(visit.Guest, call: null, cancellationToken) is { Kind: Kind } proposal
            && FormProposal.Of(proposal).Form == visit.Form.Name
            && proposal.Id != Proposal.IdFor(visit.Guest, visit.Call.Id))
            await proposals.CloseAsync(visit.Guest, cancellationToken);
    }

    private static ToolResult Report(FormVisit visit, OpenForm open, string result, string note, IReadOnlyList<SlotProblem> problems)
    {
        var json = State(open, problems);
        json["result"] = result;
        json["note"] = $"What could be taken is kept. {note}";
        return new(json.ToJsonString(ToolJson.Options), []) { About = visit.Form.Name };
    }

    private static JsonObject State(OpenForm open, IReadOnlyList<SlotProblem> problems)
    {
        var state = new JsonObject { ["filled"] = FilledOf(open) };
        if (problems.Count > 0)
        {
            var told = problems.Select(problem => new JsonObject { ["slot"] = problem.Slot.Name, ["why"] = problem.Why });
            state["not_taken"] = new JsonArray([.. told]);
        }

        return state;
    }

    /// <summary>What a form holds, as a model reads it.</summary>
    internal static JsonObject FilledOf(OpenForm open) =>
        new(open.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value))));

    private static string Words(FormVisit visit, string key) => visit.Form.Words.Say(key, visit.Language);
}

/// <summary>A value that could not be taken.</summary>
/// <param name="Why">For the model.</param>
/// <param name="Line">For the guest; null where the question alone says enough.</param>
internal readonly record struct SlotProblem(FormSlot Slot, string Why, string? Line);

/// <summary>What a guest is asked whether it is to be done, as the stored proposal has it.</summary>
/// <param name="Id">Of the filling-in.</param>
internal sealed record FormProposal(string Form, string Id, ImmutableSortedDictionary<string, string> Values)
{
    public static FormProposal Of(Proposal proposal) =>
        JsonSerializer.Deserialize<FormProposal>(proposal.Content, TurnJson.Options)
        ?? throw new JsonException("The content of a form's proposal is null.");
}
