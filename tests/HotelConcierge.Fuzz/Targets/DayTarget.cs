using HotelConcierge.Calendar;
using HotelConcierge.Languages;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>Which day a text means, in any language on days of two centuries: a day, several, none, an impossible or an unsure one.</summary>
internal sealed class DayTarget : FuzzTarget
{
    private static readonly string?[] Codes = [null, .. LanguageCatalog.Default.Codes, "xx"];
    private static readonly DateOnly[] Todays =
    [
        new(2026, 11, 21),
        new(2028, 2, 29),
        new(2026, 12, 31),
        new(1970, 1, 1),
        new(2199, 12, 31),
    ];

    public override string Name => "day";

    public override double Share => 5;

    public override IEnumerable<string> Seeds =>
        [
            "tomorrow",
            "next Friday",
            "in three days",
            "21 November",
            "el 21",
            "2026-11-21",
            "Freitag, den 27. November",
            "après-demain",
            "depois de amanhã",
            "dopodomani",
            "พรุ่งนี้ วันที่ 5",
            "31/02/2026 or 4/5",
            "in 99999999999 days",
            "29 February",
            "two weeks after next Friday",
            "not this Friday but the next",
            "lundi en huit, pas mardi",
            "the day before 31 December 9999",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var reading = DayReader.Read(input.Text, input.Choose(Codes), input.Choose(Todays), LanguageCatalog.Default);
        if (reading is DayReading.Several several)
            Require(
                several.Days.Length > 1 && several.Days.Order().SequenceEqual(several.Days),
                "several days are not several, or not in order");
        return ValueTask.FromResult(reading.GetType().Name);
    }
}
