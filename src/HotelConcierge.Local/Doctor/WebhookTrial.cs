using System.Net;
using System.Net.Http.Headers;
using HotelConcierge.Channels;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Register;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Doctor;

/// <summary>
/// Posts to the deployment's own public address what a provider would: first a forged webhook, which has to be refused, then a signed one,
/// which has to be taken. Neither says anything.
/// </summary>
internal sealed class WebhookTrial(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Tries each configured channel; none where nobody has said at which address the deployment is.</summary>
    /// <exception cref="SettingsException">Lists every problem with the settings.</exception>
    public static async Task<IReadOnlyList<DoctorFinding>> RunAsync(IConfiguration settings)
    {
        if (!Uri.TryCreate(settings[nameof(PublicAddressOptions.PublicBaseUrl)]?.Trim(), UriKind.Absolute, out _))
            return [];
        await using var channels = await ConfiguredChannels.FromAsync(settings, LocalChannels.All);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
        var trial = new WebhookTrial(http);
        List<DoctorFinding> findings = [];
        foreach (var channel in channels.All)
        {
            if (channels.RegistrarOf(channel) is ISignsWebhooks signer)
                findings.Add(await trial.TryAsync(channel, signer, channels.WebhookOf(channel)!));
        }

        return findings;
    }

    private async Task<DoctorFinding> TryAsync(ILocalChannel channel, ISignsWebhooks signer, string url)
    {
        var what = $"{channel.Name} webhook";
        if (new Uri(url) is { IsLoopback: false, Scheme: not "https" })
            return Warning("PublicBaseUrl is no https address, by which alone providers post.", "Set PublicBaseUrl to one that begins with https://.");

        // The secret goes nowhere that does not know how to refuse.
        var forged = await PostAsync(signer.SignTrial(url, forged: true));
        switch (forged)
        {
            case null:
                return Warning(
                    $"Nobody could be reached at {url}.",
                    "Check PublicBaseUrl and the tunnel; some networks do not let a host reach its own public address.");
            case >= 200 and < 300:
                return new(what, "not well", $"A forged webhook is taken at {url}.", "Something else answers there: check PublicBaseUrl and the tunnel.");
            case not (int)HttpStatusCode.Forbidden:
                return Warning($"No host of ours answers at {url} ({forged}).", "Start the host, and check PublicBaseUrl and the tunnel.");
        }

        return await PostAsync(signer.SignTrial(url, forged: false)) switch
        {
            >= 200 and < 300 => new(what, "well", "A signed webhook is taken at the public address, and a forged one refused.", ""),
            (int)HttpStatusCode.Forbidden => new(
                what,
                "not well",
                $"The host at {url} takes a webhook for forged that these settings signed.",
                $"Start it with the same {LocalChannels.Enumerate([.. channel.Registration.Needs], "and")}, and with the same PublicBaseUrl."),
            var status => Warning($"A signed webhook is not taken at {url} ({(status is null ? "no answer" : status)}).", "The host's log says why."),
        };

        DoctorFinding Warning(string says, string remedy) => new(what, "warning", says, remedy);
    }

    /// <returns>The status; null for no answer.</returns>
    private async Task<int?> PostAsync(WebhookRequest webhook)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(webhook.Body) };
        foreach (var (name, value) in webhook.Headers)
        {
            if (name == "Content-Type")
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else
                request.Headers.Add(name, value);
        }

        try
        {
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (Exception exception) when (ConnectionFailure.Is(exception, CancellationToken.None))
        {
            // What nobody answers is told as such.
            return null;
        }
    }
}
