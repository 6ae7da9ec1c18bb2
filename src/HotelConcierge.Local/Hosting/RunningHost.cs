using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Local.Admin;
using HotelConcierge.Orchestration;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Hosting;

/// <summary>Where a command works: the environment's settings, the data folder they name, and the host that runs on it.</summary>
/// <param name="Note">Null when no host runs there.</param>
internal sealed record RunningHost(IConfiguration Settings, string Folder, HostNote? Note)
{
    private static readonly JsonSerializerOptions Json = new(TurnJson.Options) { RespectNullableAnnotations = true };

    /// <summary>Looks where the environment says.</summary>
    public static RunningHost Find()
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var folder = settings["Data:Path"] is { Length: > 0 } path ? path : new DataOptions().Path;
        return new(settings, folder, HostNote.Find(folder));
    }

    /// <summary>Asks it over HTTP, as its operator.</summary>
    /// <param name="isAnswer">Which statuses come with an answer that can be read as <typeparamref name="T"/>.</param>
    /// <exception cref="RunningHostException">It gave no such answer.</exception>
    public async Task<T> AskAsync<T>(HttpMethod method, string path, HttpContent? content, Predicate<HttpStatusCode> isAnswer)
        where T : class
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(method, new Uri(new Uri(Note!.Url), path)) { Content = content };
        request.Headers.Add(AdminKey.Header, Note.AdminKey);
        try
        {
            using var response = await http.SendAsync(request);
            if (isAnswer(response.StatusCode)
                && JsonSerializer.Deserialize<T>(await response.Content.ReadAsStringAsync(), Json) is { } answer)
                return answer;
            throw Trouble(null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
        {
            throw Trouble(exception);
        }
    }

    /// <summary>Asks whether it is there, for whoever talks to it in other ways then.</summary>
    /// <exception cref="RunningHostException">It did not say that it is alive.</exception>
    public Task GreetAsync() =>
        AskAsync<JsonObject>(HttpMethod.Get, Routes.Full(Routes.Health), content: null, status => status is HttpStatusCode.OK);

    // A killed host leaves its note, and the system may have given its process's number to another since.
    private RunningHostException Trouble(Exception? exception) => new(
        $"The host that should run at {Note!.Url} gave no answer that can be used. If it runs, its log says why; if it does not, " +
        $"delete {HostNote.PathIn(Folder)} and try again.",
        exception);
}

/// <summary>The host that a command wants to ask does not answer as it should; the message says what to do.</summary>
internal sealed class RunningHostException(string message, Exception? inner) : Exception(message, inner);
