using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using HotelConcierge.Text;

namespace HotelConcierge.Tests.Guests;

public sealed class OneTimeCodesTests
{
    private static readonly ConversationId Ana = new("telegram-ana");
    private static readonly ConversationId Ben = new("telegram-ben");
    private static readonly OneTimeCode MadeUp = OneTimeCode.From([9, 9, 9, 9, 9, 9, 9, 9]);

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _store = new();
    private readonly OneTimeCodes _codes;

    public OneTimeCodesTests() => _codes = new(_store, _clock);

    [Fact]
    public async Task A_code_is_the_conversations_that_sends_it_first_however_often_it_does()
    {
        var code = await IssueAsync();

        Assert.Equal("hotel/1", await RedeemAsync(code, Ana, "t1"));
        Assert.Equal("hotel/1", await RedeemAsync(code, Ana, "t1"));
        Assert.Equal("hotel/1", await RedeemAsync(code, Ana, "t2"));
        Assert.Null(await RedeemAsync(code, Ben, "t3"));
    }

    [Fact]
    public async Task Of_many_who_send_a_code_at_once_one_gets_it()
    {
        var code = await IssueAsync();

        var got = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => RedeemAsync(code, new($"telegram-{number}"), "t")));

        Assert.Single(got, subject => subject is not null);
    }

    [Fact]
    public async Task A_code_for_something_else_or_one_that_has_expired_opens_nothing()
    {
        var code = await IssueAsync();

        Assert.Null(await _codes.RedeemAsync("customer", code, Ana, "t1", Any, default));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await RedeemAsync(code, Ana, "t2"));
    }

    [Fact]
    public async Task After_five_wrong_codes_in_an_hour_not_even_a_right_one_opens_until_the_hour_is_over()
    {
        var code = await IssueAsync();
        for (var turn = 0; turn < OneTimeCodes.MostTries; turn++)
            Assert.Null(await RedeemAsync(MadeUp, Ana, $"t{turn}"));

        Assert.Null(await RedeemAsync(code, Ana, "t9"));
        await new GuestTables(_store, [_codes]).EraseAsync(Ana, exceptKeyPrefix: "", default);
        Assert.Null(await RedeemAsync(code, Ana, "t10"));

        _clock.Advance(OneTimeCodes.TriesCountFor);
        Assert.Equal("hotel/1", await RedeemAsync(code, Ana, "t11"));
    }

    [Fact]
    public async Task A_turn_that_runs_again_and_a_slip_of_the_pen_are_no_further_tries()
    {
        var code = await IssueAsync();
        for (var run = 0; run < 20; run++)
        {
            Assert.Null(await RedeemAsync(MadeUp, Ana, "one turn"));
            Assert.Null(await RedeemAsync(new(""), Ana, $"slip {run}"));
        }

        Assert.Equal("hotel/1", await RedeemAsync(code, Ana, "t2"));
    }

    [Fact]
    public async Task The_store_shows_no_code_and_lets_go_of_what_is_over()
    {
        var code = await IssueAsync();
        await RedeemAsync(MadeUp, Ana, "t1");
        Assert.Equal(2, (await RowsAsync()).Count);
        Assert.All(await RowsAsync(), row => Assert.DoesNotContain(code.Value, row, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            await RowsAsync(),
            row => Assert.DoesNotContain(code.Value.Replace("-", "", StringComparison.Ordinal), row, StringComparison.OrdinalIgnoreCase));

        _clock.Advance(TimeSpan.FromDays(1));
        await new GuestTables(_store, [_codes]).TidyAsync(default);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_code_that_is_of_no_use_where_it_is_sent_is_not_used_up_and_counts_as_a_wrong_one()
    {
        var code = await IssueAsync();
        for (var turn = 0; turn < OneTimeCodes.MostTries; turn++)
            Assert.Null(
                await _codes.RedeemAsync(CodePurpose.Stay, code, Ana, $"t{turn}", subject => Task.FromResult(subject != "hotel/1"), default)
            );

        Assert.Null(await RedeemAsync(code, Ana, "t9"));
        Assert.Equal("hotel/1", await RedeemAsync(code, Ben, "t10"));
    }

    [Fact]
    public async Task The_store_does_not_say_whose_a_code_is_and_a_code_taken_in_older_releases_stays_its_guests()
    {
        var code = await IssueAsync();
        await RedeemAsync(code, Ana, "t1");
        var row = await _store.ScanAsync(new("codes"), CodePurpose.Stay, keyPrefix: "", default).SingleAsync();
        Assert.DoesNotContain(Ana.Value, string.Join(' ', row.Properties.Values), StringComparison.Ordinal);

        await _store.PutAsync(
            new("codes"),
            row with
            {
                Properties = new Dictionary<string, string>(row.Properties, StringComparer.Ordinal) { ["guest"] = Ana.Value },
            },
            default);
        Assert.Equal("hotel/1", await RedeemAsync(code, Ana, "t2"));
        Assert.Null(await RedeemAsync(code, Ben, "t3"));
    }

    private Task<OneTimeCode> IssueAsync() =>
        _codes.IssueAsync(CodePurpose.Stay, "hotel/1", _clock.GetUtcNow() + TimeSpan.FromHours(20), default);

    private Task<string?> RedeemAsync(OneTimeCode code, ConversationId guest, string turn) =>
        _codes.RedeemAsync(CodePurpose.Stay, code, guest, turn, Any, default);

    private static Task<bool> Any(string subject) => Task.FromResult(true);

    private async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var partition in CodePurpose.All.SelectMany(purpose => new[] { purpose, $"tries-{purpose}" }))
        {
            await foreach (var row in _store.ScanAsync(new("codes"), partition, keyPrefix: "", default))
                rows.Add($"{row.Partition} {row.Key} {string.Join(' ', row.Properties.Values)}");
        }

        return rows;
    }
}
