using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>Decides how messages are answered: what they ask for, by which route, and whether a fixed reply is the answer.</summary>
public sealed partial class AnswerBriefs(
    ToolCatalog tools,
    Budget budget,
    AbuseGuard guard,
    IOptions<ConversationOptions> options,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<AnswerBriefs> log)
{
    /// <summary>What the turn is to do.</summary>
    internal async Task<TurnBrief> DecideAsync(
        TurnStart turn, RunningConversation conversation, Assistant assistant, GuestRecord guest, CancellationToken cancellationToken)
    {
        var (address, messages) = (conversation.Address, conversation.Messages);
        var text = TextOf(messages);
        var notCarried = messages.Select(kept => kept.Message.Kind)
            .Where(kind => kind is not MessageKind.Text)
            .Distinct()
            .Select(ReplyKeys.CannotCarry)
            .ToImmutableList();
        var now = clock.GetUtcNow();
        if (text.Length == 0 && !notCarried.IsEmpty)
        {
            var (answer, after) = guard.Judge(guest.Conduct, route: null, now);
            return TurnPlans.Fixed(address, assistant, guest.Profile.Language ?? assistant.DefaultLanguage, KeyFor(turn, answer) ?? notCarried[0], clock) with
            {
                Profile = guest.Profile,
                Memory = guest.Memory,
                Conduct = after,
                Postscripts = answer is GuardVerdict.Answer ? notCarried.RemoveAt(0) : [],
            };
        }

        var name = messages.Select(kept => kept.Message.GuestName).LastOrDefault(name => !string.IsNullOrWhiteSpace(name));
        var words = new ToolCall("", turn.Conversation, assistant, [])
        {
            Turn = turn.TurnId,
            Address = address,
            GuestName = name,
            Heard = text,
            Tapped = messages[^1].Message.ChoiceId,
            Language = guest.Profile.Language ?? assistant.DefaultLanguage,
        };
        var understood = await new GuestChoices(tools).ReadAsync(words, AssistantReader.Read(assistant, text, guest.Profile, guest.Memory), guest.Profile, cancellationToken);
        var (verdict, conduct) = guard.Judge(guest.Conduct, understood.Route, now);
        if (understood.Route.IsAbuse)
            NoteAbuse(turn, isSlowed: now < conduct.SlowedUntil);
        if (KeyFor(turn, verdict) is { } refusal)
        {
            return TurnPlans.Fixed(address, assistant, understood.Language, refusal, clock) with
            {
                Profile = guest.Profile,
                Memory = guest.Memory,
                Conduct = conduct,
            };
        }

        var asksRoute = assistant.Router?.IsAskedAbout(understood) == true;
        if ((asksRoute || understood.ReplyKey is null) && await budget.IsSpentTodayAsync(turn.Conversation, assistant, cancellationToken))
        {
            telemetry.OverBudget("day");
            asksRoute = false;
            understood = understood with { ReplyKey = understood.ReplyKey ?? ReplyKeys.BudgetOfDay, Memory = guest.Memory };
        }

        var pace = options.Value;
        return new TurnBrief
        {
            Address = address,
            Assistant = assistant.Name,
            Language = understood.Language,
            GuestName = name,
            Tapped = words.Tapped,
            FixedReply = understood.ReplyKey,
            Route = understood.Route.Label,
            AsksRoute = asksRoute,
            MayChoose = understood.MayChoose,
            AssistantVersion = assistant.Version,
            Topic = understood.Topic,
            FollowUp = understood.FollowUp?.Kind,
            Profile = understood.Profile,
            Memory = understood.Memory,
            Conduct = conduct,
            SafetyNote = understood.Route.SafetyNote?.ReplyFor(text),
            Disclaimer = guest.DisclaimerShown ? null : assistant.Disclaimer,
            Postscripts = notCarried,
            Plan = new TurnPlan(asksRoute ? null : understood.ReplyKey, now + pace.HoldAfter, now + pace.TurnDeadline, pace.MaxModelRounds, asksRoute),
        };
    }

    /// <summary>The words of a burst, one message a line. A place's or a card's text is the channel's description of it, not the guest's words.</summary>
    public static string TextOf(IReadOnlyList<KeptMessage> messages) => string.Join('\n', messages
        .Where(kept => kept.Message.Kind is not (MessageKind.Location or MessageKind.Contact))
        .Select(kept => kept.Message.Text)
        .Where(text => !string.IsNullOrWhiteSpace(text)));

    /// <summary>The fixed reply of who is slowed down; null for who is answered.</summary>
    private string? KeyFor(TurnStart turn, GuardVerdict verdict)
    {
        if (verdict is GuardVerdict.Answer)
            return null;
        telemetry.AbuseMet(verdict is GuardVerdict.Refuse ? "refused" : "ignored");
        Log.NotAnswered(log, turn.TurnId, verdict);
        return verdict is GuardVerdict.Refuse ? ReplyKeys.Slowed : ReplyKeys.Silence;
    }

    private void NoteAbuse(TurnStart turn, bool isSlowed)
    {
        telemetry.AbuseMet("seen");
        if (isSlowed)
            Log.Slowed(log, turn.TurnId);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: misuse again and again; this guest is slowed down")]
        public static partial void Slowed(ILogger logger, string turn);

        [LoggerMessage(2, LogLevel.Information, "Turn {Turn}: not answered because of misuse before ({Verdict})")]
        public static partial void NotAnswered(ILogger logger, string turn, GuardVerdict verdict);
    }
}
