using HotelConcierge.Conversations;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Tests.Handoff;

/// <summary>A desk that does not take a case: the guest is told, and the concierge stays.</summary>
public sealed class UnreachedDeskTests
{
    public static TheoryData<string, Func<int, DeskAnswer>> Failures => new()
    {
        { "refused", _ => new DeskAnswer.Refused("no workspace") },
        { "taken and then refused", call => call < 3 ? new DeskAnswer.NotYet(TimeSpan.FromSeconds(2)) : new DeskAnswer.Refused("failed") },
        { "never decided", _ => new DeskAnswer.NotYet(TimeSpan.FromSeconds(5)) },
        { "broken", _ => throw new HttpRequestException("500") },
        { "silent", _ => throw new TaskCanceledException("timeout") },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_guest_is_told_and_the_concierge_goes_on(string what, Func<int, DeskAnswer> answer)
    {
        Assert.NotEmpty(what);
        var far = new FarDesk { Answer = answer };
        using var desk = new DeskWorld(services => services.AddSingleton<IDesk>(far));
        desk.World.Model.Calls("hand_to_person", new Dictionary<string, object?>(StringComparer.Ordinal) { ["summary"] = "A bill." }).Says("DONE");
        await desk.World.RunAsync("can I talk to a human");

        Assert.Equal(2, desk.World.Phone.Shown.Count);
        Assert.Equal(desk.Plan.Text(DeskPlan.NotReached, "en"), desk.World.Phone.Shown[^1]);
        Assert.Equal(ConversationMode.Bot, await desk.ModeAsync());
        Assert.Empty(await desk.OpenAsync());
        desk.World.Model.Says("It is open.");
        Assert.Contains("It is open.", await desk.World.SayAsync("is the pool open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_that_takes_its_time_gets_the_case_once_and_then_what_the_guest_writes_in_order()
    {
        var far = new FarDesk
        {
            Answer = call => call < 4 ? new DeskAnswer.NotYet(TimeSpan.FromSeconds(3)) : new DeskAnswer.Taken("REF1"),
        };
        using var desk = new DeskWorld(services => services.AddSingleton<IDesk>(far));
        var one = await desk.AskForPersonAsync();
        await desk.World.RunAsync("hello");
        await desk.World.RunAsync("are you there");

        Assert.Single(far.Opened.Distinct());
        Assert.Equal((far.Name, "REF1"), (one.Desk, one.Reference));
        Assert.Equal(["hello", "are you there"], far.Forwarded);
        await desk.World.RunAsync("STOP");
        Assert.Equal([one.Id], far.Ended);
    }

    private sealed class FarDesk : IDesk
    {
        private int _calls;

        public string Name => "far";

        public bool IsStaffed => true;

        public Func<int, DeskAnswer> Answer { get; init; } = _ => new DeskAnswer.Taken();

        public List<string> Opened { get; } = [];

        public List<string> Forwarded { get; } = [];

        public List<string> Ended { get; } = [];

        public bool Serves(ConversationAddress address) => true;

        public Task<DeskAnswer> OpenAsync(DeskCase opened, CancellationToken cancellationToken)
        {
            Opened.Add(opened.Id);
            return Task.FromResult(Answer(++_calls));
        }

        public Task ForwardAsync(DeskCase open, ForwardedWords words, CancellationToken cancellationToken)
        {
            Forwarded.Add(words.Text);
            return Task.CompletedTask;
        }

        public Task EndAsync(DeskCase over, CancellationToken cancellationToken)
        {
            Ended.Add(over.Id);
            return Task.CompletedTask;
        }
    }
}
