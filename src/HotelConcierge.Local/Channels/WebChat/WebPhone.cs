using System.Diagnostics;
using System.Text.Json.Nodes;
using HotelConcierge.Local.Say;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Web;

namespace HotelConcierge.Local.Channels.WebChat;

/// <summary>A browser on the host's own chat.</summary>
/// <param name="choices">The buttons that were shown last, also before this process began.</param>
internal sealed class WebPhone(WebBrowser browser, ConversationAddress address, RememberedChoices choices) : IButtonPhone, IFilePhone
{
    /// <summary>How long a look waits for something new, in seconds.</summary>
    private const double Patience = 0.2;

    private readonly Dictionary<string, (WebOption Option, string Entry)> _options = new(StringComparer.Ordinal);

    public ConversationAddress Address => address;

    public string Provider => "Web chat";

    public string? OpeningFor(string assistant) => null;

    /// <summary>What is shown already is not shown again.</summary>
    public async Task SkipAsync(CancellationToken cancellationToken) => Remember(await browser.ReadAsync(0, cancellationToken));

    public Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken) =>
        DeliverAsync(browser.WriteAsync(Guid.NewGuid(), text, cancellationToken), cancellationToken);

    public Task<Acknowledgement> TapAsync(string button, CancellationToken cancellationToken)
    {
        var id = choices.Find(button);
        var (option, entry) = _options.GetValueOrDefault(id, (new(id, id, null), ""));
        return DeliverAsync(browser.TapAsync(Guid.NewGuid(), option, entry, cancellationToken), cancellationToken);
    }

    public async Task<Acknowledgement> SendAsync(GuestUpload file, string caption, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var kept = await DeliverAsync(browser.UploadAsync(id, file.ContentType, file.Bytes, cancellationToken), cancellationToken);
        if (kept.Problem is not null)
            return kept;
        var named = new JsonObject
        {
            ["id"] = id.ToString("D"),
            ["type"] = file.ContentType,
            ["name"] = file.Name,
            ["size"] = file.Bytes.Length,
        };
        var message = new JsonObject { ["id"] = Guid.NewGuid().ToString("D"), ["text"] = caption, ["files"] = new JsonArray(named) };
        return await DeliverAsync(browser.PostAsync(message, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<ShownMessage>> ReadAsync(CancellationToken cancellationToken)
    {
        var news = await browser.ReadAsync(Patience, cancellationToken);
        Remember(news);
        return [.. news.Where(entry => !entry.IsFromGuest).Select(entry => new ShownMessage(entry.Text, [.. Below(entry)]))];
    }

    private void Remember(IReadOnlyList<WebShown> news)
    {
        foreach (var entry in news.Where(entry => entry.Options.Count > 0))
        {
            foreach (var option in entry.Options)
                _options[option.Id] = (option, entry.Id);
            choices.Remember(entry.Options.Select(option => new RememberedChoice(option.Label, option.Id)));
        }
    }

    private static async Task<Acknowledgement> DeliverAsync(Task<HttpResponseMessage> sending, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var response = await sending;
        var problem = response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync(cancellationToken);
        return new((int)response.StatusCode, Stopwatch.GetElapsedTime(startedAt), problem);
    }

    private static IEnumerable<string> Below(WebShown entry)
    {
        if (entry.Url is { } url)
            yield return $"[{entry.Kind} {entry.Title}: {url}]";
        if (entry is { Latitude: { } latitude, Longitude: { } longitude })
            yield return $"{entry.Title} {ShownMessage.Map(latitude, longitude)}";
        for (var number = 1; number <= entry.Options.Count; number++)
        {
            var option = entry.Options[number - 1];
            yield return ShownMessage.Button(number, option.Description is { } more ? $"{option.Label} – {more}" : option.Label);
        }
    }
}
