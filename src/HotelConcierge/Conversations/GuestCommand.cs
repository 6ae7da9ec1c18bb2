using System.Collections.Frozen;
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
/// it: "stop" stops, "where does the bus stop" is a question. Case, accents, surrounding punctuation and white space do not matter.
/// </summary>
/// <remarks>
/// The words (<see cref="CommandWords"/>) belong to the core and not to an assistant's data, because carriers and WhatsApp hold the
/// sender to them. A guest whom Twilio opted out by a word that is none of ours reaches us as error 21610.
/// </remarks>
public sealed class GuestCommands
{
    private const int LongestCommand = 40;

    private readonly FrozenDictionary<string, (GuestCommand Command, string? Language)> _words;
    private readonly Lazy<SafetyReader> _safety;

    public GuestCommands(LanguageCatalog languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        _safety = new(() => new(languages));
        _words = languages.All.SelectMany(WordsOf)
            .DistinctBy(entry => entry.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.Word, entry => entry.Meaning, StringComparer.Ordinal);
    }

    /// <summary>The command that the text is, or <see cref="GuestCommand.None"/>.</summary>
    public GuestCommand Of(string text) => Read(text).Command;

    /// <summary>The language of the command word; null when the text is no command or all use the word.</summary>
    public string? LanguageOf(string text) => Read(text).Language;

    /// <summary>The danger that a message tells of, which like a command is recognised on receipt; null for none.</summary>
    public SafetyAlarm? DangerIn(string text) => _safety.Value.Read(text);

    internal (GuestCommand Command, string? Language) Read(string text) =>
        text.Length <= LongestCommand && _words.TryGetValue(Fold(text), out var found) ? found : (GuestCommand.None, null);

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
