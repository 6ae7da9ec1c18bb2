using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Local.Tests.WholeApp.Faults;

/// <summary>What goes wrong around a send: reports of it, the guest's own end, the list that is asked, the typing indicator.</summary>
public sealed class OtherFaultTests() : InAFaultyDeployment(("PublicBaseUrl", "https://hotel.example"), ("Twilio:TypingIndicator", "true"))
{
    public static TheoryData<StatusMode> StatusModes => [.. Enum.GetValues<StatusMode>()];

    public static TheoryData<RecipientState> Recipients => [.. Enum.GetValues<RecipientState>()];

    [Theory]
    [MemberData(nameof(StatusModes))]
    public async Task Reports_in_any_order_twice_or_never_change_nothing_about_any_fault_of_sending(StatusMode mode)
    {
        Deployment.World.Twilio.StatusMode = mode;
        foreach (var fault in Enum.GetValues<TwilioFaultKind>())
            await ExpectAsync([], [fault], Answer);

        await Deployment.World.Twilio.WaitUntilIdleAsync(Deployment.World.Patience);
        var sent = Deployment.World.Twilio.StatusesSent.Snapshot();
        Assert.All(sent, status => Assert.Equal(200, status.Result.StatusCode));
        Assert.Equal(mode is not StatusMode.Missing, sent.Count > 2 * Answer.Count);
    }

    [Theory]
    [MemberData(nameof(Recipients))]
    public async Task A_guest_who_cannot_be_reached_costs_the_others_nothing_and_the_operator_one_kind_of_line(RecipientState state)
    {
        var (reads, line) = StatedOutcomes.Reaching[state];
        var (guest, seen) = (Deployment.NextGuest(), Deployment.App.Log.Count);
        Deployment.World.Twilio.SetRecipient(guest, state);

        await Deployment.World.HearAsync("Explain the moon", guest);
        await Deployment.GiveItTimeAsync();
        await Deployment.World.Twilio.WaitUntilIdleAsync(Deployment.World.Patience);

        var turn = await Deployment.LookAtAsync(guest, seen);
        Assert.Equal(reads ? Answer : [], turn.Phone);
        Assert.True(turn.State is { Running: null, Inbox.IsEmpty: true });
        Assert.Contains(turn.Log, logged => logged.Contains(line, StringComparison.Ordinal));
        await ExpectAsync([], [], Answer);
    }

    [Fact]
    public async Task Whatever_keeps_the_list_from_being_asked_the_chunk_is_looked_up_and_not_sent_again()
    {
        foreach (var kind in Enum.GetValues<TwilioFaultKind>())
        {
            var fault = Deployment.World.Twilio.Faults.Add(FaultyDeployment.FaultOf(kind) with { On = TwilioOperation.ListMessages });
            var running = Deployment.RunAsync([], [TwilioFaultKind.DropAfterAccepting]);
            await fault.WaitForHitAsync(cancellationToken: Deployment.World.Patience);
            await Deployment.LetTakeItsTimeAsync(kind);
            if (StatedOutcomes.Sending[kind].Effect is not SendEffect.Late)
                await Deployment.PassAsync(TimeSpan.FromSeconds(2));

            var turn = await running;
            Assert.True(Answer.SequenceEqual(turn.Phone), $"{kind}: {turn.Phone.Count}");
            Assert.True(
                StatedOutcomes.Sending[kind].Effect is SendEffect.Late
                    || turn.Log.Any(line => line.Contains("cannot find out whether chunk 0 was sent", StringComparison.Ordinal)),
                kind.ToString());
        }
    }

    [Fact]
    public async Task Whatever_happens_to_the_typing_indicator_the_answer_comes()
    {
        foreach (var kind in Enum.GetValues<TwilioFaultKind>())
        {
            var fault = Deployment.World.Twilio.Faults.Add(FaultyDeployment.FaultOf(kind) with { On = TwilioOperation.ShowTyping });
            var running = Deployment.RunAsync([], []);
            await fault.WaitForHitAsync(cancellationToken: Deployment.World.Patience);
            await Deployment.LetTakeItsTimeAsync(kind);

            Assert.True(Answer.SequenceEqual((await running).Phone), kind.ToString());
        }
    }
}
