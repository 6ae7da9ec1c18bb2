using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HotelConcierge.Contracts;
using HotelConcierge.Languages;

namespace HotelConcierge.Tests.Languages;

/// <summary>A language is a folder with everything it needs; no part of it can be forgotten, and nothing else lists languages.</summary>
public sealed partial class LanguageTests
{
    private static readonly string Sources = Path.Combine(Repository.Top, "src");

    public static TheoryData<string> Codes { get; } = [.. Known.WithToy.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_language_has_every_part_or_says_why_it_needs_none(string code)
    {
        var language = Known.WithToy.Find(code)!;
        var missing = MembersOf(language).Where(member => !IsThere(member.Value)).Select(member => member.Name);

        Assert.Empty(missing);
        Assert.Matches("^[a-z]{2}$", language.Code);
        Assert.Equal(12, language.Days.Months.Length);
        Assert.Equal(7, language.Days.Weekdays.Length);
        Assert.All(language.Days.Weekdays, weekday => Assert.True(weekday.Split('|').Length >= 2, $"'{weekday}' has no name that is read"));
        Assert.Equal([-1, 0, 1, 2], new[] { -1, 0, 1, 2 }.Intersect(language.Days.Relative.Select(day => day.Days)));
        Assert.Equal(Enumerable.Range(1, 5), Enumerable.Range(1, 5).Intersect(language.Days.Numbers.Select(number => number.Number)));
    }

    /// <summary>STOP and "forget me" are the law's and the carriers': no language is without them.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_command_can_be_said_in_each_language(string code)
    {
        var commands = Known.WithToy.Find(code)!.Commands;

        Assert.All([commands.Stop, commands.Start, commands.Help, commands.Reset, commands.Forget], words => Assert.Null(words.WhyNone));
    }

    [Fact]
    public void The_compiler_asks_for_every_part()
    {
        Type[] parts = [typeof(Language), typeof(CommandWords), typeof(DayWords), typeof(AnswerWords), typeof(SearchWords)];
        var optional = from part in parts
                       from property in part.GetProperties()
                       where property.CanWrite && !property.IsDefined(typeof(RequiredMemberAttribute), inherit: false)
                       select $"{part.Name}.{property.Name}";

        Assert.Empty(optional);
    }

    [Fact]
    public void A_list_without_words_is_refused_unless_it_says_why()
    {
        Assert.Throws<ArgumentException>(() => WordList.Of([]));
        Assert.Throws<ArgumentException>(() => WordList.Of(["a", " "]));
        Assert.Throws<ArgumentException>(() => (WordList)"");
        Assert.Throws<ArgumentException>(() => WordList.None(" "));
        Assert.Throws<ArgumentException>(() => Stemming.None(""));
        Assert.Empty(WordList.None("It has none."));
    }

    [Fact]
    public void A_catalogue_has_English_and_no_code_twice()
    {
        Assert.Throws<ArgumentException>(() => new LanguageCatalog([Toy.ToyLanguage.Language]));
        Assert.Throws<ArgumentException>(() => new LanguageCatalog([.. LanguageCatalog.Default.All, LanguageCatalog.Default.Fallback]));
        Assert.Equal("en", LanguageCatalog.Default.For("xx").Code);
    }

    [Fact]
    public void Each_folder_of_a_language_is_in_the_catalogue() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Sources, "HotelConcierge", "Languages"))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        LanguageCatalog.Default.All.Select(language => language.EnglishName).Order(StringComparer.Ordinal));

    [Fact]
    public void No_word_is_two_commands()
    {
        var words = from language in Known.WithToy.All
                    let commands = language.Commands
                    from command in new[] { commands.Stop, commands.Start, commands.Help, commands.Reset, commands.Forget }
                    from word in command
                    select word;

        Assert.DoesNotContain(words.CountBy(word => word, StringComparer.OrdinalIgnoreCase), count => count.Value > 1);
    }

    /// <summary>Who names two languages by their codes has a list of them. HTML has a tag that is called as Thai is.</summary>
    [Fact]
    public void Only_the_catalogue_lists_languages()
    {
        var lists = from file in Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
                    let path = Path.GetRelativePath(Sources, file).Replace('\\', '/')
                    where !path.StartsWith("HotelConcierge/Languages/", StringComparison.Ordinal)
                    let named = Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)
                    let codes = named.Intersect(LanguageCatalog.Default.Codes, StringComparer.Ordinal).ToList()
                    where codes.Count > 1
                    select $"{path}: {string.Join(", ", codes)}";

        Assert.Empty(lists);
    }

    /// <summary>All properties of a language and of its parts, by name.</summary>
    private static IEnumerable<(string Name, object? Value)> MembersOf(object part) =>
        from property in part.GetType().GetProperties()
        where property.CanWrite
        let value = property.GetValue(part)
        from member in value is CommandWords or DayWords or AnswerWords or SearchWords
            ? MembersOf(value).Select(inner => ($"{property.Name}.{inner.Name}", inner.Value))
            : [(property.Name, value)]
        select member;

    private static bool IsThere(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        WordList { WhyNone: { } reason } => IsSentence(reason),
        Stemming { WhyNone: { } reason } => IsSentence(reason),
        IEnumerable many => many.Cast<object>().Any() && many.OfType<string>().All(word => word.Trim().Length > 0),
        _ => true,
    };

    private static bool IsSentence(string reason) => reason.Length > 20 && reason[^1] == '.';

    [GeneratedRegex("\"(?<code>[a-z]{2})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Code();
}
