using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;
using HotelConcierge.Storage;

namespace HotelConcierge.Tests.Proposals;

public sealed class OpenProposalsTests
{
    private static readonly ConversationId Ana = ConversationId.For(new(new("phone"), "desk", "guest-34600000001"));
    private static readonly ConversationId Ben = ConversationId.For(new(new("phone"), "desk", "guest-34600000002"));

    private readonly ManualTimeProvider _clock = new();
    private readonly InMemoryTableStore _store = new();
    private readonly OpenProposals _proposals;

    public OpenProposalsTests() => _proposals = new(_store, _clock);

    [Fact]
    public async Task What_is_proposed_is_open_for_that_guest_with_its_exact_content()
    {
        var proposed = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0") with { Price = "60 EUR" }, default))!;

        Assert.Equal(proposed, await FindAsync());
        Assert.Null(await _proposals.FindAsync(Ben, call: null, default));
    }

    [Fact]
    public async Task A_new_proposal_takes_the_place_of_the_one_before()
    {
        var first = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;
        var second = (await _proposals.OpenAsync(Ana, Of("turn-2-0-0"), default))!;

        Assert.Equal(second, await FindAsync());
        Assert.False(await _proposals.TryAnswerAsync(Ana, first.Id, "turn-3-0-0", default));
    }

    [Fact]
    public async Task Within_a_turn_a_second_question_takes_nobodys_place()
    {
        var first = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;

        Assert.Null(await _proposals.OpenAsync(Ana, Of("turn-1-0-1"), default));
        Assert.Null(await _proposals.OpenAsync(Ana, Of("turn-1-0-1"), default));
        Assert.Equal(first, await FindAsync());
        Assert.Equal(first, await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default));
    }

    [Fact]
    public async Task Proposed_again_by_the_same_call_it_stays_as_it_is_also_once_it_is_answered()
    {
        var first = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;
        await _proposals.TryAnswerAsync(Ana, first.Id, "turn-2-0-0", default);

        var again = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0") with { Summary = "Another?" }, default))!;

        Assert.Equal(("Book it?", "turn-2-0-0"), (again.Summary, again.AnsweredBy));
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task It_is_answered_once_and_the_call_that_answered_it_finds_it_again()
    {
        var open = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;

        Assert.True(await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-0", default));
        Assert.True(await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-0", default));
        Assert.False(await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-1", default));
        Assert.Null(await FindAsync());
        Assert.Null(await FindAsync("turn-2-0-1"));
        Assert.Equal(open.Id, (await FindAsync("turn-2-0-0"))?.Id);
    }

    [Fact]
    public async Task Of_two_answers_at_once_one_wins()
    {
        var open = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Task.Run(() => _proposals.TryAnswerAsync(Ana, open.Id, $"turn-2-0-{number}", default))));

        Assert.Single(answers, won => won);
    }

    [Fact]
    public async Task It_expires_at_the_instant_that_it_names()
    {
        var open = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;

        _clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        Assert.NotNull(await FindAsync());
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(await FindAsync());
        Assert.False(await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-0", default));
    }

    [Fact]
    public async Task What_was_answered_in_time_is_carried_out_by_its_call_also_after_a_long_crash()
    {
        var open = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;
        await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-0", default);
        _clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(open.Id, (await FindAsync("turn-2-0-0"))?.Id);
        Assert.True(await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-0", default));
    }

    [Fact]
    public async Task Closed_or_erased_with_the_guest_nothing_is_open()
    {
        await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default);
        await _proposals.CloseAsync(Ana, default);
        Assert.Null(await FindAsync());

        await _proposals.OpenAsync(Ana, Of("turn-2-0-0"), default);
        await new OpenQuestions(new GuestTables(_store)).CloseAsync(Ana, default);
        Assert.Null(await FindAsync());
        Assert.Contains(GuestTables.Proposals, GuestTables.Questions);
    }

    [Fact]
    public async Task A_turn_withdraws_what_it_proposed_itself_and_nothing_that_was_answered()
    {
        var open = (await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default))!;
        Assert.True(await _proposals.IsAskingAsync(Ana, "turn-1", "turn-1-0-1", default));
        Assert.False(await _proposals.IsAskingAsync(Ana, "turn-1", "turn-1-0-0", default));
        Assert.False(await _proposals.IsAskingAsync(Ana, "turn-2", "turn-2-0-0", default));

        await _proposals.WithdrawAsync(Ana, "turn-2", default);
        Assert.Equal(open.Id, (await FindAsync())?.Id);
        await _proposals.WithdrawAsync(Ana, "turn-1", default);
        Assert.Null(await FindAsync());

        await _proposals.OpenAsync(Ana, Of("turn-1-0-0"), default);
        await _proposals.TryAnswerAsync(Ana, open.Id, "turn-2-0-0", default);
        await _proposals.WithdrawAsync(Ana, "turn-1", default);
        Assert.NotNull(await FindAsync("turn-2-0-0"));
    }

    [Fact]
    public void Its_id_fits_every_channels_button_and_names_no_guest()
    {
        var proposal = Of("turn-1-0-0");

        Assert.All([proposal.YesId, proposal.NoId], id =>
        {
            Assert.InRange(id.Length, 1, 64);
            Assert.StartsWith(Proposal.Prefix, id, StringComparison.Ordinal);
            Assert.DoesNotContain("34600000001", id, StringComparison.Ordinal);
        });
        Assert.NotEqual(Proposal.IdFor(Ana, "turn-1-0-0"), Proposal.IdFor(Ben, "turn-1-0-0"));
    }

    private Task<Proposal?> FindAsync(string? call = null) => _proposals.FindAsync(Ana, call, default);

    private Proposal Of(string call)
    {
        var now = _clock.GetUtcNow();
        return new(Proposal.IdFor(Ana, call), "toy", "{}", "Book it?", call[..^4], now, now.AddHours(2)) { TurnNumber = 1 };
    }
}
