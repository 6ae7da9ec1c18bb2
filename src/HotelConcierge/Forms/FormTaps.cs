using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Forms;

/// <summary>
/// The ids of taps on a form's choices: which form, which filling-in of it, which slot and what. A plain answer in words has the id of what
/// it says, so that the tool knows that the guest said so and no model.
/// </summary>
internal static class FormTaps
{
    private const string Skip = "skip";
    private const string Cancel = "cancel";

    /// <summary>What all ids of a form's taps begin with.</summary>
    public static string PrefixOf(string form) => $"form-{form}-";

    public static string Of(Form form, string id, FormSlot slot, string value) =>
        string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(form.Name)}{id}-{slot.Name}-{StableHash.Of(value):x16}");

    public static string ToSkip(Form form, string id, FormSlot slot) => $"{PrefixOf(form.Name)}{id}-{slot.Name}-{Skip}";

    public static string ToCancel(Form form, string id) => $"{PrefixOf(form.Name)}{id}-{Cancel}";

    /// <summary>Whether one of the taps is on a slot of this filling-in, whatever it says.</summary>
    public static bool AreOn(IEnumerable<string> taps, Form form, string id, FormSlot slot) =>
        taps.Any(tap => tap.StartsWith($"{PrefixOf(form.Name)}{id}-{slot.Name}-", StringComparison.Ordinal));
}
