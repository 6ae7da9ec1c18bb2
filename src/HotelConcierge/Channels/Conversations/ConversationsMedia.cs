using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Conversations;

/// <summary>
/// Files that guests sent, by their ids: the account's name and token open what Twilio tells of a file, and that names an address for a
/// short while, which wants none. See https://www.twilio.com/docs/conversations-classic/api/media-resource.
/// </summary>
public sealed class ConversationsMedia(ConversationsApi api, HttpClient http, IOptions<ConversationsOptions> options, TimeProvider clock)
{
    /// <summary>The name of the HTTP client that fetches files.</summary>
    public const string HttpClientName = "Twilio Conversations files";

    private const int DigitsOfSid = 32;

    // Where Twilio's own storage is, and whose it is rented from.
    private static readonly string[] Hosts = ["twilio.com", "twiliocdn.com", "amazonaws.com"];

    private readonly MediaDownload _download = new(http, clock, new Uri(options.Value.MediaApiBaseUrl), Hosts);

    /// <inheritdoc cref="IFetchesMedia.FetchAsync"/>
    public async Task<MediaFetch> FetchAsync(InboundMedia media, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(media);
        if (media.Size > most)
            return new MediaFetch.TooLarge();
        if (media.Url is not ['M', 'E', .. var digits] || digits.Length != DigitsOfSid || !digits.All(char.IsAsciiHexDigit))
            return new MediaFetch.Gone();
        var told = await api.GetOfMediaAsync($"{api.Service}/Media/{media.Url}", cancellationToken);
        if (told.Failure is { } failure)
        {
            return failure.Kind is SendFailure.Permanent
                ? new MediaFetch.Gone()
                : throw ConversationsApi.Unanswered("a guest's file", failure);
        }

        if (told.Body?.Long("size") > most)
            return new MediaFetch.TooLarge();
        return told.Body?.Object("links")?.Text("content_direct_temporary") is { Length: > 0 } address
            ? await _download.GetAsync(address, credentials: null, most, cancellationToken)
            : new MediaFetch.Gone();
    }
}
