using System.Net.Http.Headers;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Files that guests sent, in two steps: an address for the file's id, which is good for five minutes, and the file from there, each with
/// the bearer token. Meta keeps files of guests for seven days. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media.
/// </summary>
public sealed class WhatsAppMedia(WhatsAppGraphApi api, HttpClient http, IOptions<WhatsAppOptions> options, TimeProvider clock)
{
    /// <summary>The name of the HTTP client that fetches files.</summary>
    public const string HttpClientName = "WhatsApp files";

    // An address that has run out while it was waited for is asked for anew, once.
    private const int MostAddresses = 2;

    // Where Meta keeps files, and asks for the token.
    private static readonly string[] Hosts = ["fbsbx.com"];

    private readonly MediaDownload _download = new(http, clock, new Uri(options.Value.ApiBaseUrl), Hosts, Hosts);
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", options.Value.AccessToken);

    /// <inheritdoc cref="IFetchesMedia.FetchAsync"/>
    public async Task<MediaFetch> FetchAsync(InboundMedia media, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(media);
        for (var asked = 1; ; asked++)
        {
            var answer = await api.GetAsync(Uri.EscapeDataString(media.Url), cancellationToken);
            if (answer.Failure is { Kind: SendFailure.Transient or SendFailure.RateLimited or SendFailure.Unknown } failure)
            {
                throw new ChannelException(
                    $"Meta did not say where a guest's file is ({failure.Code}).", failure.RetryAfter ?? TimeSpan.Zero);
            }

            if (answer.Body is not { } file || answer.Failure is not null || file.Text("url") is not { Length: > 0 } address)
                return new MediaFetch.Gone();
            if (file.Long("file_size") > most)
                return new MediaFetch.TooLarge();
            var fetched = await _download.GetAsync(address, _authorization, most, cancellationToken);
            if (fetched is not MediaFetch.Gone || asked == MostAddresses)
                return fetched;
        }
    }
}
