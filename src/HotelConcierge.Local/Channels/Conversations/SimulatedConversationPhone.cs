using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Conversations;

namespace HotelConcierge.Local.Channels.Conversations;

/// <summary>A web chat on the simulated Twilio Conversations, through its control routes.</summary>
/// <param name="assistant">Who is to answer, as the address of a webhook says it; null for whoever does.</param>
internal sealed class SimulatedConversationPhone(HttpClient http, Uri simulator, ConversationAddress address, string? assistant)
    : IFilePhone
{
    private readonly SimulatorControl _control = new(http, simulator);
    private int _shown;

    public ConversationAddress Address => address;

    public string Provider => "Twilio Conversations: simulated";

    public string? OpeningFor(string assistant) => null;

    /// <summary>What is there already is not shown.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => await ReadAsync(waits: false, cancellationToken);

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        _control.DeliverAsync(Action() with { Body = text }, cancellationToken);

    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        var kept = await _control.KeepFileAsync<ConversationFile, ConversationFileId>(
            new(file.ContentType, file.Bytes) { Filename = file.Name }, cancellationToken);
        return await _control.DeliverAsync(Action() with { Body = caption, Media = [kept.Sid] }, cancellationToken);
    }

    public Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(waits: true, cancellationToken);

    private async Task<IReadOnlyList<ShownMessage>> ReadAsync(bool waits, CancellationToken cancellationToken)
    {
        var page = await _control.ReadAsync<ConversationPage>($"conversations/{address.Guest}", _shown, waits, cancellationToken);
        _shown = page.Next;
        return [.. page.Messages.Select(message => new ShownMessage(message.Body))];
    }

    private ConversationAction Action() => new(address.Guest, "guest-of-say")
    {
        Query = assistant is null ? null : $"assistant={Uri.EscapeDataString(assistant)}",
    };
}
