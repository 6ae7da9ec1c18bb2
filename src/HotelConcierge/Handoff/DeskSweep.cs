using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Handoff;

/// <summary>
/// Looks at the open cases. At the built-in desk who waits in vain is offered the concierge, who is silent for long is warned, and then
/// their case is closed; of cases elsewhere is asked whether they are over. May run twice, or late.
/// </summary>
public sealed partial class DeskSweep(
    DeskCases cases,
    CaseLog log,
    DeskCatalog plans,
    AssistantCatalog assistants,
    IConversations conversations,
    IEnumerable<IWatchesCases> elsewhere,
    TimeProvider clock,
    ILogger<DeskSweep> logger)
{
    /// <summary>How often a host asks for it.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WatchesEvery = TimeSpan.FromMinutes(5);

    /// <summary>Does what is due for every case. One that fails does not keep the others waiting.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var open = new List<DeskCase>();
        await foreach (var one in cases.OpenAsync(cancellationToken))
            open.Add(one);

        foreach (var one in open)
        {
            try
            {
                if (one.Desk != BuiltInDesk.DeskName)
                    await WatchAsync(one, cancellationToken);
                else if (plans.Find(assistants.Find(one.Assistant)) is { } plan)
                    await LookAsync(one, plan, cancellationToken);
            }
            catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
            {
                // Nothing is lost by trying again at the next look.
                Log.Failed(logger, one.Id, trouble);
            }
        }
    }

    private async Task WatchAsync(DeskCase one, CancellationToken cancellationToken)
    {
        // What a desk tells us itself is heard at once; this is for what got lost, and each look costs a call.
        var age = clock.GetUtcNow() - one.OpenedAt;
        if (age < WatchesEvery || age.Ticks % WatchesEvery.Ticks < Interval.Ticks)
        {
            foreach (var watch in elsewhere.Where(watch => watch.Desk == one.Desk))
                await watch.LookAsync(one, cancellationToken);
        }
    }

    private async Task LookAsync(DeskCase one, DeskPlan plan, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (one is { Status: CaseStatus.Waiting, OfferedAt: null } && now - one.OpenedAt >= plan.OfferAfter)
        {
            var act = one.IsForPeople ? DeskAct.StillWaiting : DeskAct.NobodyCame;
            await SayAsync(one, act, CaseEvents.NobodyCame, CaseEvents.NobodyCame, cancellationToken);
            await cases.ChangeAsync(one.Id, current => current with { OfferedAt = now }, cancellationToken);
        }
        else if (one is { Status: CaseStatus.Taken, WarnedAt: null, LastStaffAt: { } written }
            && written >= one.LastGuestAt && now - written >= plan.WarnAfter)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{CaseEvents.GuestSilent}-{written.UtcTicks}");
            await SayAsync(one, DeskAct.Silent, key, CaseEvents.GuestSilent, cancellationToken);
            await cases.ChangeAsync(one.Id, current => current with { WarnedAt = now }, cancellationToken);
        }
        else if (one is { Status: CaseStatus.Taken, WarnedAt: { } warned } && warned >= one.LastGuestAt && now - warned >= plan.CloseAfter)
        {
            await SayAsync(one, DeskAct.Closed, CaseEvents.Closed, CaseEvents.Closed, cancellationToken);
            await cases.CloseAsync(one.Id, cancellationToken);
        }
    }

    private async Task SayAsync(DeskCase one, DeskAct act, string key, string happened, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await log.KeepAsync(one.Conversation, one.Id, CaseEntry.Event(key, now, happened), cancellationToken);
        await conversations.SignalAsync(
            one.Conversation, new ConversationEvent.DeskActed(act, one.Id, key, now), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Case {Case} could not be looked after; trying again at the next look")]
        public static partial void Failed(ILogger logger, string @case, Exception trouble);
    }
}
