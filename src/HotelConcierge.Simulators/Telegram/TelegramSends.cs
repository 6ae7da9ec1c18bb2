using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>The methods that send a message.</summary>
internal sealed class TelegramSends(
    SimulatedTelegramOptions options,
    ChatFinder findChat,
    MessageNumbers numbers,
    StoredFiles files,
    MessageJson messages)
{
    public const int LongestText = 4096;

    private const int LongestCaption = 1024;
    private const int LargestPhoto = 10 << 20;
    private const int LargestUpload = 50 << 20;
    private const int LongestSides = 10_000;
    private const int SteepestSides = 20;

    // What a photo at an address measures is made up, since the simulator does not fetch it.
    private const int FetchedWidth = 1280;
    private const int FetchedHeight = 960;

    public IResult Text(TelegramCall call)
    {
        if (call.Value("text").Length == 0)
            return TelegramAnswers.BadRequest("message text is empty");
        var (words, problem) = FormattedText.Read(call.Value("text"), call.Value("parse_mode"), call.Value("entities"));
        if (!IsObjectOrNothing(call.Value("link_preview_options"), out var preview))
            return TelegramAnswers.BadRequest("can't parse link preview options JSON object");
        var isHidden = preview?["is_disabled"]?.GetValueKind() is JsonValueKind.True;
        return problem is null
            ? Send(
                call,
                new("text", call.Value("text"), words) { ShowsPreview = !isHidden && HasAddress(words.Text) },
                () => ProblemOf(words))
            : TelegramAnswers.BadRequest(problem);
    }

    private static bool HasAddress(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);

    private static bool IsObjectOrNothing(string json, out JsonObject? read)
    {
        read = null;
        if (json.Length == 0)
            return true;
        try
        {
            read = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            // What is no JSON is exactly what this method is asked about.
            return false;
        }

        return read is not null;
    }

    /// <summary>What is wrong with words that were read, for a message that is nothing but words.</summary>
    public static string? ProblemOf(FormattedText words) =>
        words.Text.Length == 0 ? "text must be non-empty" : words.Length > LongestText ? "message is too long" : null;

    public IResult Photo(TelegramCall call) => SendFile(call, "photo", KeepPhoto);

    public IResult Document(TelegramCall call) => SendFile(call, "document", KeepFile);

    public IResult Audio(TelegramCall call) => SendFile(call, "audio", KeepFile);

    public IResult Voice(TelegramCall call) => SendFile(call, "voice", KeepFile);

    public IResult Video(TelegramCall call) => SendFile(call, "video", KeepFile);

    public IResult Location(TelegramCall call) => SendPlace(call, "location", venue: null, "invalid location specified");

    public IResult Venue(TelegramCall call) =>
        SendPlace(call, "venue", (call.Value("title"), call.Value("address")), "wrong venue location specified");

    private IResult SendFile(TelegramCall call, string kind, Func<TelegramCall, string, (StoredFile? File, string? Problem)> keep)
    {
        if (call.File(kind) is { Bytes.Length: > LargestUpload })
            return TelegramAnswers.TooLarge;
        if (call.File(kind) is null && call.Value(kind).Length == 0)
            return TelegramAnswers.BadRequest($"there is no {kind} in the request");
        var (words, problem) = FormattedText.Read(call.Value("caption"), call.Value("parse_mode"), call.Value("caption_entities"));
        if (problem is not null)
            return TelegramAnswers.BadRequest(problem);
        var draft = new Draft(kind, call.Value("caption"), words);
        return Send(call, draft, () =>
        {
            if (words.Length > LongestCaption)
                return "message caption is too long";
            (draft.File, var wrong) = keep(call, kind);
            return wrong;
        });
    }

    private IResult SendPlace(TelegramCall call, string kind, (string Title, string Address)? venue, string problem)
    {
        foreach (var side in new[] { "latitude", "longitude" })
            if (call.Value(side).Length == 0)
                return TelegramAnswers.BadRequest(side + " is empty");
        var words = string.Join('\n', new[] { venue?.Title, venue?.Address }.Where(line => !string.IsNullOrEmpty(line)));
        return Send(call, new(kind, words, new(words, [])) { Venue = venue }, () =>
            call.Number("latitude") is >= -90 and <= 90 && call.Number("longitude") is >= -180 and <= 180
                && venue is not { Title.Length: 0 } and not { Address.Length: 0 }
                ? null
                : problem);
    }

    /// <param name="findProblem">Looks at the content once the chat is known to be there.</param>
    private IResult Send(TelegramCall call, Draft draft, Func<string?> findProblem)
    {
        var (markup, problem) = ReplyMarkup.Read(call.Value("reply_markup"));
        if (problem is not null)
            return TelegramAnswers.BadRequest(problem);
        if (findChat(call, out var refusal) is not { } chat)
            return refusal;
        var topic = call.Long("message_thread_id");
        if (!chat.HasTopic(topic))
            return TelegramAnswers.BadRequest("message thread not found");
        if ((findProblem() ?? markup.FindProblem()) is { } wrong)
            return TelegramAnswers.BadRequest(wrong);
        if (chat.IsBlocked)
            return TelegramAnswers.Blocked;

        var isPlace = draft.Kind is "venue" or "location";
        var upload = call.File(draft.Kind);
        var message = new ChatMessage(
            numbers.Next(),
            draft.Kind,
            draft.Words.Text,
            draft.Source,
            isPlace ? "" : call.Value("parse_mode"),
            markup.Buttons,
            options.TimeProvider.GetUtcNow())
        {
            Topic = topic == 0 ? null : topic,
            File = draft.File is null ? null : upload?.Name ?? call.Value(draft.Kind),
            Bytes = upload?.Bytes,
            Latitude = isPlace ? call.Number("latitude") : null,
            Longitude = isPlace ? call.Number("longitude") : null,
            Words = draft.Words,
            Markup = markup,
            Stored = draft.File,
            Venue = draft.Venue,
            ShowsPreview = draft.ShowsPreview,
            Title = call.Value("title") is { Length: > 0 } title && !isPlace ? title : null,
        };
        chat.Show(message);
        return TelegramAnswers.Ok(messages.Of(message, chat));
    }

    private (StoredFile? File, string? Problem) KeepPhoto(TelegramCall call, string kind)
    {
        if (call.File("photo") is not { } upload)
            return Known(call.Value("photo"), "photo", () => files.KeepPhoto(bytes: null, "", FetchedWidth, FetchedHeight));
        if (upload.Bytes.Length == 0)
            return (null, "file must be non-empty");
        if (upload.Bytes.Length > LargestPhoto)
            return (null, $"file of size {upload.Bytes.Length} bytes is too big for a photo; the maximum size is {LargestPhoto} bytes");
        if (PictureSize.Read(upload.Bytes) is not var (width, height))
            return (null, "IMAGE_PROCESS_FAILED");
        return width + height > LongestSides || Math.Max(width, height) > SteepestSides * Math.Min(width, height)
            ? (null, "PHOTO_INVALID_DIMENSIONS")
            : (files.KeepPhoto(upload.Bytes, upload.Name, width, height), null);
    }

    private (StoredFile? File, string? Problem) KeepFile(TelegramCall call, string kind)
    {
        if (call.File(kind) is not { } upload)
            return Known(
                call.Value(kind),
                kind,
                () => files.Keep(kind, bytes: null, Path.GetFileName(new Uri(call.Value(kind)).LocalPath), ""));
        return upload.Bytes.Length == 0
            ? (null, "file must be non-empty")
            : (files.Keep(kind, upload.Bytes, upload.Name, upload.ContentType), null);
    }

    /// <summary>A file that was sent before, by its id, or one at an address.</summary>
    private (StoredFile? File, string? Problem) Known(string idOrUrl, string kind, Func<StoredFile> fetch)
    {
        if (files.Find(idOrUrl) is { } known)
            return known.Kind == kind ? (known, null) : (null, $"can't use file of type {Title(known.Kind)} as {Title(kind)}");
        return Uri.TryCreate(idOrUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? (fetch(), null)
            : (null, "wrong file identifier/HTTP URL specified");

        static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>What is to become a message.</summary>
    private sealed record Draft(string Kind, string Source, FormattedText Words)
    {
        public StoredFile? File { get; set; }

        public (string Title, string Address)? Venue { get; init; }

        public bool ShowsPreview { get; init; }
    }
}
