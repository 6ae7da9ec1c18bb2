using System.Collections.Immutable;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;

namespace HotelConcierge.Forms;

/// <summary>What a form asks, as the guest reads it, and what they tap or write a number for.</summary>
internal sealed class FormQuestions(SlotValues values, FormTexts texts)
{
    /// <summary>The question for a slot; earlier answers stand in it.</summary>
    public string Ask(Form form, OpenForm open, FormSlot slot, bool isAgain, string language)
    {
        var ask = isAgain && slot.AskAgain.Count > 0 ? slot.AskAgain : slot.Ask;
        return Text.Template.Fill(FormWords.In(ask, language), Shown(form, open.Values, language));
    }

    /// <summary>What can be chosen for a slot; empty where the guest has to write.</summary>
    public ImmutableArray<OfferedOption> OptionsOf(Form form, OpenForm open, FormSlot slot, string language) =>
    [
        .. slot.Values.Select(value => new OfferedOption(
            FormTaps.Of(form, open.Id, slot, value.Name), FormWords.In(value.Label, language), OptionKind.Choice)),
        .. slot.IsRequired
            ? []
            : new[] { new OfferedOption(FormTaps.ToSkip(form, open.Id, slot), texts.Say(FormTexts.Skip, language), OptionKind.No) },
    ];

    /// <summary>The options as a channel shows them; null where there are none.</summary>
    public ReplyPart.Choices? Choices(IReadOnlyList<OfferedOption> options, string language) => options.Count == 0
        ? null
        : new("", [.. options.Select(option => new ReplyChoice(option.Id, option.Label))], texts.Say(FormTexts.Button, language))
        {
            NumberHint = texts.Say(FormTexts.NumberHint, language),
        };

    /// <summary>Whether all of it is to be done: what was told beside it, and the question.</summary>
    public string Summary(Form form, OpenForm open, string language)
    {
        var beside = form.Slots
            .Where(slot => !slot.IsRequired && open.Values.ContainsKey(slot.Name))
            .Select(slot => $"- {FormWords.In(slot.Label, language)}: {values.Show(slot, open.Values[slot.Name], language)}");
        var question = form.Words.Say(FormWords.Confirm, language, Shown(form, open.Values, language));
        return string.Join("\n\n", new[] { string.Join('\n', beside), question }.Where(part => part.Length > 0));
    }

    /// <summary>That it is done.</summary>
    public string Done(Form form, IReadOnlyDictionary<string, string> held, string language) =>
        form.Words.Say(FormWords.Done, language, Shown(form, held, language));

    /// <summary>All of it on one line, for staff: the form's title, and each value by its label.</summary>
    public string OnOneLine(Form form, IReadOnlyDictionary<string, string> held, string language) =>
        $"{form.Title(language)}: " + string.Join("; ", Labelled(form, held, language, between: " "));

    /// <summary>All of it in lines, for staff: the form's title, and each value by its label.</summary>
    public string InLines(Form form, IReadOnlyDictionary<string, string> held, string language) =>
        string.Join('\n', Labelled(form, held, language, between: ": ").Prepend(form.Title(language)));

    private IEnumerable<string> Labelled(Form form, IReadOnlyDictionary<string, string> held, string language, string between) => form.Slots
        .Where(slot => held.ContainsKey(slot.Name))
        .Select(slot => FormWords.In(slot.Label, language) + between + values.Plain(slot, held[slot.Name], language));

    private (string Slot, string Value)[] Shown(Form form, IReadOnlyDictionary<string, string> held, string language) =>
    [
        .. form.Slots.Where(slot => held.ContainsKey(slot.Name))
            .Select(slot => (slot.Name, values.Show(slot, held[slot.Name], language))),
    ];
}
