using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.Simulators;

/// <summary>A plain client of Twilio's API, as simple as curl.</summary>
internal sealed class TwilioClient : IDisposable
{
    public const string Guest = "whatsapp:+34600111222";
    public const string Hotel = "whatsapp:+34900000000";
    public const string HotelNumber = "+34900000000";

    private readonly HttpClient _http;
    private readonly string _account;

    public TwilioClient(SimulatedTwilio twilio, string? token = null)
    {
        _account = twilio.Options.AccountSid;
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_account}:{token ?? twilio.Options.AuthToken}"));
        _http = new HttpClient { BaseAddress = twilio.BaseAddress };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
    }

    public string MessagesPath => $"/2010-04-01/Accounts/{_account}/Messages.json";

    public Task<HttpResponseMessage> CreateAsync(params (string Name, string Value)[] fields) => PostAsync(MessagesPath, fields);

    /// <summary>Sends a text to the guest from the hotel, by SMS from its number.</summary>
    public Task<HttpResponseMessage> SayAsync(string body, string to = Guest) =>
        CreateAsync(("To", to), ("From", to.StartsWith("whatsapp:", StringComparison.Ordinal) ? Hotel : HotelNumber), ("Body", body));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<HttpResponseMessage> GetAsync(string pathAndQuery) => _http.GetAsync(pathAndQuery);

    public Task<HttpResponseMessage> DeleteAsync(string path) => _http.DeleteAsync(path);

    public void Dispose() => _http.Dispose();
}

internal static class JsonAnswers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> pending)
    {
        using var answer = await pending;
        return await answer.JsonAsync();
    }

    public static string? Text(this JsonElement json, string property) => json.GetProperty(property).GetString();
}
