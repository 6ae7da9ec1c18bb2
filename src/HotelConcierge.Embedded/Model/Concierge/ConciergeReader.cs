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
            WordGroups(file["cancel"]),
            WordGroups(file["change"]),
            WordGroups(file["more"]),
            WordGroups(file["hours"]));
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
