using System.Net.Http.Headers;
using System.Text;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Twilio;

/// <summary>
/// Files that guests sent, from where Twilio keeps them: behind the account's name and token, which its storage, to where it redirects, is
/// not shown. See https://www.twilio.com/docs/messaging/api/media-resource.
/// </summary>
public sealed class TwilioMedia(HttpClient http, IOptions<TwilioOptions> options, TimeProvider clock)
{
    /// <summary>The name of the HTTP client that fetches files.</summary>
    public const string HttpClientName = "Twilio files";

    // Where Twilio's own storage is, and whose it is rented from.
    private static readonly string[] Hosts = ["twilio.com", "twiliocdn.com", "amazonaws.com"];

    private readonly MediaDownload _download = new(http, clock, new Uri(options.Value.ApiBaseUrl), Hosts);

    private readonly AuthenticationHeaderValue _account = new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.AccountSid}:{options.Value.AuthToken}")));

    /// <inheritdoc cref="IFetchesMedia.FetchAsync"/>
    public Task<MediaFetch> FetchAsync(InboundMedia media, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(media);
        return _download.GetAsync(media.Url, _account, most, cancellationToken);
    }
}
