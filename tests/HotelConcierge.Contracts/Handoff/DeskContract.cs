using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using Xunit;

namespace HotelConcierge.Contracts.Handoff;

/// <summary>A desk that a contract is held to, with the people who sit at it.</summary>
public interface IDeskServer : IAsyncDisposable
{
    IDesk Desk { get; }

    /// <summary>From where a guest writes whom it looks after.</summary>
    ConversationAddress Address { get; }

    ManualTimeProvider Clock { get; }

    /// <summary>The ids of the cases that people there have or could take, each as often as it is there.</summary>
    Task<IReadOnlyList<string>> FindCasesAsync();

    /// <summary>What people there are told of those cases: the reason, how urgent it is, and what it is about.</summary>
    Task<IReadOnlyList<(CaseReason Reason, CaseUrgency Urgency, string Summary)>> FindMattersAsync();

    /// <summary>What people there read of the guest, the oldest first.</summary>
    Task<IReadOnlyList<string>> ReadAsync();

    /// <summary>Everything that happens before a desk is asked to take a case.</summary>
    Task KeepAsync(DeskCase opened);

    /// <summary>Everything that happens before a desk is brought what a guest wrote.</summary>
    Task SayAsync(ForwardedWords words);

    /// <summary>Everything that happens once a desk has been told that a case is over.</summary>
    Task CloseAsync(DeskCase over);
}

/// <summary>What every desk does, wherever its people are.</summary>
public abstract class DeskContract
{
    private const int MostAsks = 100;

    protected abstract Task<IDeskServer> StartAsync();

    [Fact]
    public async Task It_has_a_name_and_looks_after_its_guests()
    {
        await using var server = await StartAsync();

        Assert.Matches("^[a-z]+$", server.Desk.Name);
        Assert.True(server.Desk.IsStaffed);
        Assert.True(server.Desk.Serves(server.Address));
    }

    [Fact]
    public async Task A_case_is_taken_once_however_often_it_is_brought()
    {
        await using var server = await StartAsync();
        var one = CaseOf(server, "turn-1");
        await server.KeepAsync(one);

        var taken = await OpenAsync(server, one);
        Assert.Equal(taken, await OpenAsync(server, one));
        Assert.Equal(taken, await OpenAsync(server, one));
        Assert.Equal([one.Id], await server.FindCasesAsync());
    }

    [Theory]
    [InlineData(CaseReason.Order, CaseUrgency.Urgent, "The ERP did not confirm a customer's order: please look whether it is there.")]
    [InlineData(CaseReason.Order, CaseUrgency.Normal, "Order request S1001, 529.65 THB: please contact the customer.")]
    [InlineData(CaseReason.Asked, CaseUrgency.Normal, "ดอกไม้: ชนิด ทิวลิป; วัน 1 ธันวาคม; \"with <love> & kisses\"")]
    [InlineData(CaseReason.Asked, CaseUrgency.Normal, "Which customer the guest is could not be proved: link their chat to the ERP.")]
    public async Task People_are_told_of_orders_forms_and_links_what_they_are_about(CaseReason reason, CaseUrgency urgency, string summary)
    {
        await using var server = await StartAsync();
        var one = CaseOf(server, "turn-1") with { Reason = reason, Urgency = urgency, Summary = summary };
        await server.KeepAsync(one);
        await OpenAsync(server, one);
        await OpenAsync(server, one);

        Assert.Equal((reason, urgency, summary), Assert.Single(await server.FindMattersAsync()));
    }

    [Fact]
    public async Task What_a_guest_writes_is_read_once_and_in_order_however_often_it_is_brought()
    {
        await using var server = await StartAsync();
        var one = CaseOf(server, "turn-1");
        await server.KeepAsync(one);
        await OpenAsync(server, one);
        for (var turn = 2; turn < 5; turn++)
        {
            var words = new ForwardedWords(turn, $"word {turn}", server.Clock.GetUtcNow());
            await server.SayAsync(words);
            await server.Desk.ForwardAsync(one, words, default);
            await server.Desk.ForwardAsync(one, words, default);
        }

        Assert.Equal(["word 2", "word 3", "word 4"], await server.ReadAsync());
    }

    [Fact]
    public async Task After_the_end_nothing_is_there_and_to_end_it_again_changes_nothing()
    {
        await using var server = await StartAsync();
        var one = CaseOf(server, "turn-1");
        await server.KeepAsync(one);
        await OpenAsync(server, one);
        for (var times = 0; times < 3; times++)
        {
            await server.Desk.EndAsync(one, default);
            await server.CloseAsync(one);
            Assert.Empty(await server.FindCasesAsync());
        }
    }

    [Fact]
    public async Task A_case_that_it_never_had_can_be_ended_and_another_one_is_not_touched()
    {
        await using var server = await StartAsync();
        var one = CaseOf(server, "turn-1");
        await server.KeepAsync(one);
        await OpenAsync(server, one);

        await server.Desk.EndAsync(CaseOf(server, "turn-2"), default);
        Assert.Equal([one.Id], await server.FindCasesAsync());
    }

    /// <summary>Brings a case as often as the desk wants to be asked.</summary>
    protected static async Task<DeskAnswer> OpenAsync(IDeskServer server, DeskCase one)
    {
        ArgumentNullException.ThrowIfNull(server);
        for (var asked = 0; asked < MostAsks; asked++)
        {
            var answer = await server.Desk.OpenAsync(one, default);
            if (answer is not DeskAnswer.NotYet wait)
                return answer;
            server.Clock.Advance(wait.Pause);
        }

        throw new InvalidOperationException($"The desk did not decide in {MostAsks} times.");
    }

    protected static DeskCase CaseOf(IDeskServer server, string turn)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new(
            DeskCase.IdFor(turn),
            ConversationId.For(server.Address),
            "hotel",
            server.Address,
            CaseReason.Asked,
            CaseUrgency.Normal,
            "en",
            server.Clock.GetUtcNow())
        {
            Desk = server.Desk.Name,
            GuestName = "Ana",
            Summary = "The guest wants to talk about the bill.",
        };
    }
}
