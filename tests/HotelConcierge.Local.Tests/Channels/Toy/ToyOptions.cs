using HotelConcierge.Settings;
using static HotelConcierge.Settings.KnownSetting;

namespace HotelConcierge.Local.Tests.Channels.Toy;

/// <summary>The settings of section <c>Toy</c>.</summary>
internal sealed class ToyOptions
{
    public const string Section = "Toy";

    /// <summary>Every setting of the toy.</summary>
    public static IReadOnlyList<KnownSetting> Settings { get; } =
    [
        Key("Toy__Squeak", "Signs webhooks and opens the API."),
        Address("Toy__ApiBaseUrl", "https://toys.example", "Where messages go."),
        Duration("Toy__RequestTimeout", "00:00:10", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), "How long one request may take."),
    ];

    public string Squeak { get; set; } = "";

    public string ApiBaseUrl { get; set; } = "https://toys.example";

    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
