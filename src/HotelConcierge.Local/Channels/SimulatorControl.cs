using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotelConcierge.Local.Say;

namespace HotelConcierge.Local.Channels;

/// <summary>The control routes of a channel's simulator, as a phone on it uses them. A refusal is an exception.</summary>
/// <param name="simulator">Its address.</param>
internal sealed class SimulatorControl(HttpClient http, Uri simulator)
{
    /// <summary>How long a look at the phone waits for something new, in seconds.</summary>
    private const double Patience = 0.2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Has the simulator deliver what the guest does.</summary>
    public async Task<Acknowledgement> DeliverAsync<TAction>(TAction action, CancellationToken cancellationToken)
    {
        var delivered = await PostAsync<TAction, Delivered>("inbound", action, cancellationToken);
        return new(delivered.StatusCode, delivered.Elapsed, delivered.Succeeded ? null : $"{delivered.Failure} {delivered.Body}");
    }

    /// <summary>Has the simulator keep a file that the guest may send.</summary>
    public Task<TId> KeepFileAsync<TFile, TId>(TFile file, CancellationToken cancellationToken) =>
        PostAsync<TFile, TId>("files", file, cancellationToken);

    /// <summary>What came to a phone after a position; with <paramref name="waits"/> looks for a moment longer.</summary>
    /// <param name="phone">Such as <c>phones/+34600000001</c>, escaped.</param>
    public async Task<TPage> ReadAsync<TPage>(string phone, long after, bool waits, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"control/{phone}/messages?after={after}&wait={(waits ? Patience : 0)}");
        return (await http.GetFromJsonAsync<TPage>(new Uri(simulator, path), Json, cancellationToken))!;
    }

    private async Task<TAnswer> PostAsync<TBody, TAnswer>(string route, TBody body, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(new Uri(simulator, $"control/{route}"), body, Json, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<TAnswer>(Json, cancellationToken))!;
    }

    /// <summary>What each simulator tells of its webhook.</summary>
    private sealed record Delivered(int? StatusCode, TimeSpan Elapsed, bool Succeeded, string? Failure, string Body);
}
