using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Shop.Search;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>How long the search for products takes in a catalogue of 10,000, with names and descriptions in Thai and English.</summary>
internal static class ShopBenchmark
{
    public const string Name = "shop";

    private const int Products = 10_000;
    private const int Seed = 20_261_130;

    private static readonly (string English, string Thai)[] Things =
    [
        ("gloves", "ถุงมือ"), ("mask", "หน้ากาก"), ("bandage", "ผ้าพันแผล"), ("thermometer", "ปรอทวัดไข้"), ("syringe", "กระบอกฉีดยา"),
        ("wheelchair", "รถเข็นผู้ป่วย"), ("plaster", "พลาสเตอร์"), ("alcohol", "แอลกอฮอล์"), ("gauze", "ผ้าก๊อซ"), ("tape", "เทปติดแผล"),
        ("scissors", "กรรไกร"), ("tray", "ถาด"),
        ("gown", "ชุดกาวน์"), ("pillow", "หมอน"), ("mattress", "ที่นอน"), ("scale", "เครื่องชั่ง"),
        ("lamp", "โคมไฟ"), ("towel", "ผ้าเช็ดตัว"), ("soap", "สบู่"), ("sanitizer", "เจลล้างมือ"), ("needle", "เข็ม"),
        ("catheter", "สายสวน"), ("monitor", "เครื่องวัด"), ("stretcher", "เปลหาม"), ("crutch", "ไม้ค้ำยัน"),
    ];

    private static readonly (string English, string Thai)[] Kinds =
    [
        ("nitrile", "ไนไตร"), ("latex", "ยางธรรมชาติ"), ("cotton", "ผ้าฝ้าย"), ("steel", "สเตนเลส"), ("plastic", "พลาสติก"),
        ("elastic", "ยืด"), ("sterile", "ปลอดเชื้อ"), ("digital", "ดิจิทัล"), ("folding", "พับได้"), ("waterproof", "กันน้ำ"),
        ("paper", "กระดาษ"),
        ("silicone", "ซิลิโคน"), ("children's", "สำหรับเด็ก"), ("surgical", "สำหรับผ่าตัด"), ("portable", "พกพา"), ("heavy", "งานหนัก"),
        ("disposable", "ใช้แล้วทิ้ง"), ("reusable", "ใช้ซ้ำได้"), ("transparent", "ใส"), ("automatic", "อัตโนมัติ"),
    ];

    private static readonly (string English, string Thai)[] Colours =
        [("white", "สีขาว"), ("blue", "สีฟ้า"), ("green", "สีเขียว"), ("black", "สีดำ"), ("pink", "สีชมพู")];

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        var catalogue = Enumerable.Range(0, Products).Select(Product).ToList();
        var started = Stopwatch.GetTimestamp();
        var index = new ProductIndex(catalogue);
        yield return new(Name, $"{Products:#,0} products indexed", Stopwatch.GetElapsedTime(started).TotalSeconds, "s");

        var random = new Random(Seed);
        var searches = Enumerable.Range(0, arguments.Scale(4_000)).Select(_ => Search(random)).ToList();

        // The first searches compile the code, and that is not what is measured.
        foreach (var search in searches.Take(400))
            index.Find(search);
        var alone = await AskAsync(1);
        yield return new(Name, $"search in {Products:#,0} products, median", alone.Latencies.Median, "ms");
        yield return new(Name, $"search in {Products:#,0} products, p99", alone.Latencies.P99, "ms", Goal.Most(50));
        yield return new(Name, $"searches in {Products:#,0} products", (await AskAsync(Environment.ProcessorCount)).PerSecond, "/s");

        Task<LoadResult> AskAsync(int workers) => ClosedLoop.RunAsync(searches.Count, workers, (_, at) =>
        {
            index.Find(searches[at]);
            return Task.CompletedTask;
        });
    }

    /// <summary>
    /// As people look: a thing, a thing of a kind, a whole question, a number, each in either language, every third with a slip.
    /// </summary>
    private static string Search(Random random)
    {
        var (thing, kind) = (Things[random.Next(Things.Length)], Kinds[random.Next(Kinds.Length)]);
        var isThai = random.Next(2) == 0;
        var words = (random.Next(4), isThai) switch
        {
            (0, true) => thing.Thai,
            (0, false) => thing.English,
            (1, true) => thing.Thai + kind.Thai,
            (1, false) => $"{kind.English} {thing.English}",
            (2, true) => $"อยากได้{thing.Thai}{kind.Thai}มีไหมคะ",
            (2, false) => $"do you have {kind.English} {thing.English} size {random.Next(1, 21)} please",
            _ => Code(random.Next(Products)),
        };
        if (random.Next(3) != 0)
            return words;
        var at = random.Next(1, words.Length - 1);
        return words[..at] + words[(at + 1)..];
    }

    private static ProductText Product(int number)
    {
        var (thing, kind) = (Things[number % Things.Length], Kinds[number / Things.Length % Kinds.Length]);
        var colour = Colours[number / (Things.Length * Kinds.Length) % Colours.Length];
        var size = (number / (Things.Length * Kinds.Length * Colours.Length)) + 1;
        return new(
            [
                string.Create(CultureInfo.InvariantCulture, $"{kind.English} {thing.English}, {colour.English}, size {size}"),
                string.Create(CultureInfo.InvariantCulture, $"{thing.Thai}{kind.Thai} {colour.Thai} ขนาด {size}"),
            ],
            [$"A {thing.English} for clinics and homes, packed by hand.", $"{thing.Thai} สำหรับคลินิกและบ้าน"],
            ImmutableArray.Create(Code(number)));
    }

    private static string Code(int number) => string.Create(CultureInfo.InvariantCulture, $"P-{number:D5}");
}
