using System.Collections.Immutable;
using HotelConcierge.Text;

namespace HotelConcierge.Embedded.Model.Concierge;

/// <summary>Reads and checks the <c>concierge.*.json</c> files of an assistant's <c>model</c> folder.</summary>
internal sealed class ConciergeReader(string folder, List<string> errors)
{
    private const string Prefix = "concierge.";

    /// <summary>Whether an assistant's folder is one of a concierge.</summary>
    public static bool IsConcierge(string folder) => Directory.EnumerateFiles(folder, Prefix + "*.json").Any();

    /// <summary>The phrases by language; of no use when errors were added.</summary>
    public ImmutableSortedDictionary<string, ConciergePhrases> Read() =>
        Directory
            .EnumerateFiles(folder, Prefix + "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..])
            .Append(EmbeddedContent.FallbackLanguage)
            .ToImmutableSortedSet(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                code => code,
                code => Phrases(ContentNode.Open(folder, $"{Prefix}{code}.json", errors)),
                StringComparer.Ordinal);

    /// <summary>The example sentences of all languages: <c>examples.en.txt</c>, <c>intent | sentence</c> on each line.</summary>
    public IReadOnlyList<(string Intent, string Sentence)> ReadExamples()
    {
        var examples = new List<(string, string)>();
        foreach (var file in Directory.EnumerateFiles(folder, "examples.*.txt").Order(StringComparer.Ordinal))
        {
            foreach (var (line, number) in File.ReadLines(file).Select((line, number) => (line, number + 1)))
            {
                if (line.Length == 0 || line[0] == '#')
                    continue;
                if (line.Split('|', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } intent, { Length: > 0 } sentence])
                    examples.Add((intent, sentence));
                else
                    errors.Add($"{file}, line {number}: must be an intent, a bar and a sentence.");
            }
        }

        if (examples.Count == 0)
            errors.Add($"{folder}: has no examples.en.txt with example sentences of what guests mean.");
        return examples;
    }

    private static ConciergePhrases Phrases(ContentNode file)
    {
        var sentences = file["sentences"];
        var reasons = file["reasons"];
        return new ConciergePhrases(
            ConciergePhrases.SlotsBySentence.ToImmutableDictionary(
                pair => pair.Key,
                pair => Sentence(sentences[pair.Key], pair.Value),
                StringComparer.Ordinal),
            ConciergePhrases.ReasonNames.ToImmutableDictionary(name => name, name => reasons[name].Text(), StringComparer.Ordinal),
            file["treatments"]
                .Members()
                .ToImmutableDictionary(
                    member => member.Name,
                    member => new TreatmentWords(member.Value["label"].Text(), WordGroups(member.Value["words"])),
                    StringComparer.Ordinal),
            file["endings"].Texts(),
            WordGroups(file["company"]),
            WordGroups(file["for"]),
            WordGroups(file["and"]),
            ConciergePhrases.PartNames.ToImmutableDictionary(
                name => name, name => WordGroups(file["partsOfDay"][name]), StringComparer.Ordinal),
            WordGroups(file["price"]));
    }

    private static string Sentence(ContentNode node, string[] slots)
    {
        var text = node.Text();
        if (!Template.SlotsOf(text).ToHashSet(StringComparer.Ordinal).SetEquals(slots))
            node.Wrong(slots.Length == 0 ? "must not have a {slot}" : $"must have the slots {string.Join(", ", slots)} and no other");
        return text;
    }

    private static ImmutableArray<ImmutableArray<string>> WordGroups(ContentNode list)
    {
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var item in list.Items())
        {
            if (Words.Of(item.Text()) is { IsEmpty: false } words)
                groups.Add(words);
            else
                item.Wrong("must hold a word");
        }

        return groups.ToImmutable();
    }
}
