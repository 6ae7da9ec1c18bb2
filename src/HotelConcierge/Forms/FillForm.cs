using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Languages;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Forms;

/// <summary>
/// Fills a form of the assistant's data, as a tool of the form's name whose parameters are its slots. It keeps what the guest says and asks
/// for what is missing, in the form's own words; a filled form is proposed, and only the guest's yes carries it out.
/// </summary>
public sealed class FillForm : IReadsAnswers
{
    /// <summary>Drops the form.</summary>
    internal const string Cancel = "cancel";

    /// <summary>Says how the form works.</summary>
    internal const string Help = "help";

    /// <summary>Leaves slots out that are not required.</summary>
    internal const string Skip = "skip";

    /// <summary>What the guest answers is to a form that is over; no model is offered it.</summary>
    internal const string Over = "over";

    private const int LongestContact = 254;

    private readonly FormCatalog _forms;
    private readonly FormVisits _visits;
    private readonly FormFlow _flow;
    private readonly FormAnswers _answers;

    /// <param name="name">The form's name, in whichever assistant it is.</param>
    internal FillForm(string name, FormCatalog forms, FormVisits visits, FormFlow flow, FormAnswers answers) =>
        (Name, _forms, _visits, _flow, _answers) = (name, forms, visits, flow, answers);

    /// <summary>The form's name.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public AIFunctionDeclaration DeclarationFor(Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        if (_forms.Find(assistant, Name) is not { } form)
            return ToolJson.Declare(Name, "Not to be had here.");
        var description = form.Words.Say(FormWords.Description, LanguageCatalog.FallbackCode);
        var optional = form.Slots.Where(slot => !slot.IsRequired).Select(slot => slot.Name).ToList();
        return ToolJson.Declare(
            Name,
            $"{description} Call it at once when the guest wants that, with nothing but what they have said, in any order; it asks for the "
                + "rest itself. Call it again with each answer and each correction ('no, roses' changes one value). It carries nothing out: "
                + "once all is there the guest is asked, and their yes is answer_proposal. Never say that it is done before a result says so.",
            [
                .. form.Slots.Select(ParameterOf),
                .. optional.Count == 0 ? [] : new[] { SkipOf(optional) },
                ToolParameter.OfFlag(Cancel, "true when the guest wants to drop it."),
                ToolParameter.OfFlag(Help, "true when the guest asks how this works or what they can say."),
            ]);
    }

    /// <inheritdoc/>
    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _forms.Find(call.Assistant, Name) is { } form
            ? await _flow.FillAsync(_visits.Of(form, call), cancellationToken)
            : "This cannot be had here any more. Say so.";
    }

    /// <inheritdoc/>
    public bool Owns(string tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return tap.StartsWith(FormTaps.PrefixOf(Name), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return _forms.Find(call.Assistant, Name) is { } form
            ? await _answers.ReadAsync(_visits.Of(form, call), cancellationToken)
            : [];
    }

    private static ToolParameter ParameterOf(FormSlot slot) => slot.Type switch
    {
        SlotType.Choice => ToolParameter.OfNames(slot.Name, slot.Values.Select(value => value.Name), $"{slot.About} {NamesOf(slot)}"),
        SlotType.Date => ToolParameter.OfDay(slot.Name, slot.About),
        SlotType.Time => ToolParameter.OfTime(slot.Name, $"{slot.About} {HoursOf(slot)}"),
        SlotType.Number => ToolParameter.OfWhole(slot.Name, slot.Least, slot.Most, slot.About),
        SlotType.Email => Formatted(ToolParameter.OfText(slot.Name, slot.About, LongestContact), "email"),
        SlotType.Phone => Formatted(ToolParameter.OfText(slot.Name, slot.About, LongestContact), "phone"),
        SlotType.Room => Formatted(ToolParameter.OfText(slot.Name, slot.About, LongestContact), "room"),
        _ => ToolParameter.OfText(slot.Name, $"{slot.About} In the guest's own words, in their language.", slot.Most),
    };

    private static ToolParameter SkipOf(IEnumerable<string> optional) => new(
        Skip,
        new()
        {
            ["type"] = "array",
            ["items"] = ToolParameter.OfNames("", optional, "One of them.").Schema,
            ["description"] = "What the guest does not want to say, or does not know.",
        });

    private static ToolParameter Formatted(ToolParameter parameter, string format)
    {
        parameter.Schema["format"] = format;
        return parameter;
    }

    /// <summary>What guests call each value, so that a model need not guess it.</summary>
    private static string NamesOf(FormSlot slot) =>
        "Called: " + string.Join("; ", slot.Values.Select(value => $"{value.Name} ({string.Join(", ", value.Names)})")) + ".";

    private static string HoursOf(FormSlot slot) =>
        string.Create(CultureInfo.InvariantCulture, $"From {slot.From:HH:mm} to {slot.Until:HH:mm}.");
}
