using System.Globalization;
using System.Text.RegularExpressions;

namespace HotelConcierge.Evaluate.Conversations;

/// <summary>The choices that a guest was offered last, as their phone shows them.</summary>
internal sealed partial class ChoicesSeen
{
    private IReadOnlyList<(string Label, string? Id)> _last = [];

    /// <summary>What stands on them, since the last line of the guest; empty when none were offered.</summary>
    public IReadOnlyList<string> Offered { get; private set; } = [];

    /// <summary>What tapping the choice at a place sends, counted from 1; null where there is nothing to tap.</summary>
    public string? IdAt(string place) =>
        _last.ElementAtOrDefault(int.Parse(place, CultureInfo.InvariantCulture) - 1).Id;

    /// <summary>Choices that are lines with numbers: "2. Mon 30 Nov, 10:00".</summary>
    public void ReadNumbered(IEnumerable<string> messages) =>
        Take([.. messages.SelectMany(message => Numbered().Matches(message))
            .Select(match => (match.Groups["label"].Value.Trim(), (string?)null))]);

    public void ReadButtons(IReadOnlyList<(string Label, string Id)> buttons) =>
        Take([.. buttons.Select(button => (button.Label, (string?)button.Id))]);

    private void Take(IReadOnlyList<(string Label, string? Id)> choices)
    {
        Offered = [.. choices.Select(choice => choice.Label)];
        if (choices.Count > 0)
            _last = choices;
    }

    [GeneratedRegex(
        @"^[0-9]{1,2}\. (?<label>.+)$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Numbered();
}
