using System.Globalization;
using System.Text;
using HotelConcierge.Messages;

namespace HotelConcierge.Replies;

/// <summary>
/// Turns the parts of a reply into the messages that a channel can show. What it cannot show is said in words:
/// <list type="bullet">
/// <item>choices as numbered text, also when there are more, or longer ones, than the channel's buttons take, or more words above them;</item>
/// <item>a place as name, address and a link to a map;</item>
/// <item>a picture, a recording, a video that the channel does not take as such as a document, or else as its caption or what it is, with
/// its address where it has a public one; a document likewise;</item>
/// <item>a caption that is too long, or that cannot be there, as text after the file.</item>
/// </list>
/// A link shows a preview of its page only where it is a message of its own: in an answer it would hide the words behind a picture.
/// Words that follow each other are one text, cut by <see cref="Chunker"/>; choices hang on the last message of the text before them.
/// A link that is to be its own message comes last.
/// </summary>
public static class ReplyRenderer
{
    private const string BetweenTexts = "\n\n";

    /// <returns>No message when nothing of the parts can be read or seen.</returns>
    public static IReadOnlyList<OutboundContent> Render(IReadOnlyList<ReplyPart> parts, ChannelAbilities abilities)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(abilities);
        var rendering = new Rendering(abilities);
        foreach (var part in parts.Where(part => part is not ReplyPart.Link { IsOwnMessage: true }))
            rendering.Add(part);
        rendering.EndText();
        foreach (var link in parts.OfType<ReplyPart.Link>().Where(link => link.IsOwnMessage))
        {
            rendering.AddAlone(link);
        }

