using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Settings;
using HotelConcierge.Tools;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>Decides how messages are answered: what they ask for, by which route, and whether a fixed reply is the answer.</summary>
public sealed class AnswerBriefs(
    ToolCatalog tools, Budget budget, IOptions<ConversationOptions> options, ConciergeTelemetry telemetry, TimeProvider clock)
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
        if (text.Length == 0 && !notCarried.IsEmpty)
        {
            return TurnPlans.Fixed(address, assistant, guest.Profile.Language ?? assistant.DefaultLanguage, notCarried[0], clock) with
            {
                Profile = guest.Profile,
                Memory = guest.Memory,
                Postscripts = notCarried.RemoveAt(0),
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
        if (understood.ReplyKey is null && await budget.IsSpentTodayAsync(turn.Conversation, assistant, cancellationToken))
        {
            telemetry.OverBudget("day");
            understood = understood with { ReplyKey = ReplyKeys.BudgetOfDay, Memory = guest.Memory };
        }

        var now = clock.GetUtcNow();
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
            Topic = understood.Topic,
            FollowUp = understood.FollowUp?.Kind,
            Profile = understood.Profile,
            Memory = understood.Memory,
            Notice = understood.Route.Notice?.ReplyFor(text),
            Disclaimer = guest.DisclaimerShown ? null : assistant.Disclaimer,
            Postscripts = notCarried,
            Plan = new TurnPlan(understood.ReplyKey, now + pace.HoldAfter, now + pace.TurnDeadline, pace.MaxModelRounds),
        };
    }

    /// <summary>The words of a burst, one message a line. A place's or a card's text is the channel's description of it, not the guest's words.</summary>
    public static string TextOf(IReadOnlyList<KeptMessage> messages) => string.Join('\n', messages
        .Where(kept => kept.Message.Kind is not (MessageKind.Location or MessageKind.Contact))
        .Select(kept => kept.Message.Text)
        .Where(text => !string.IsNullOrWhiteSpace(text)));
}
