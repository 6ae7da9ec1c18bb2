using System.Globalization;
using System.Text.Json;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Channels.Telegram;

/// <summary>
/// The buttons that a guest saw last, in the data folder: each <c>say</c> is a process of its own, and often brings a simulator
/// of its own along, but the guest still knows what was on the phone.
/// </summary>
internal sealed class RememberedChoices(string folder, long guest)
{
    private readonly string _file = Path.Combine(
        Path.GetFullPath(folder), string.Create(CultureInfo.InvariantCulture, $"say-choices-{guest}.json"));

    public void Remember(IReadOnlyList<ChatButton> buttons)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(_file, JsonSerializer.Serialize(buttons));
    }

    /// <summary>The id of the button with that number, label or id; what is none of them is taken for an id.</summary>
    public string Find(string button)
    {
        var buttons = File.Exists(_file) ? JsonSerializer.Deserialize<List<ChatButton>>(File.ReadAllText(_file)) ?? [] : [];
        if (int.TryParse(button, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= buttons.Count)
            return buttons[number - 1].CallbackData;
        return buttons.Find(known => known.Text.Equals(button, StringComparison.OrdinalIgnoreCase))?.CallbackData ?? button;
    }
}