        return rendering.Messages;
    }

    /// <summary>One run over the parts: text is gathered until something else comes.</summary>
    private sealed class Rendering(ChannelAbilities abilities)
    {
        private string _text = "";

        public List<OutboundContent> Messages { get; } = [];

        public void Add(ReplyPart part)
        {
            switch (part)
            {
                case ReplyPart.Text text:
                    AddText(text.Markdown);
                    break;
                case ReplyPart.Choices choices:
                    Add(choices);
                    break;
                case ReplyPart.Picture picture:
                    AddFile(abilities.Pictures, picture.Source, picture.AltText, picture.Caption, (source, caption, words) =>
                        new OutboundContent.Picture(source, caption, words));
                    break;
                case ReplyPart.File file:
                    AddFile(abilities.Files, file.Source, file.Name, file.Caption, (source, caption, _) =>
                        new OutboundContent.File(source, file.Name, caption));
                    break;
                case ReplyPart.Audio audio:
                    AddFile(abilities.Audio, audio.Source, audio.Title, audio.Caption, (source, caption, words) =>
                        new OutboundContent.Audio(source, audio.Title, caption, words));
                    break;
                case ReplyPart.Video video:
                    AddFile(abilities.Videos, video.Source, video.Title, video.Caption, (source, caption, words) =>
                        new OutboundContent.Video(source, caption, words));
                    break;
                case ReplyPart.Location place when abilities.Locations:
                    EndText();
                    Messages.Add(new OutboundContent.Location(place.Name, place.Address, place.Latitude, place.Longitude));
                    break;
                case ReplyPart.Location place:
                    AddText($"**{PlainMarkdown.Of(place.Name)}**");
                    AddLine(PlainMarkdown.Of(place.Address));
                    AddLine(MapLink(place));
                    break;
                case ReplyPart.Link link:
                    AddText(PlainMarkdown.Of(link.Title));
                    AddLine(link.Url);
                    break;
                default:
                    throw new ArgumentException($"Unknown part {part?.GetType().Name}.", nameof(part));
            }
        }

        /// <summary>A link that is a message of its own: one to tap, whose button says where it leads, or else words.</summary>
        public void AddAlone(ReplyPart.Link link)
        {
            if (abilities.Links is { } limit
                && HostOf(link.Url) is { } host
                && host.Length <= limit.MaxLabel
                && ReplyText.ToChunks(PlainMarkdown.Of(link.Title), abilities.Text) is [var body]
                && body.Length <= limit.MaxBody)
            {
                Messages.Add(new OutboundContent.Link(body, host, link.Url));
                return;
            }

            Add(link);
            Messages.AddRange(TakeText().Select(text => new OutboundContent.Text(text) { ShowsPreview = true }));
        }

        /// <summary>Writes what has been gathered.</summary>
        public void EndText() => Messages.AddRange(TakeText().Select(Words));

        private static OutboundContent.Text Words(string text) => new(text) { ShowsPreview = false };

        /// <summary>A file as what it is, as a document, or in words.</summary>
        /// <param name="title">What it is, in plain text.</param>
        /// <param name="own">Makes it what it is: of its source, its caption, and its title formatted.</param>
        private void AddFile(
            MediaAbility kind, MediaSource source, string title, string caption, Func<MediaSource, string, string, OutboundContent> own)
        {
            if (abilities.CarrierOf(kind, source) is not { } carrier || !carrier.Carries(source))
            {
                AddText(string.IsNullOrWhiteSpace(caption) ? PlainMarkdown.Of(title) : caption);
                AddLine(source.PublicUrl() ?? "");
                return;
            }

            EndText();
            var isOwn = ReferenceEquals(carrier, kind);
            var shown = Caption(isOwn || caption.Length > 0 ? caption : PlainMarkdown.Of(title), carrier.Captions(source));
            Messages.Add(isOwn ? own(source, shown, Plain(title)) : new OutboundContent.File(source, FileName.For(title, source), shown));
        }

        private void Add(ReplyPart.Choices choices)
        {
            AddText(choices.Heading);
            var before = _text;
            if (!CanTap(choices))
            {
                AddNumbered(choices);
                return;
            }

            if (!choices.Options.All(option => option.Description.Length <= abilities.Choices!.MaxDescription))
                AddText(string.Join('\n', choices.Options.Where(option => option.Description.Length > 0).Select(Described)));
            if (string.IsNullOrWhiteSpace(_text))
                AddText(PlainMarkdown.Of(choices.Button));
            var texts = TakeText();
            if (texts is [.., var last] && last.Length > abilities.Choices!.MaxBody)
            {
                _text = before;
                AddNumbered(choices);
                return;
            }

            Messages.AddRange(texts.SkipLast(1).Select(Words));
            Messages.AddRange(texts.TakeLast(1).Select(text => new OutboundContent.Choices(text, choices.Options, choices.Button)));
        }

        private void AddNumbered(ReplyPart.Choices choices)
        {
            AddText(string.Join('\n', choices.Options.Select(Numbered)));
            AddText(choices.NumberHint);
        }

        private bool CanTap(ReplyPart.Choices choices) => abilities.Choices is { } limit
            && choices.Options.Count > 0
            && choices.Options.Count <= limit.MaxOptions
            && choices.Options.All(option =>
                option.Label.Length > 0
                && option.Label.Length <= limit.MaxLabel
                && Encoding.UTF8.GetByteCount(option.Id) is > 0 and <= ReplyChoice.MaxIdBytes);

        /// <summary>A caption that fits; a longer one, or one where none may be, stays to be said as text.</summary>
        private string Caption(string markdown, bool mayBe)
        {
            if (!mayBe)
            {
                AddText(markdown);
                return "";
            }

            var caption = ReplyText.ToChunks(
                markdown,
                abilities.Text with
                {
                    MaxLength = Math.Min(abilities.MaxCaption, abilities.Text.MaxLength),
                }
            );
            if (caption.Count > 1)
                AddText(markdown);
            return caption.Count == 1 ? caption[0] : "";
        }

        private string Plain(string text) => ReplyText.ToChunks(PlainMarkdown.Of(text), abilities.Text) is [var first, ..] ? first : "";

        private void AddText(string markdown)
        {
            if (!string.IsNullOrWhiteSpace(markdown))
                _text = _text.Length == 0 ? markdown : _text + BetweenTexts + markdown;
        }

        private void AddLine(string markdown)
        {
            if (markdown.Length > 0)
                _text = _text.Length == 0 ? markdown : $"{_text}\n{markdown}";
        }

        private IReadOnlyList<string> TakeText()
        {
            var chunks = ReplyText.ToChunks(_text, abilities.Text);
            _text = "";
            return chunks;
        }

        private static string Numbered(ReplyChoice option, int index) =>
            string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {PlainMarkdown.Of(option.Label)}{Dash(option)}");

        private static string Described(ReplyChoice option) => $"- {PlainMarkdown.Of(option.Label)}{Dash(option)}";

        private static string Dash(ReplyChoice option) => option.Description.Length > 0 ? $" – {PlainMarkdown.Of(option.Description)}" : "";

        private static string? HostOf(string url) =>
            Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost
                : null;

        // https://developers.google.com/maps/documentation/urls/get-started: opens the map application of a phone that has one.
        private static string MapLink(ReplyPart.Location place) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"https://www.google.com/maps/search/?api=1&query={place.Latitude:0.######},{place.Longitude:0.######}"
            );
    }
}
