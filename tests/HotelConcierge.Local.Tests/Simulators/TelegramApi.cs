using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>A plain client of Telegram's Bot API, as simple as curl.</summary>
internal sealed class TelegramApi(SimulatedTelegram telegram) : IDisposable
{
    private readonly HttpClient _http = new();

    public Task<TelegramReply> CallAsync(string method, object parameters) => PostAsync(method, JsonContent.Create(parameters));

    public async Task<TelegramReply> PostAsync(string method, HttpContent body)
    {
        using (body)
        {
            using var answer = await _http.PostAsync(Address(method), body);
            return await TelegramReply.ReadAsync(answer);
        }
    }

    public async Task<TelegramReply> GetAsync(string methodAndQuery)
    {
        using var answer = await _http.GetAsync(Address(methodAndQuery));
        return await TelegramReply.ReadAsync(answer);
    }

    public Task<HttpResponseMessage> DownloadAsync(string path) =>
        _http.GetAsync(new Uri($"{telegram.BaseAddress}file/bot{telegram.Options.BotToken}/{path}"));

    public void Dispose() => _http.Dispose();

    private Uri Address(string method) => new($"{telegram.BaseAddress}bot{telegram.Options.BotToken}/{method}");
}

/// <summary>What the Bot API answered.</summary>
internal sealed record TelegramReply(int Status, JsonNode Body)
{
    public JsonNode Result => Body["result"]!;

    public string? Description => (string?)Body["description"];

    public static async Task<TelegramReply> ReadAsync(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
}
