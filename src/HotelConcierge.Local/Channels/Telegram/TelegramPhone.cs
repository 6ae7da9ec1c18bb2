using System.Globalization;
using System.Text.Json.Nodes;
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
    private readonly SimulatorControl _control = new(http, simulator);
    private readonly long _guest = long.Parse(address.Guest, CultureInfo.InvariantCulture);
    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "Telegram: simulated";

    // Assistants share one bot: a guest reaches another one by a link, which opens the chat so.
    public string OpeningFor(string assistant) => $"/start {assistant}";

    /// <summary>What is on the phone already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(waits: false, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        _control.DeliverAsync(new GuestAction(_guest) { Text = text }, cancellationToken);

    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        var id = (await _control.KeepFileAsync<KeptFile, KeptFileId>(
            new(file.Name, file.ContentType, file.Bytes), cancellationToken)).FileId;
        var content = new JsonObject
        {
            ["file_id"] = id,
            ["file_unique_id"] = id[^8..],
            ["mime_type"] = file.ContentType,
            ["file_size"] = file.Bytes.Length,
        };
        if (!file.IsVoice)
            content["file_name"] = file.Name;
        return await _control.DeliverAsync(
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
        var chat = await ReadChatAsync(after: 0, waits: false, cancellationToken);
        var isShown = chat.Messages.Any(message => message.Buttons.Any(shown => shown.CallbackData == id));
        return await _control.DeliverAsync(
            isShown ? new GuestAction(_guest) { Tap = id } : new GuestAction(_guest) { OldTap = id },
            cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(waits: true, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(bool waits, CancellationToken cancellationToken)
    {
        var page = await ReadChatAsync(_shown, waits, cancellationToken);
        _shown = page.Next;
        foreach (var message in page.Messages.Where(message => message.Buttons.Count > 0))
            choices.Remember(message.Buttons.Select(button => new RememberedChoice(button.Text, button.CallbackData)));
        return [.. page.Messages.Select(message => new ShownMessage(message.Text, [.. Below(message)]))];
    }

    private Task<ChatPage> ReadChatAsync(int after, bool waits, CancellationToken cancellationToken) =>
        _control.ReadAsync<ChatPage>(string.Create(CultureInfo.InvariantCulture, $"chats/{_guest}"), after, waits, cancellationToken);

    private static IEnumerable<string> Below(ChatMessage message)
    {
        if (message.File is { } file)
            yield return $"[{message.Kind} {file}]";
        if (message is { Latitude: { } latitude, Longitude: { } longitude })
            yield return ShownMessage.Map(latitude, longitude);
        for (var number = 1; number <= message.Buttons.Count; number++)
            yield return ShownMessage.Button(number, message.Buttons[number - 1].Text);
    }
}
