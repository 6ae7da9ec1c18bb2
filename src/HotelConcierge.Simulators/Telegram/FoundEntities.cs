using System.Text.RegularExpressions;

namespace HotelConcierge.Simulators.Telegram;

/// <summary>
/// What Telegram finds in words by itself: addresses with http or https, e-mail addresses, mentions, hashtags and commands. The
/// real one finds more (addresses without a scheme, telephone numbers, bank cards).
/// </summary>
internal static partial class FoundEntities
{
    private const int RegexMilliseconds = 1000;

    /// <summary>The entities with the found ones among them; what was formatted on purpose is left alone.</summary>
    public static IReadOnlyList<TextEntity> AddTo(IReadOnlyList<TextEntity> given, string text)
    {
        List<TextEntity> all = [.. given];
        Find(Address, "url");
        Find(Email, "email");
        Find(Mention, "mention");
        Find(Hashtag, "hashtag");
        Find(Command, "bot_command");
        return [.. all.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)];

        void Find(Regex shape, string type)
        {
            foreach (Match match in shape.Matches(text))
            {
                var end = match.Index + match.Length;
                if (!all.Exists(known => IsContinuous(known) && known.Offset < end && match.Index < known.End))
                    all.Add(new(type, match.Index, match.Length));
            }
        }
    }

    private static bool IsContinuous(TextEntity entity) =>
        entity.Type is "text_link" or "code" or "pre" or "custom_emoji" or "url" or "email" or "mention" or "hashtag" or "bot_command";

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,:;!?)'\]]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, RegexMilliseconds)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"(?<![\w/@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Mention { get; }

    [GeneratedRegex(@"(?<![\w&#])#(?=\d*[^\W\d])\w{1,255}", RegexOptions.CultureInvariant, RegexMilliseconds)]
    private static partial Regex Hashtag { get; }

    [GeneratedRegex(
        @"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![\w/])",
        RegexOptions.CultureInvariant,
        RegexMilliseconds
    )]
    private static partial Regex Command { get; }
}
