using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Reservations;

namespace HotelConcierge.Tests.Reservations;

public sealed class StayImportTests : IDisposable
{
    private readonly ImportingHotel _deployment = new();

    public void Dispose() => _deployment.Dispose();

    [Fact]
    public async Task Five_thousand_stays_with_twenty_bad_lines_name_the_twenty_and_keep_the_rest_and_twice_changes_nothing()
    {
        string[] lines =
        [
            .. Enumerable
                .Range(1, 5000)
                .Select(number =>
                    number % 250 == 0 ? ImportingHotel.Line(number, phone: "34-not-a-number") : ImportingHotel.Line(number)),
        ];

        var first = await _deployment.ImportAsync(lines);
        var second = await _deployment.ImportAsync(lines);

        Assert.Equal((4980, 0, 20), (first.Added, first.Unchanged, first.Refused));
        Assert.Equal(Enumerable.Range(1, 20).Select(bad => (bad * 250) + 1), first.Problems.Select(problem => problem.Line));
        Assert.All(first.Problems, problem => Assert.Equal("phone", problem.Field));
        Assert.Equal((0, 4980, 0, 20), (second.Added, second.Unchanged, second.Changed, second.Refused));
        Assert.Equal("B-4999", Assert.Single(await _deployment.FindAsync(HotelFiles.Contact("+34610004999"))).Id);
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_named_with_its_line_and_a_remedy()
    {
        var report = await _deployment.ImportAsync(
            ImportingHotel.Line(1),
            "B 2,maybe,,,,,,,,,,,",
            "B-3,,0034600,ana@,2026-02-30,2026-12-01,,Ana,,1-3-90,gold,,2019-03-01",
            "B-4,,,,2026-12-05,2026-12-05,12,Ana,,,,,",
            "B-5,,,,2026-12-05,2026-12-06,\"12,Ana,,,,,",
            "B-6,,,,2026-12-05,2026-12-06,12,Ana,,,,,,extra",
            "B-1,,,,2026-12-05,2026-12-06,12,Ana,,,,,",
            "",
            ImportingHotel.Line(9));

        Assert.Equal((2, 6), (report.Added, report.Refused));
        Assert.Equal(
            [
                "3 number",
                "3 status",
                "4 phone",
                "4 email",
                "4 checkIn",
                "4 born",
                "4 level",
                "4 name2",
                "5 checkOut",
                "6 ",
                "7 ",
                "8 number",
            ],
            report
                .Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Line} {problem.Field}"))
                .Where(problem => problem is not ("3 checkIn" or "3 checkOut" or "3 name")));
        Assert.All(report.Problems, problem => Assert.Matches("^[A-Z].*\\.$", problem.Problem));
        Assert.Contains("line 2", report.Problems[^1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',', false)]
    [InlineData(';', true)]
    [InlineData('\t', true)]
    public async Task A_file_as_a_spreadsheet_saves_it_is_read(char delimiter, bool hasMark)
    {
        string[] lines =
        [
            "Number,CHECKIN,checkOut,room,phone,name,surnames",
            "B-1,2026-12-01,2026-12-08,12,\"+34 (600) 000-001\",\"Ana \"\"Anita\"\"\",Peña",
            "B-2 , 2026-12-01,2026-12-08, ,,José,",
        ];
        var text = string.Join("\r\n", lines).Replace(',', delimiter);

        var report = await _deployment
            .Get<StayImport>()
            .ImportAsync(Encoding.UTF8.GetBytes((hasMark ? "\uFEFF" : "") + text), "text/csv; charset=utf-8", "hotel", default);

        Assert.Empty(report.Problems);
        var stay = Assert.Single(await _deployment.FindAsync(HotelFiles.Contact("whatsapp:+34600000001")));
        Assert.Equal(("Ana \"Anita\"", "Peña", "12"), (stay.Guests[0].Name, stay.Guests[0].Surnames, stay.Room));
        Assert.Equal(2, report.Added);
    }

    [Fact]
    public async Task A_line_that_is_not_utf_8_is_refused_alone()
    {
        byte[] file =
        [
            .. Encoding.UTF8.GetBytes("number,checkIn,checkOut,name\nB-1,2026-12-01,2026-12-08,"),
            0xE9,
            .. "\nB-2,2026-12-01,2026-12-08,Ana"u8,
        ];

        var report = await _deployment.Get<StayImport>().ImportAsync(file, "text/csv", "", default);

        Assert.Equal((1, 1), (report.Added, report.Refused));
        Assert.Contains(report.Problems, problem => problem.Line == 2 && problem.Problem.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "text/csv", "", "Is empty")]
    [InlineData("number,chekIn\n", "text/csv", "chekIn", "Is no column")]
    [InlineData("checkIn,checkOut\n", "text/csv", "number", "Is missing")]
    [InlineData("number,number\n", "text/csv", "", "twice")]
    [InlineData("{}", "application/json", "", "Must be a list")]
    [InlineData("", "application/json", "", "Is no valid JSON")]
    [InlineData("number\n", "text/plain", "Content-Type", "Must be text/csv or application/json")]
    public async Task A_file_that_cannot_be_read_changes_nothing_and_says_why(string file, string type, string field, string problem)
    {
        var report = await _deployment.ImportTextAsync(file, type);

        Assert.Equal((400, 0), (report.Status, report.Added));
        Assert.Equal(field, Assert.Single(report.Problems).Field);
        Assert.Contains(problem, report.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_read_entry_by_entry_and_what_stands_before_a_broken_one_is_kept()
    {
        var report = await _deployment.ImportTextAsync(
            """
            [
              { "number": "B-1", "checkIn": "2026-12-01", "checkOut": "2026-12-08", "phone": "+34600000001", "guests": [{ "name": "Ana" }, { "name": "Leo", "born": "2019-03-01" }] },
              { "number": "B-2", "checkIn": 3, "checkOut": "2026-12-08", "guests": [{ "nome": "Ana" }], "floor": "2" },
              7,
              { "number": "B-4", "checkIn": "2026-12-01", "checkOut": "2026-12-08", "guests": [{ "name": "Half \ud83d" }] },
              { "number": "B-5", "checkIn": "2026-12-01", "checkOut": "2026-12-08", "room": null, "guests": [{ "name": "Eva" }] },
              { "number": "B-6",, }
            ]
            """,
            "application/json");

        Assert.Equal((400, 2, 3), (report.Status, report.Added, report.Refused));
        Assert.Superset(
            new HashSet<string>(["3 checkIn", "3 guests[0].nome", "3 guests[0].name", "3 floor", "4 ", "5 ", "7 "], StringComparer.Ordinal),
            report
                .Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.Line} {problem.Field}"))
                .ToHashSet(StringComparer.Ordinal));
        Assert.Equal(
            ["Ana", "Leo"],
            Assert.Single(await _deployment.FindAsync(HotelFiles.Contact("+34600000001"))).Guests.Select(guest => guest.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData(", { \"number\": \"B-2\", \"checkIn\": \"2026-")]
    [InlineData("] ]")]
    public async Task Json_that_breaks_off_is_refused_as_a_whole_with_what_was_imported_before_the_break(string rest)
    {
        var report = await _deployment.ImportTextAsync(
            """[{ "number": "B-1", "checkIn": "2026-12-01", "checkOut": "2026-12-08", "guests": [{ "name": "Ana" }] }""" + rest,
            "application/json");

        Assert.Equal((400, 1), (report.Status, report.Added));
        Assert.Contains("Is no valid JSON", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
        Assert.Equal(1, (int)JsonNode.Parse(report.ToJson())!["added"]!);
    }

    [Fact]
    public async Task A_second_list_of_guests_is_refused_and_not_put_on_top_of_the_first()
    {
        var guests = "\"guests\": [" + string.Join(',', Enumerable.Repeat("{ \"name\": \"Ana\" }", 12)) + "]";

        var report = await _deployment.ImportTextAsync(
            $$"""[{ "number": "B-1", "checkIn": "2026-12-01", "checkOut": "2026-12-08", {{guests}}, {{guests}} }]""",
            "application/json");

        Assert.Equal((0, 1), (report.Added, report.Refused));
        Assert.Equal("guests", Assert.Single(report.Problems).Field);
        Assert.Contains("twice", report.Problems[0].Problem, StringComparison.Ordinal);
    }

    /// <summary>Hours of work if each quote cost what stands before it.</summary>
    [Fact]
    public async Task A_line_of_nothing_but_quotes_as_long_as_a_file_may_be_is_one_problem()
    {
        var start = "number,checkIn,checkOut,name\nB-1,2026-12-01,2026-12-08,\"";

        var report = await _deployment.ImportTextAsync(
            start + new string('"', ((StayImport.LargestBody - start.Length) / 2 * 2) - 2) + '"',
            "text/csv");

        Assert.Equal("name", Assert.Single(report.Problems).Field);
        Assert.Equal(1, report.Refused);
    }

    [Fact]
    public async Task An_entry_of_nothing_but_unknown_fields_has_a_hundred_problems_and_no_more()
    {
        var fields = string.Join(
            ',',
            Enumerable.Range(0, 20_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"f{number}\":0")));

        var report = await _deployment.ImportTextAsync($"[{{{fields}}}]", "application/json");

        Assert.Equal((1, 100), (report.Refused, report.Problems.Count));
    }

    [Fact]
    public async Task A_change_a_cancellation_and_a_return_are_told_apart_and_seen_at_once()
    {
        var guest = HotelFiles.Contact("+34610000001");
        await _deployment.ImportAsync(ImportingHotel.Line(1));

        Assert.Equal(1, (await _deployment.ImportAsync(ImportingHotel.Line(1, room: "99"))).Changed);
        Assert.Equal("99", Assert.Single(await _deployment.FindAsync(guest)).Room);

        Assert.Equal(1, (await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,")).Cancelled);
        Assert.Equal(1, (await _deployment.ImportAsync("B-1,cancelled,,,,,,,,,,,")).Unchanged);
        Assert.Empty(await _deployment.FindAsync(guest));
        Assert.Empty(await _deployment.Get<IReservations>().ArrivingAsync(_deployment.Hotel, new(2026, 12, 1), default));

        Assert.Equal(1, (await _deployment.ImportAsync(ImportingHotel.Line(1))).Changed);
        Assert.Single(await _deployment.FindAsync(guest));
        Assert.Equal(1, (await _deployment.ImportAsync("B-2,cancelled,,,,,,,,,,,")).Unchanged);
    }

    [Fact]
    public async Task A_stay_that_gets_another_number_or_day_is_found_by_the_new_one_alone()
    {
        await _deployment.ImportAsync(ImportingHotel.Line(1), ImportingHotel.Line(2));
        await _deployment.ImportAsync(
            ImportingHotel.Line(1, phone: "+34600000007").Replace("2026-12-01", "2026-12-02", StringComparison.Ordinal));

        Assert.Empty(await _deployment.FindAsync(HotelFiles.Contact("+34610000001")));
        Assert.Equal("B-1", Assert.Single(await _deployment.FindAsync(HotelFiles.Contact("+34600000007"))).Id);
        Assert.Equal(
            ["B-2"],
            (await _deployment.Get<IReservations>().ArrivingAsync(_deployment.Hotel, new(2026, 12, 1), default)).Select(arrival =>
                arrival.Reservation.Id));
        Assert.Equal(
            ["B-1"],
            (await _deployment.Get<IReservations>().ArrivingAsync(_deployment.Hotel, new(2026, 12, 2), default)).Select(arrival =>
                arrival.Reservation.Id));
    }

    [Fact]
    public async Task What_is_erased_leaves_nothing_behind_but_that_something_changed()
    {
        await _deployment.ImportAsync(ImportingHotel.Line(1), ImportingHotel.Line(2));

        Assert.Equal(1, (await _deployment.ImportAsync("B-1,erased,,,,,,,,,,,")).Erased);
        Assert.Equal(1, (await _deployment.ImportAsync("B-1,erased,,,,,,,,,,,")).Unchanged);

        var keys = new List<string>();
        await foreach (var row in _deployment.Store.ScanAsync(new("reservations"), "hotel", keyPrefix: "", default))
            keys.Add(row.Key);
        Assert.Equal(["change-B-1"], keys.Where(key => key.Contains("B-1", StringComparison.Ordinal)));
        Assert.Equal(3, keys.Count(key => key.Contains("B-2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task More_than_one_import_takes_is_said_and_the_rest_is_kept()
    {
        var file = new StringBuilder("number,checkIn,checkOut,name\n");
        for (var number = 0; number <= StayImport.MostStays; number++)
            file.Append(CultureInfo.InvariantCulture, $"B-{number},2026-12-01,2026-12-08,Ana\n");

        var report = await _deployment.ImportTextAsync(file.ToString(), "text/csv");

        Assert.Equal((StayImport.MostStays, StayImport.MostStays + 2), (report.Added, Assert.Single(report.Problems).Line));
    }

    [Fact]
    [SuppressMessage("Performance", "CA1861:Avoid constant arrays as arguments", Justification = "Read once.")]
    public async Task The_answer_names_counts_and_problems()
    {
        var report = await _deployment.ImportAsync(ImportingHotel.Line(1), ImportingHotel.Line(2, phone: "x"));
        var json = JsonNode.Parse(report.ToJson())!.AsObject();

        Assert.Equal(
            new[] { "added", "changed", "unchanged", "cancelled", "erased", "refused", "problems", "moreProblems" },
            json.Select(property => property.Key));
        Assert.Equal(
            (1, 1, 3, "phone"),
            ((int)json["added"]!, (int)json["refused"]!, (int)json["problems"]![0]!["line"]!, (string)json["problems"]![0]!["field"]!));
    }
}
