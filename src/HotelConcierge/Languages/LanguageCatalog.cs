using System.Collections.Concurrent;
using HotelConcierge.Text;

namespace HotelConcierge.Languages;

/// <summary>The languages that a deployment understands. Who reads or writes one takes it from here; there is no other list.</summary>
public sealed class LanguageCatalog
{
    /// <summary>English, which every catalogue and every text has.</summary>
    public const string FallbackCode = "en";

    private readonly Dictionary<string, Language> _byCode;
    private readonly ConcurrentDictionary<Type, Lazy<object>> _readers = new();

    /// <exception cref="ArgumentException">English is not among them, or two have the same code.</exception>
    internal LanguageCatalog(IReadOnlyList<Language> all)
    {
        All = all;
        _byCode = all.ToDictionary(language => language.Code, StringComparer.Ordinal);
        Fallback = _byCode.GetValueOrDefault(FallbackCode) ?? throw new ArgumentException("English has to be among them.", nameof(all));
        Codes = [.. all.Select(language => language.Code)];
    }

    /// <summary>Every language that we have; a new one is a line here.</summary>
    public static LanguageCatalog Default { get; } = new(
    [
        English.EnglishLanguage.Language,
        Spanish.SpanishLanguage.Language,
        German.GermanLanguage.Language,
        French.FrenchLanguage.Language,
        Portuguese.PortugueseLanguage.Language,
        Italian.ItalianLanguage.Language,
        Thai.ThaiLanguage.Language,
    ]);

    /// <summary>Two letters each, as in ISO 639-1.</summary>
    public IReadOnlyList<string> Codes { get; }

    internal IReadOnlyList<Language> All { get; }

    /// <summary>What is read and written where a guest's language is none of these.</summary>
    internal Language Fallback { get; }

    /// <summary>Numbers in words of all languages, folded.</summary>
    internal IEnumerable<string> NumberWords => All.SelectMany(language => language.Numbers).Select(number => FoldedText.Of(number.Word).Text);

    /// <summary>
    /// What reads with the words of all languages, made at its first use and shared by all who read so: making it takes longer than most
    /// of what it reads. It has to be safe for concurrent use.
    /// </summary>
    internal T Reader<T>(Func<LanguageCatalog, T> make)
        where T : class =>
        (T)_readers.GetOrAdd(typeof(T), _ => new(() => make(this))).Value;

    /// <summary>The language of that code, or null.</summary>
    internal Language? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The language of that code, else English.</summary>
    internal Language For(string? code) => Find(code) ?? Fallback;
}
