using System.Collections.Concurrent;
using System.Globalization;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.World;

/// <summary>LINE beside a deployment, with a guest who sends words only.</summary>
internal sealed class LineSide : IGuestSide
{
    /// <summary>The guest who is there.</summary>
    public const string Guest = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private readonly ConcurrentDictionary<int, bool> _told = [];

    private LineSide(SimulatedLine line) => Line = line;

    public SimulatedLine Line { get; }

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Line:ChannelSecret"] = Line.Options.ChannelSecret,
        ["Line:ChannelAccessToken"] = Line.Options.ChannelAccessToken,
        ["Line:ApiBaseUrl"] = Line.BaseAddress.ToString(),
        ["Line:DataBaseUrl"] = Line.BaseAddress.ToString(),
        ["Line:RequestTimeout"] = "00:01:00",
    };

    public IReadOnlyList<string> Phone => [.. Line.Phone(Guest).Messages.Select(message => message.Text)];

    public static async Task<LineSide> StartAsync(int logged) =>
        new(await SimulatedLine.StartAsync(new() { MaxCalls = logged, WebhookTimeout = TimeSpan.FromMinutes(1) }));

    public void Open(string url) => Line.WebhookUrl = url + "/api/channels/line";

    public Task WaitForMessagesAsync(int count, CancellationToken cancellationToken) =>
        Line.Phone(Guest).WaitForMessagesAsync(count, cancellationToken);

    public string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"01KB{number:x22}");

    public async Task<bool> TellAsync(InboundSms message, int number, CancellationToken cancellationToken) => _told.TryAdd(number, true)
        ? (await Line.DeliverAsync(new(Guest) { Text = message.Body, EventId = IdOf(number) }, cancellationToken)).Succeeded
        : (await Line.RedeliverAsync(IdOf(number), cancellationToken)).Succeeded;

    public ValueTask DisposeAsync() => Line.DisposeAsync();
}
