using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.World;

/// <summary>Telegram beside a deployment, where the default assistant answers.</summary>
internal sealed class TelegramSide : IGuestSide
{
    /// <summary>The guest's chat.</summary>
    public const long Chat = 34600000001;

    // No action has so many messages.
    private const int MostMessages = 10;
    private const long FirstUpdate = 700_000_000;

    private readonly SimulatedTelegram _telegram;

    // Whether each update was thanked for.
    private readonly ConcurrentDictionary<long, bool> _told = [];

    private TelegramSide(SimulatedTelegram telegram) => _telegram = telegram;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Telegram:BotToken"] = _telegram.Options.BotToken,
        ["Telegram:SecretToken"] = _telegram.Options.SecretToken,
        ["Telegram:ApiBaseUrl"] = _telegram.BaseAddress.ToString(),
        ["Telegram:RequestTimeout"] = "00:01:00",
    };

    public IReadOnlyList<string> Phone => [.. _telegram.Chat(Chat).Messages.Select(message => message.Text)];

    public static async Task<TelegramSide> StartAsync(int logged) =>
        new(await SimulatedTelegram.StartAsync(new() { MaxCalls = logged }));

    public void Open(string url) => _telegram.WebhookUrl = url + "/api/channels/telegram";

    public Task WaitForMessagesAsync(int count, CancellationToken cancellationToken) =>
        _telegram.Chat(Chat).WaitForMessagesAsync(count, cancellationToken);

    public string IdOf(int number) => (FirstUpdate + (number * MostMessages)).ToString(CultureInfo.InvariantCulture);

    /// <summary>An update each, one after another: Telegram brings the next when it was thanked for the one before.</summary>
    public async Task<bool> TellAsync(InboundSms message, int number, CancellationToken cancellationToken)
    {
        for (var place = 0; place < Math.Max(1, message.Media.Count); place++)
        {
            var update = FirstUpdate + (number * MostMessages) + place;
            if (_told.TryGetValue(update, out var isThanked) && isThanked)
                continue;
            var result = _told.TryAdd(update, false)
                ? await _telegram.DeliverAsync(ActionOf(message, place) with { UpdateId = update, MessageId = update }, cancellationToken)
                : await _telegram.RedeliverAsync(update, cancellationToken);
            if (!result.Succeeded)
                return false;
            _told[update] = true;
        }

        return true;
    }

    public ValueTask DisposeAsync() => _telegram.DisposeAsync();

    private GuestAction ActionOf(InboundSms message, int place)
    {
        var words = place == 0 && message.Body.Length > 0 ? message.Body : null;
        if (message.Media.Count == 0)
            return new(Chat) { Text = words, Name = "Ana" };
        var file = message.Media[place];
        var kept = new JsonObject
        {
            ["file_id"] = _telegram.KeepFile("a document", file.ContentType, file.Bytes),
            ["file_unique_id"] = "u",
            ["mime_type"] = file.ContentType,
        };
        JsonObject content = file.ContentType.Split('/')[0] switch
        {
            "audio" => new() { ["voice"] = kept },
            "image" => new() { ["photo"] = new JsonArray(kept) },
            _ => new() { ["document"] = kept },
        };
        return new(Chat) { Text = words, Content = content, Name = "Ana" };
    }
}
