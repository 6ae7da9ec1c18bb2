using HotelConcierge.Reservations;
using HotelConcierge.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>
/// Files of reservations, as CSV and as JSON, into the table store: what is wrong is named, and a file twice changes nothing.
/// </summary>
internal sealed class StayImportTarget : FuzzTarget
{
    private readonly ServiceProvider _deployment = Deployment.Build();

    public override string Name => "stay-import";

    public override IEnumerable<string> Seeds =>
        [
            "number,status,phone,email,checkIn,checkOut,room,name,surnames,born,level,name2,born2\nB-1042,,+34600000001,ana@example.com,2026-12-01,2026-12-08,214,Ana,Vidal,1990-03-01,GOLD,Leo,2019-03-01\nB-1043,cancelled,,,,,,,,,,,\n",
            "\uFEFFnumber;checkIn;checkOut;name\r\n\"B-1\";2026-12-01;2026-12-02;\"Ana \"\"A\"\" B\"\r\nB-2;erased\r\n",
            "number\tcheckIn\tname\nB-1\t\"2026\t\nB-1\t2026-02-30\tx\n",
            """[{"number":"B-1","checkIn":"2026-12-01","checkOut":"2026-12-03","phone":"+34600000001","guests":[{"name":"Ana","born":"1990-01-01","level":"GOLD"}]},{"number":"B-2","status":"cancelled"},7]""",
        ];

    public override async ValueTask<string> RunAsync(FuzzInput input)
    {
        var type = input.Choose(["text/csv", "application/json; charset=utf-8", "text/csv;x", "text/plain"]);
        var import = _deployment.GetRequiredService<StayImport>();
        var first = await import.ImportAsync(input.Bytes, type, hotel: "", CancellationToken.None);
        var second = await import.ImportAsync(input.Bytes, type, hotel: "", CancellationToken.None);

        Require(first.Status is 200 or 400, $"answered {first.Status}");
        Require(first.Status == 200 || first.Problems.Count > 0, "it is refused and nothing says why");
        Require(
            first.Problems.All(problem => problem.Problem.Length > 0 && problem.Field.Length <= 40),
            "a problem says nothing, or repeats the file");
        Require((second.Added, second.Changed, second.Cancelled, second.Erased) == (0, 0, 0, 0), "the same file again changed something");
        Require(
            second.Refused == first.Refused && second.Problems.Count == first.Problems.Count,
            "the same file again is read differently");
        Require(first.ToJson().Length > 0, "the report cannot be written");
        return $"{first.Status} {first.Added + first.Unchanged > 0} {first.Problems.Count} {string.Join(' ', first.Problems.Take(2).Select(problem => problem.Problem.Split(' ')[1]))}";
    }

    protected override ValueTask CloseAsync() => _deployment.DisposeAsync();
}

/// <summary>Codes in what guests write: none is left in what goes on to the model, and each is read again as itself.</summary>
internal sealed class CodeTarget : FuzzTarget
{
    public override string Name => "code";

    public override double Share => 2;

    public override IEnumerable<string> Seeds =>
        [
            $"my code is {OneTimeCode.From([1, 2, 3, 4, 5, 6, 7, 8])} thanks",
            "hc 0o1i lmnp qrst",
            "HC-0000-0000-0000HC000000000000",
            "/start hotel_HC-ABCD-EFGH-JKMN",
            "HC\u2013ABCD\u00A0EFGH\u2014JKMN",
        ];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var (codes, rest) = OneTimeCode.ReadAll(input.Text);
        foreach (var code in codes.Where(code => code.IsWhole))
        {
            Require(OneTimeCode.ReadAll(code.Value).Codes is [var again] && again == code, "a code is read again as another one");
        }

        Require(codes.Count == 0 || OneTimeCode.ReadAll(rest).Codes.Count == 0, "a code stands in what is left");
        Require(codes.Count > 0 || rest == input.Text, "a text without a code was changed");
        return ValueTask.FromResult($"{codes.Count} {codes.Count(code => code.IsWhole)} {rest.Length == 0}");
    }
}
