using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Budgets;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Notices;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Tools;
using HotelConcierge.Welcome;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>
/// The first activity of a turn: takes the messages from the conversation, understands what they ask for, writes them to the
/// transcript, and decides how they will be answered.
/// </summary>
public sealed class BeginTurn(
    IConversations conversations,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    ToolCatalog tools,
    GuestProfiles guests,
    Transcripts transcripts,
    Welcomes welcomes,
    NoticeBriefs notices,
    TurnStore turns,
    Budget budget,
    IOptions<ConversationOptions> options,
    ConciergeTelemetry telemetry,
    TimeProvider clock) : IActivity<TurnStart, TurnPlan>
{
    public async Task<TurnPlan> RunAsync(TurnStart input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var conversation = await RunningConversation.ReadAsync(conversations, input, cancellationToken);
        var messages = conversation.Messages;
        var brief = await turns.FindBriefAsync(input, cancellationToken)
            ?? await turns.KeepBriefAsync(input, await DecideAsync(input, conversation, cancellationToken), cancellationToken);

        if (input.Kind is TurnKind.Reset)
        {
            await transcripts.EraseAsync(input.Conversation, cancellationToken);
            await guests.ChangeAsync(input.Conversation, guest => guest with { Memory = RoutingMemory.Empty }, cancellationToken);
        }
        else if (input.Kind is TurnKind.Answer)
        {
            await guests.ChangeAsync(input.Conversation, guest => guest with { Profile = brief.Profile }, cancellationToken);
            if (TextOf(messages) is { Length: > 0 } text)
                await transcripts.RecordAsync(input.Conversation, new(input.Number, Speaker.Guest, text), messages[^1].KeptAt, cancellationToken);
        }

        await Task.WhenAll(ShowTypingAsync(brief, messages, cancellationToken), RetireChoicesAsync(brief.Address, messages, cancellationToken));
        return brief.Plan;
    }

    private async Task ShowTypingAsync(TurnBrief brief, IReadOnlyList<KeptMessage> messages, CancellationToken cancellationToken)
    {
        if (brief.FixedReply is null && channels.Of(brief.Address) is IShowsTyping typing && messages is [.., var last])
            await Courtesy.TryAsync(token => typing.ShowTypingAsync(brief.Address, last.Message.Id, token), clock, cancellationToken);
    }

    /// <summary>What was tapped has been answered and must not be tapped again.</summary>
    private async Task RetireChoicesAsync(ConversationAddress address, IReadOnlyList<KeptMessage> messages, CancellationToken cancellationToken)
    {
        if (channels.Of(address) is not IRetiresChoices retiring)
            return;
        foreach (var tapped in messages.Select(kept => kept.Message.TappedMessageId).OfType<string>().Distinct(StringComparer.Ordinal))
            await Courtesy.TryAsync(token => retiring.RetireChoicesAsync(address, tapped, token), clock, cancellationToken);
    }

    private async Task<TurnBrief> DecideAsync(TurnStart turn, RunningConversation conversation, CancellationToken cancellationToken)
    {
        var guest = await guests.ReadAsync(turn.Conversation, cancellationToken);
        if (turn.Kind is TurnKind.Notice)
            return await notices.DecideAsync(turn, conversation, guest, cancellationToken);

        var assistant = assistants.Find(conversation.AssistantName) ?? assistants.For(conversation.Address);
        var brief = turn.Kind is TurnKind.Answer
            ? DecideAnswer(conversation.Address, assistant, guest, conversation.Messages)
            : TurnPlans.ForCommand(turn, conversation.Address, assistant, guest, clock);

        var contact = new GuestContact(turn.Conversation, conversation.Address, brief.GuestName ?? conversation.GuestName);
        var welcome = turn.Kind switch
        {
            TurnKind.Answer => await welcomes.ForFirstContactAsync(assistant, guest, contact, brief.Language, cancellationToken),
            TurnKind.Welcome => await welcomes.ForRequestAsync(assistant, contact, brief.Language, cancellationToken),
            _ => null,
        };
        return welcome is null ? brief : brief with { Preface = welcome.Parts, Welcome = welcome.Mark };
    }

    private TurnBrief DecideAnswer(ConversationAddress address, Assistant assistant, GuestRecord guest, IReadOnlyList<KeptMessage> messages)
    {

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
    private static string TextOf(IReadOnlyList<KeptMessage> messages) => string.Join('\n', messages
        .Where(kept => kept.Message.Kind is not (MessageKind.Location or MessageKind.Contact))
        .Select(kept => kept.Message.Text)
        .Where(text => !string.IsNullOrWhiteSpace(text)));
}
