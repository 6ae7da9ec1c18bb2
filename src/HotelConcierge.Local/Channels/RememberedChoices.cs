using System.Globalization;
using System.Text.Json;

namespace HotelConcierge.Local.Channels;

/// <summary>A button or a row of a list, as it was on the phone.</summary>
internal sealed record RememberedChoice(string Label, string Id);

/// <summary>
/// The buttons that a guest saw last, in the data folder: each <c>say</c> is a process of its own, and often brings a simulator
/// of its own along, but the guest still knows what was on the phone.
/// </summary>
/// <param name="guest">Names the guest and the channel: letters, digits, dots and dashes.</param>
internal sealed class RememberedChoices(string folder, string guest)
{
    private readonly string _file = Path.Combine(Path.GetFullPath(folder), $"say-choices-{guest}.json");

    public void Remember(IEnumerable<RememberedChoice> buttons)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(_file, JsonSerializer.Serialize(buttons));
    }

    /// <summary>The id of the button with that number, label or id; what is none of them is taken for an id.</summary>
    public string Find(string button)
    {
        var buttons = File.Exists(_file) ? JsonSerializer.Deserialize<List<RememberedChoice>>(File.ReadAllText(_file)) ?? [] : [];
        if (int.TryParse(button, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= buttons.Count)
            return buttons[number - 1].Id;
        return buttons.Find(known => known.Label.Equals(button, StringComparison.OrdinalIgnoreCase))?.Id ?? button;
    }
}
