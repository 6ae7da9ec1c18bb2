using System.Net.Http.Headers;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Line;

/// <summary>
/// Files that guests sent, by the id of their message. Voice and video are prepared for a while first; how long LINE keeps files it does
/// not say. See https://developers.line.biz/en/reference/messaging-api/#get-content.
/// </summary>
public sealed class LineMedia(LineApi api, HttpClient http, IOptions<LineOptions> options, TimeProvider clock)
{
    /// <summary>The name of the HTTP client that fetches files.</summary>
    public const string HttpClientName = "LINE files";

    /// <summary>How often it is asked whether a file is prepared, before the step is left to be tried again.</summary>
    private const int MostQuestions = 20;

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(1);

    // LINE redirects nowhere: whatever lies outside of its own address is not followed.
    private readonly MediaDownload _download = new(http, clock, new Uri(options.Value.DataBaseUrl), hosts: []);
    private readonly string _files = $"{options.Value.DataBaseUrl.TrimEnd('/')}/v2/bot/message/";
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", options.Value.ChannelAccessToken);

    /// <inheritdoc cref="IFetchesMedia.FetchAsync"/>
    public async Task<MediaFetch> FetchAsync(InboundMedia media, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(media);
        if (media.Size > most)
            return new MediaFetch.TooLarge();
        var id = Uri.EscapeDataString(media.Url);
        var isPrepared = media.ContentType.Split('/')[0] is not ("audio" or "video");
        if (!isPrepared && !await WaitAsync(id, cancellationToken))
            return new MediaFetch.Gone();
        return await _download.GetAsync($"{_files}{id}/content", _authorization, most, cancellationToken);
    }

    /// <returns>Whether the file can be had.</returns>
    /// <exception cref="ChannelException">Not yet, or LINE would not say.</exception>
    private async Task<bool> WaitAsync(string id, CancellationToken cancellationToken)
    {
        for (var asked = 1; asked <= MostQuestions; asked++)
        {
            var answer = await api.GetOfDataAsync($"/v2/bot/message/{id}/content/transcoding", cancellationToken);
            if (answer.Failure is { Kind: SendFailure.Transient or SendFailure.RateLimited or SendFailure.Unknown } failure)
            {
                throw new ChannelException(
                    $"LINE did not say whether a guest's file is there ({failure.Code}).", failure.RetryAfter ?? TimeSpan.Zero);
            }

            if (answer.Body?.Text("status") is not "processing")
                return answer.Body?.Text("status") is "succeeded";
            await Task.Delay(BetweenQuestions, clock, cancellationToken);
        }

        throw new ChannelException("LINE is still preparing a guest's file.", BetweenQuestions);
    }
}
