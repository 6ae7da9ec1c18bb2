using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Channels.Telegram;

/// <summary>A phone with a chat on the simulated Telegram, through its control routes.</summary>
/// <param name="address">Its guest is an id.</param>
/// <param name="choices">The buttons that were on the phone last, also before this process began.</param>
internal sealed class TelegramPhone(HttpClient http, Uri simulator, ConversationAddress address, RememberedChoices choices)
    : IButtonPhone, IFilePhone
{
    private const double SecondsToWait = 0.2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly long _guest = long.Parse(address.Guest, CultureInfo.InvariantCulture);
    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "Telegram: simulated";

    // Assistants share one bot: a guest reaches another one by a link, which opens the chat so.
    public string OpeningFor(string assistant) => $"/start {assistant}";

    /// <summary>What is on the phone already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(wait: 0, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        DeliverAsync(new GuestAction(_guest) { Text = text }, cancellationToken);

    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        var kept = new KeptFile(file.Name, file.ContentType, file.Bytes);
        using var response = await http.PostAsJsonAsync(new Uri(simulator, "control/files"), kept, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var id = (await response.Content.ReadFromJsonAsync<KeptFileId>(Json, cancellationToken))!.FileId;
        var content = new JsonObject
        {
            ["file_id"] = id,
            ["file_unique_id"] = id[^8..],
            ["mime_type"] = file.ContentType,
            ["file_size"] = file.Bytes.Length,
        };
        if (!file.IsVoice)
            content["file_name"] = file.Name;
        return await DeliverAsync(
            new GuestAction(_guest)
            {
                Text = caption.Length > 0 ? caption : null,
                Content = new() { [file.IsVoice ? "voice" : "document"] = content },
            },
            cancellationToken);
    }

    public async Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken)
    {
        var id = choices.Find(button);
        var chat = await ReadChatAsync(after: 0, wait: 0, cancellationToken);
        var isShown = chat.Messages.Any(message => message.Buttons.Any(shown => shown.CallbackData == id));
        return await DeliverAsync(
            isShown ? new GuestAction(_guest) { Tap = id } : new GuestAction(_guest) { OldTap = id },
            cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(SecondsToWait, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(double wait, CancellationToken cancellationToken)
    {
        var page = await ReadChatAsync(_shown, wait, cancellationToken);
        _shown = page.Next;
        foreach (var message in page.Messages.Where(message => message.Buttons.Count > 0))
            choices.Remember(message.Buttons.Select(button => new RememberedChoice(button.Text, button.CallbackData)));
        return [.. page.Messages.Select(message => new ShownMessage(message.Text, [.. Below(message)]))];
    }

    private async Task<ChatPage> ReadChatAsync(int after, double wait, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"control/chats/{_guest}/messages?after={after}&wait={wait}");
        return (await http.GetFromJsonAsync<ChatPage>(new Uri(simulator, path), Json, cancellationToken))!;
    }

    private async Task<Acknowledgement> DeliverAsync(GuestAction action, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(new Uri(simulator, "control/inbound"), action, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        var update = (await response.Content.ReadFromJsonAsync<UpdateResult>(Json, cancellationToken))!;
        return new(update.StatusCode, update.Elapsed, update.Succeeded ? null : $"{update.Failure} {update.Body}");
    }

    private static IEnumerable<string> Below(ChatMessage message)
    {
        if (message.File is { } file)
            yield return $"[{message.Kind} {file}]";
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            yield return string.Create(CultureInfo.InvariantCulture, $"[map {latitude:0.######}, {longitude:0.######}]");
        for (var number = 1; number <= message.Buttons.Count; number++)
            yield return string.Create(CultureInfo.InvariantCulture, $"[{number}] {message.Buttons[number - 1].Text}   (--tap {number})");
    }
}
