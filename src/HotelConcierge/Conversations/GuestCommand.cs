using HotelConcierge.Languages;
using HotelConcierge.Safety;
using HotelConcierge.Text;

namespace HotelConcierge.Conversations;

/// <summary>What a guest can always say, whichever assistant answers.</summary>
public enum GuestCommand
{
    None,
    Stop,
    Start,
    Help,
    Reset,
    Forget,
}

/// <summary>
/// Finds what is acted on as soon as a guest's text comes in, whichever assistant answers. For a command the whole message has to be
/// it: "stop" stops, "where does the bus stop" is a question. Case, accents, surrounding punctuation and white space do not matter, nor do
/// polite words around it ("stop please, thank you") and saying it twice; what is to stop may be named where it is our messages ("please
/// stop sending me reminders").
/// </summary>
/// <remarks>
/// Help and the menu are asked for by their words alone: "help me please" may be an emergency, and "the menu please" an order.
/// The words (<see cref="CommandWords"/>) belong to the core and not to an assistant's data, because carriers and WhatsApp hold the
/// sender to them. A guest whom Twilio opted out by a word that is none of ours reaches us as error 21610.
/// </remarks>
public sealed class GuestCommands
{
    private const int LongestCommand = 40;
    private const int LongestRequest = 120;

    private readonly Dictionary<string, (GuestCommand Command, string? Language)> _words;
    private readonly Phrases<(GuestCommand Command, string? Language)> _commands;
    private readonly Phrases<bool> _beside;
    private readonly Phrases<string> _polite;
    private readonly Lazy<SafetyReader> _safety;

    public GuestCommands(LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _safety = new(() => languages.Reader(all => new SafetyReader(all)));
        _words = languages.All.SelectMany(WordsOf)
            .DistinctBy(entry => entry.Word, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Word, entry => entry.Meaning, StringComparer.Ordinal);
        _commands = new(_words.Select(entry => (entry.Key, entry.Value)));
        _beside = new(
            languages.All.SelectMany(language => language.Commands.OurMessages, (_, word) => (word, true))
                .Concat(languages.All.SelectMany(language => language.Commands.AroundOurMessages, (_, word) => (word, false))));
        _polite = new(
            languages.All.SelectMany(
                language => language.Polite.Concat(language.Closers).Concat(language.Greetings),
                (language, word) => (word, language.Code)));
    }

    /// <summary>The command that the text is, or <see cref="GuestCommand.None"/>.</summary>
    public GuestCommand Of(string text) => Read(text).Command;

    /// <summary>Whether the text is a command by its words alone, without anything around them.</summary>
    internal bool IsPlain(string text) => text.Length <= LongestCommand && _words.ContainsKey(Fold(text));

    /// <summary>The language of the command word; null when the text is no command or all use the word.</summary>
    public string? LanguageOf(string text) => Read(text).Language;

    /// <summary>The danger that a message tells of, which like a command is recognised on receipt; null for none.</summary>
    public SafetyAlarm? DangerIn(string text) => _safety.Value.Read(text);

    internal (GuestCommand Command, string? Language) Read(string text) =>
        text.Length <= LongestCommand && _words.TryGetValue(Fold(text), out var found) ? found
        : text.Length <= LongestRequest ? ReadRequest(FoldedText.Of(text))
        : (GuestCommand.None, null);

    /// <summary>One command, however often, polite words, and of what is to stop only our messages; nothing else.</summary>
    private (GuestCommand Command, string? Language) ReadRequest(FoldedText text)
    {
        (GuestCommand Command, string? Language) found = default;
        var (isBeside, isAboutMessages) = (false, false);
        for (var at = 0; at < text.Length;)
        {
            if (_commands.Match(text, at, out var end, out var command))
            {
                if (found.Command is not GuestCommand.None && found.Command != command.Command)
                    return default;
                found = (command.Command, found.Language ?? command.Language);
                at = text.Skip(end);
            }
            else if (found.Command is GuestCommand.Stop && _beside.Match(text, at, out end, out var isMessages))
            {
                (isBeside, isAboutMessages) = (true, isAboutMessages || isMessages);
                at = text.Skip(end);
            }
            else if (_polite.Match(text, at, out end, out _))
            {
                at = text.Skip(end);
            }
            else
            {
                return default;
            }
        }

        var isCommand = found.Command is GuestCommand.Stop or GuestCommand.Start or GuestCommand.Reset or GuestCommand.Forget;
        return isCommand && isBeside == isAboutMessages ? found : default;
    }

    private static IEnumerable<(string Word, (GuestCommand Command, string? Language) Meaning)> WordsOf(Language language)
    {
        var words = language.Commands;
        return new[]
        {
            (GuestCommand.Stop, words.Stop),
            (GuestCommand.Start, words.Start),
            (GuestCommand.Help, words.Help),
            (GuestCommand.Reset, words.Reset),
            (GuestCommand.Forget, words.Forget),
        }.SelectMany(pair => pair.Item2, (pair, word) => (Fold(word), (pair.Item1, words.AreUsedByAll ? null : language.Code)));
    }

    private static string Fold(string text) => FoldedText.Of(text).Text.Replace(FoldedText.Pause, ' ');
}
