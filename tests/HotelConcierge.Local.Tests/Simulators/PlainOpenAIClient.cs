using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>A plain client of OpenAI's API, as simple as curl.</summary>
internal sealed class PlainOpenAIClient : IDisposable
{
    private readonly HttpClient _http;

    public PlainOpenAIClient(SimulatedOpenAI openAI, string? key = null)
    {
        _http = new HttpClient { BaseAddress = openAI.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key ?? openAI.ApiKey);
    }

    public Task<HttpResponseMessage> AskAsync(string text, bool stream = false) => PostAsync("/v1/chat/completions", new
    {
        model = "gpt-simulated",
        stream,
        stream_options = stream ? new { include_usage = true } : null,
        messages = new[] { new { role = "system", content = "You are a concierge." }, new { role = "user", content = text } },
        tools = new[] { new { type = "function", function = new { name = "find_spa_slots" } } },
    });

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PostTextAsync(string path, string json) =>
        _http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> TranscribeAsync(byte[] recording, string format = "json") =>
        _http.PostAsync("/v1/audio/transcriptions", new MultipartFormDataContent
        {
            { new ByteArrayContent(recording), "file", "voice.ogg" },
            { new StringContent("whisper-simulated"), "model" },
            { new StringContent("es"), "language" },
            { new StringContent(format), "response_format" },
        });

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public void Dispose() => _http.Dispose();
}
