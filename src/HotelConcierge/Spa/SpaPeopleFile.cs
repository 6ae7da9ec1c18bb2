using System.Collections.Immutable;
using HotelConcierge.Assistants.Loading;

namespace HotelConcierge.Spa;

/// <summary>Reads what a <c>spa.json</c> says of treatments, and of where and by whom they are given.</summary>
internal static class SpaPeopleFile
{
    private const int LongestTreatment = 8 * 60;
    private const int ShortestTreatment = 5;
    private const double DearestTreatment = 1_000_000;
    private const int CurrencyLetters = 3;

    public static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <param name="labels">Reads its texts.</param>
    /// <param name="hasCurrency">Whether there is one for prices.</param>
    public static SpaTreatment Treatment(DataObject data, Func<DataObject, IReadOnlyDictionary<string, string>> labels, bool hasCurrency)
    {
        var treatment = new SpaTreatment(data.Text("name", "a name for prompts, such as massage"), labels(data))
        {
            Length = data.OptionalWhole("minutes", ShortestTreatment, LongestTreatment, 0) is > 0 and var minutes
                ? TimeSpan.FromMinutes(minutes)
                : null,
            Price = Price(data, hasCurrency),
        };
        data.NothingElse();
        return treatment;
    }

    /// <returns>Null for a spa that tells no prices.</returns>
    public static string? Currency(DataObject data)
    {
        const string Code = "the currency of the prices by its ISO 4217 code, such as EUR";
        var currency = data.OptionalText("currency", Code);
        if (currency is { Length: > 0 } && (currency.Length != CurrencyLetters || !currency.All(char.IsAsciiLetterUpper)))
            data.Add("currency", $"must be {Code}");
        return currency;
    }

    public static SpaRoom Room(DataObject data, ImmutableArray<SpaTreatment> treatments)
    {
        var room = new SpaRoom(data.Text("name", "the name of a room or a therapist"), Given(data, treatments))
        {
            Capacity = data.OptionalWhole("capacity", 1, SpaRoom.Double, 1),
        };
        data.NothingElse();
        return room;
    }

    public static SpaTherapist Therapist(DataObject data, ImmutableArray<SpaTreatment> treatments)
    {
        var therapist = new SpaTherapist(
            data.Text("name", "the name of a therapist"),
            Given(data, treatments),
            [.. data.Texts("languages", "two-letter codes of languages, such as en")],
            data.Has("days") ? Days(data) : [.. Enum.GetValues<DayOfWeek>()]);
        foreach (var wrong in therapist.Languages.Where(code => code.Length != 2 || !code.All(char.IsAsciiLetterLower)))
            data.Add("languages", $"'{wrong}' must be a two-letter code of a language, such as en");
        data.NothingElse();
        return therapist;
    }

    public static ImmutableArray<DayOfWeek> Days(DataObject data)
    {
        var days = data.Texts("days", "days of the week");
        foreach (var unknown in days.Except(Weekdays, StringComparer.Ordinal))
            data.Add("days", $"'{unknown}' must be one of {string.Join(", ", Weekdays)}");
        return [.. days.Select(day => (DayOfWeek)Math.Max(0, Array.IndexOf(Weekdays, day)))];
    }

    /// <summary>Notes every treatment that nobody can be given.</summary>
    public static void CheckGiven(
        DataObject data, ImmutableArray<SpaTreatment> treatments, ImmutableArray<SpaRoom> rooms, ImmutableArray<SpaTherapist> therapists)
    {
        foreach (var name in treatments.Select(treatment => treatment.Name).Where(name => name.Length > 0))
        {
            if (!rooms.Any(room => room.Treatments.Contains(name, StringComparer.Ordinal)))
                data.Add("rooms", $"'{name}' is given in no room; name it in the treatments of at least one");
            if (!therapists.IsEmpty && !therapists.Any(therapist => therapist.Treatments.Contains(name, StringComparer.Ordinal)))
                data.Add(
                    "therapists", $"'{name}' is given by no therapist; name it in the treatments of at least one, or leave therapists out");
        }
    }

    /// <summary>Notes every treatment that ends after the spa closes, whenever it begins.</summary>
    public static void CheckLengths(DataObject data, ImmutableArray<SpaTreatment> treatments, ImmutableArray<SpaHours> hours)
    {
        foreach (var treatment in treatments.Where(treatment => treatment.Length > (hours.IsEmpty ? TimeSpan.MaxValue : hours.Max(Length))))
            data.Add(
                "treatments", $"'{treatment.Name}' takes longer than the spa is ever open; shorten its minutes or lengthen an opening");
    }

    public static TimeSpan Length(SpaHours opening) =>
        (opening.To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : opening.To.ToTimeSpan()) - opening.From.ToTimeSpan();

    private static decimal? Price(DataObject data, bool hasCurrency)
    {
        if (!data.Has("price"))
            return null;
        var price = (decimal)data.Number("price", 0, DearestTreatment);
        if (decimal.Round(price, 2) != price)
            data.Add("price", "must have at most two decimals");
        if (!hasCurrency)
            data.Add("price", "needs the currency beside treatments, such as \"currency\": \"EUR\"");
        return price;
    }

    private static ImmutableArray<string> Given(DataObject data, ImmutableArray<SpaTreatment> treatments)
    {
        var given = data.Texts("treatments", "names of treatments");
        foreach (var unknown in given.Except(treatments.Select(treatment => treatment.Name), StringComparer.Ordinal))
            data.Add(
                "treatments",
                $"'{unknown}' is no treatment; use one of {string.Join(", ", treatments.Select(treatment => treatment.Name))}");
        return [.. given];
    }
}
