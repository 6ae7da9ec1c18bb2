using System.Globalization;
using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>Finds the profile values that a text mentions.</summary>
/// <param name="alone">
/// Whether the text is read as a follow-up that says nothing but values ("babies"); then no introduction is needed.
/// </param>
internal sealed class MentionReader(FoldedText text, Vocabulary vocabulary, bool alone)
{
    /// <summary>What a plain number of digits can be; longer ones are telephone numbers and the like.</summary>
    private const int MaxDigits = 4;

    /// <summary>"and also for my little son who is almost": more in a row is no sentence, and would take time squared.</summary>
    private const int MaxLeads = 7;

    /// <summary>The mentions of the fields that <paramref name="route"/> reads, in order, none overlapping.</summary>
    public List<Mention> Find(Route route)
    {
        var fields = vocabulary.Fields
            .Where(words => words.Field.Routes.Count == 0 || words.Field.Routes.Contains(route.Label, StringComparer.Ordinal))
            .ToList();
        var found = new List<Mention>();
        for (var at = 0; at < text.Length;)
        {
            if (text.IsStart(at) && At(at, fields) is { } mention)
            {
                found.Add(mention);
                at = mention.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>The longest mention that begins here.</summary>
    private Mention? At(int start, List<FieldWords> fields)
    {
        Mention? best = null;
        foreach (var at in AfterEachLead(start))
        {
            foreach (var words in fields)
            {
                if (In(words, start, at) is { } mention && (best is null || mention.End > best.End))
                    best = mention;
            }
        }

        return best;
    }

    /// <summary>The place itself and the places after each word that can introduce a value there.</summary>
    private IEnumerable<int> AfterEachLead(int at)
    {
        yield return at;
        var words = vocabulary.Leads;
        for (var leads = 0; leads < MaxLeads && words.Match(text, at, out var end, out _); leads++)
        {
            at = text.Skip(end);
            yield return at;
            words = vocabulary.AfterLeads;
        }
    }

    private Mention? In(FieldWords words, int start, int at)
    {
        var introduced = at > start;
        if (words.Always.Match(text, at, out var end, out var value)
            || ((introduced || alone) && words.Introduced.Match(text, at, out end, out value)))
            return new(words.Field, value, start, AfterTail(words, end), introduced);
        return words.Field.Kind switch
        {
            ProfileFieldKind.AgeGroup => Age(words.Field, start, at),
            ProfileFieldKind.Number => Count(words, start, at),
            _ => null,
        };
    }

    private int AfterTail(FieldWords words, int end) =>
        words.Field.Kind == ProfileFieldKind.AgeGroup ? AfterTails(AfterUnit(end)) : end;

    /// <summary>"3-4" chooses a group by its name; "year olds" after it belongs to it.</summary>
    private int AfterUnit(int end) => vocabulary.Ages.Units.Match(text, text.Skip(end), out var after, out _) ? after : end;

    private int AfterTails(int end)
    {
        while (vocabulary.Ages.Tails.Match(text, text.Skip(end), out var after, out _))
            end = after;
        return end;
    }

    private Mention? Count(FieldWords words, int start, int at) =>
        Number(text, vocabulary, at, out var end, out var number) && words.Units.Match(text, text.Skip(end), out end, out _)
            ? new(words.Field, words.Field.Clamp(number), start, end, Introduced: at > start)
            : null;

    private Mention? Age(ProfileField field, int start, int at)
    {
        if (vocabulary.Ages.Compounds.Match(text, at, out var end, out var years))
            return AgeMention(field, years * 12, start, end, at > start, weak: false);

        var marked = false;
        if (vocabulary.Ages.Marks.Match(text, at, out var markEnd, out _))
        {
            marked = true;
            at = vocabulary.Ages.Adverbs.SkipAll(text, text.Skip(markEnd));
        }

        if (!Amount(at, out end, out var amount))
            return null;
        if (!vocabulary.Ages.Units.Match(text, text.Skip(end), out var unitEnd, out var unit))
            return marked
                ? AgeMention(field, amount * 12, start, end, introduced: true, weak: false) is { } bare ? bare with { IsBare = true } : null
                : null;
        if (vocabulary.Ages.Halves.Match(text, text.Skip(unitEnd), out var halfEnd, out _))
            (amount, unitEnd) = (amount + 0.5, halfEnd);
        return AgeMention(field, amount * unit.Months, start, unitEnd, marked || at > start, unit.Weak);
    }

    /// <summary>A number, "two and a half", "2.5" or the middle of a range such as "2 to 3".</summary>
    private bool Amount(int at, out int end, out double amount)
    {
        amount = 0;
        if (!Number(text, vocabulary, at, out end, out var number))
            return false;
        amount = number;
        var next = text.Skip(end);
        if (vocabulary.Ages.Halves.Match(text, next, out var halfEnd, out _))
        {
            (amount, end) = (number + 0.5, halfEnd);
            return true;
        }

        var afterWord = vocabulary.Ages.RangeWords.Match(text, next, out var wordEnd, out _) ? text.Skip(wordEnd) : next;
        if (!Number(text, vocabulary, afterWord, out var secondEnd, out var second))
            return true;
        var isDecimal = text.Text[end] == FoldedText.Pause && text.From(next) == text.To(end) + 1 && second < 10;
        amount = isDecimal ? number + (second / 10.0) : (number + second) / 2.0;
        end = secondEnd;
        return true;
    }

    private Mention? AgeMention(ProfileField field, double months, int start, int end, bool introduced, bool weak)
    {
        var group = field.Values.FirstOrDefault(value => value.FromMonths <= months && months < value.ToMonths);
        return group is null
            ? null
            : new(field, group.Name, start, AfterTails(end), introduced, weak) { Months = (int)Math.Round(months) };
    }

    /// <summary>A number in digits or words.</summary>
    public static bool Number(FoldedText text, Vocabulary vocabulary, int at, out int end, out int number)
    {
        if (vocabulary.Numbers.Match(text, at, out end, out number))
            return true;
        while (end < text.Length && char.IsAsciiDigit(text.Text[end]))
            end++;
        return end > at && text.IsStart(at) && end - at <= MaxDigits
            && int.TryParse(text.Text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
