using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.Line;

/// <summary>LINE, by the Messaging API of one official account.</summary>
/// <remarks>
/// Whoever answers a message within a minute sends a reply, which costs nothing; later and by ourselves we push, which counts towards the
/// account's messages of the month. See https://developers.line.biz/en/docs/messaging-api/sending-messages/ and decision 0027.
/// </remarks>
public sealed class LineChannel(LineApi api, LineMedia media, IOptions<LineOptions> options, TimeProvider clock)
    : IChannel, ISendsSeveral, IShowsTyping, IFetchesMedia
{
    /// <summary>The most of one message, in UTF-16 code units.</summary>
    public const int MaxLength = LineContent.MaxText;

    /// <summary>The most messages of one call.</summary>
    public const int MostAtOnce = 5;

    /// <summary>
    /// For so long after a reply is not begun any more, one in doubt is tried again as a reply: the token is then still known, so that a
    /// refusal proves that it was used.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private const int SecondsOfTyping = 20;
    private const int LargestPicture = 10 * 1024 * 1024;

    // LINE takes buttons under the last message of a call; descriptions stand in the text above.
    private static readonly ChannelAbilities Abilities = new(new(TextMarkup.Plain, MaxLength))
    {
        Choices = new(LineContent.MostOptions, LineContent.MaxLabel) { MaxBody = MaxLength },

        // Without a caption: their words are a message of their own.
        Pictures = new(MediaWay.PublicUrl) { Types = LineContent.PictureTypes, MostBytes = LargestPicture, Uncaptioned = ["image/"] },

        // Links. Recordings and videos are too: LINE wants to be told how long they last, and a picture for each video.
        Files = MediaAbility.PublicUrl,
        Locations = true,
    };

    private readonly LineOptions _options = options.Value;

    public ChannelName Name { get; } = new("line");

    /// <inheritdoc/>
    Task<MediaFetch> IFetchesMedia.FetchAsync(
        ConversationAddress address, InboundMedia file, int most, CancellationToken cancellationToken) =>
        media.FetchAsync(file, most, cancellationToken);

    /// <summary>Nothing: LINE only looks at the status.</summary>
    public WebhookAcknowledgement Acknowledgement { get; } = new("text/plain", "");

    int ISendsSeveral.MostAtOnce => MostAtOnce;

    /// <inheritdoc/>
    /// <remarks>It is shown for twenty seconds or until our message comes, and shown again it lasts longer.</remarks>
    public TimeSpan? TypingRefresh { get; } = TimeSpan.FromSeconds(SecondsOfTyping - 5);

    /// <summary>Yes: a message would use up the one reply.</summary>
    public bool TypingReplacesHold => true;

    public ChannelAbilities AbilitiesFor(ConversationAddress address) => Abilities;

    /// <inheritdoc/>
    /// <remarks>Always: friends can be pushed to at any time.</remarks>
    public TimeSpan? ReplyWindowFor(ConversationAddress address) => null;

    public WebhookReading Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return LineSignature.IsValid(request.Header(LineSignature.Header), request.Body.Span, _options.ChannelSecret)
            ? LineWebhook.Read(request.Body, Name, clock.GetUtcNow())
            : new WebhookReading.Forged(
                $"{LineSignature.Header} does not match: check Line__ChannelSecret against the channel's basic settings");
    }

    public Task<SendOutcome> SendAsync(OutboundMessage message, CancellationToken cancellationToken) =>
        SendAsync([message], cancellationToken);

    /// <inheritdoc/>
    /// <remarks>
    /// What LINE could not take (too long, nothing in it) is refused here with a code that says so. Nobody can ask LINE what it took, but
    /// trying again tells: a push that it took before is answered with its ids, and a reply whose token is used up was taken.
    /// </remarks>
    public async Task<SendOutcome> SendAsync(IReadOnlyList<OutboundMessage> messages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count is 0 or > MostAtOnce)
            throw new ArgumentException($"LINE takes 1 to {MostAtOnce} messages in a call.", nameof(messages));
        var objects = new JsonArray();
        for (var place = 0; place < messages.Count; place++)
        {
            var content = messages[place].Content;
            if (LineContent.ToJson(content, isLast: place == messages.Count - 1) is not { } json)
                return Refused($"no {content.GetType().Name} on LINE");
            if (json["text"]?.GetValue<string>() is { } words && FindProblem(words) is { } problem)
                return Refused(problem);
            objects.Add(json);
        }

        var first = messages[0];
        return ReplyFor(first) is { } reply
            ? await ReplyAsync(first, reply, objects, cancellationToken)
            : Read(await PushAsync(first, objects, cancellationToken));
    }

    /// <inheritdoc/>
    /// <remarks>Nothing, and at once: sending again asks the same question, and is no second message.</remarks>
    public Task<string?> FindSentAsync(
        OutboundMessage message, DateTimeOffset since, IReadOnlySet<string> known, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public async Task<bool> ShowTypingAsync(ConversationAddress address, string messageId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var body = new JsonObject { ["chatId"] = address.Guest, ["loadingSeconds"] = SecondsOfTyping };
        return (await api.PostAsync("/v2/bot/chat/loading/start", body, retryKey: null, cancellationToken)).Status is >= 200 and < 300;
    }

    /// <summary>The token that the messages go with; null where they are pushed.</summary>
    private string? ReplyFor(OutboundMessage first)
    {
        if (first.Reply is not { } reply || first.FirstTriedAt >= reply.Until)
            return null;
        return !first.IsRepeated || clock.GetUtcNow() < reply.Until + Grace ? reply.Token : null;
    }

    private async Task<SendOutcome> ReplyAsync(OutboundMessage first, string token, JsonArray objects, CancellationToken cancellationToken)
    {
        var count = objects.Count;
        var body = new JsonObject { ["replyToken"] = token, ["messages"] = objects };
        var outcome = Read(await api.PostAsync("/v2/bot/message/reply", body, retryKey: null, cancellationToken));
        return outcome switch
        {
            // Used up, by the try before: its ids nobody tells us any more.
            SendOutcome.Failed { IsAboutReply: true } when first.IsRepeated =>
                new SendOutcome.Accepted(NameOf(first, 0))
                {
                    Further = [.. Enumerable.Range(1, count - 1).Select(place => NameOf(first, place))],
                },

            // A no to this try says nothing of the one before.
            SendOutcome.Failed { Kind: SendFailure.RateLimited or SendFailure.Transient } failed when first.IsRepeated =>
                failed with { Kind = SendFailure.Unknown },
            _ => outcome,
        };
    }

    private Task<LineAnswer> PushAsync(OutboundMessage first, JsonArray objects, CancellationToken cancellationToken) =>
        api.PostAsync(
            "/v2/bot/message/push",
            new() { ["to"] = first.Address.Guest, ["messages"] = objects },
            first.Key == Guid.Empty ? null : first.Key,
            cancellationToken);

    private static SendOutcome Read(LineAnswer answer)
    {
        if (answer.Failure is { } failure && !answer.IsTakenBefore)
            return failure;
        return answer.MessageIds is [var id, ..] ids
            ? new SendOutcome.Accepted(id) { Further = [.. ids.Skip(1)] }
            : new SendOutcome.Failed(SendFailure.Unknown, "unreadable answer");
    }

    private static string? FindProblem(string words) =>
        words.Length > MaxLength ? $"text over {MaxLength} characters" : string.IsNullOrWhiteSpace(words) ? "nothing to send" : null;

    private static string NameOf(OutboundMessage first, int place) => $"reply-{first.Key:N}-{place}";

    private static SendOutcome.Failed Refused(string code) => new(SendFailure.Permanent, code);
}
