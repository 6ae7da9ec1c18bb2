using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Telegram;

/// <summary>
/// Files that guests sent: the bot asks for a path, which is good for an hour, and downloads it; of more than 20 MB Telegram gives bots
/// nothing. See https://core.telegram.org/bots/api#getfile.
/// </summary>
public sealed class TelegramMedia(TelegramBotApi api, HttpClient http, IOptions<TelegramOptions> options, TimeProvider clock)
{
    /// <summary>The name of the HTTP client that fetches files.</summary>
    public const string HttpClientName = "Telegram files";

    private readonly string _files = $"{options.Value.ApiBaseUrl.TrimEnd('/')}/file/bot{options.Value.BotToken}/";

    // Telegram redirects nowhere: whatever lies outside of its own address is not followed.
    private readonly MediaDownload _download = new(http, clock, new Uri(options.Value.ApiBaseUrl), hosts: []);

    /// <inheritdoc cref="IFetchesMedia.FetchAsync"/>
    public async Task<MediaFetch> FetchAsync(InboundMedia media, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(media);
        var answer = await api.CallAsync("getFile", new JsonObject { ["file_id"] = media.Url }, file: null, cancellationToken);
        if (answer.Failure is { } failure)
        {
            return answer.Description.Contains("too big", StringComparison.OrdinalIgnoreCase) ? new MediaFetch.TooLarge()
                : failure.Kind is SendFailure.Transient or SendFailure.RateLimited or SendFailure.Unknown
                    ? throw new ChannelException(
                        $"Telegram did not say where a guest's file is ({failure.Code}).", failure.RetryAfter ?? TimeSpan.Zero)
                : new MediaFetch.Gone();
        }

        if (answer.Result is not { } file || file.Text("file_path") is not { Length: > 0 } path)
            return new MediaFetch.Gone();
        if (file.Long("file_size") > most)
            return new MediaFetch.TooLarge();
        return await _download.GetAsync(_files + path, credentials: null, most, cancellationToken);
    }
}
