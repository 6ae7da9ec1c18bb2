using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Welcome;

namespace HotelConcierge.Turns;

/// <summary>
/// The first activity of a turn: takes the messages from the conversation, understands what they ask for, writes them to the
/// transcript, and decides how they will be answered.
/// </summary>
public sealed class BeginTurn(
    IConversations conversations,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    GuestProfiles guests,
    Transcripts transcripts,
    OpenQuestions questions,
    GuestLanguages languages,
    AnswerBriefs answers,
    StayLinking linking,
    Welcomes welcomes,
    GuestFiles files,
    SpokenCommands spoken,
    Quotations quotations,
    RevokedMessages revoked,
    ProactiveMessageBriefs proactive,
    EmergencyBriefs emergencies,
    DeskBriefs desk,
    TurnStore turns,
    TimeProvider clock) : IActivity<TurnStart, TurnPlan>
{
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromHours(1);

    public async Task<TurnPlan> RunAsync(TurnStart input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var decided = await turns.FindBriefAsync(input, cancellationToken);
        if (await RunningConversation.FindAsync(conversations, input, cancellationToken) is not { } conversation)
        {
            // Whoever decided has seen the turn running, so by now it is over: this is an echo of a crash, and must not write anything.
            return decided?.Plan ?? TurnPlan.TooEarly;
        }

        var messages = conversation.Messages;
        var opened = await TurnFiles.ReadAsync(files, input, messages, spoken, cancellationToken);
        foreach (var command in opened.Commands)
            await spoken.SayAsync(input.Conversation, command.Kept, command.File, command.Words, cancellationToken);
        conversation = conversation with { Messages = opened.Messages, Files = opened.Files, FileTroubles = opened.Troubles, Spoken = opened.Spoken };
        if (input.Kind is TurnKind.Answer or TurnKind.Forward)
        {
            var replied = await quotations.FindAsync(input.Conversation, opened.Messages, cancellationToken);
            conversation = conversation with { Quotations = replied };
        }

        var (heard, codes) = linking.Split(conversation, AssistantOf(conversation));
        var brief =
            decided ?? await turns.KeepBriefAsync(
                input, await DecideAsync(input, heard, codes, cancellationToken) with { Reply = conversation.Reply }, cancellationToken);

        await linking.UnlinkAsync(AssistantOf(conversation), input.Conversation, brief.Unlinked, cancellationToken);
        if (input.Kind is TurnKind.Reset or TurnKind.Stopped or TurnKind.Resumed or TurnKind.Welcome)
            await questions.CloseAsync(input.Conversation, cancellationToken);
        if (input.Kind is TurnKind.Reset)
        {
            // Erased last, since the traces of both go with it.
            await guests.ChangeAsync(input.Conversation, guest => guest with { Memory = RoutingMemory.Empty }, cancellationToken);
            await transcripts.EraseAsync(input.Conversation, cancellationToken);
        }
        else if (input.Kind is TurnKind.Revoked)
        {
            foreach (var source in conversation.Revoked)
                await revoked.EraseAsync(input, source, cancellationToken);
        }
        else if (input.Kind is TurnKind.Emergency)
        {
            await RecordAsync(input, messages, cancellationToken);
        }
        else if (input.Kind is TurnKind.Forward || brief.Plan.IsForPeople)
        {
            if (desk.AnswerFor(brief.Address, AssistantOf(conversation))
                && AssistantReader.IsPlainlyIn(
                    AssistantOf(conversation), GuestBurst.TextOf(opened.Messages), AssistantOf(conversation).Languages))
                await RememberLanguageAsync(input.Conversation, brief, cancellationToken);
            await desk.RecordAsync(input, opened, conversation.Quotations, cancellationToken);
        }
        else if (input.Kind is TurnKind.Desk)
        {
            await desk.RecordAsync(input, conversation, brief, cancellationToken);
        }
        else if (input.Kind is TurnKind.Answer)
        {
            await guests.ChangeAsync(
                input.Conversation,
                guest => NotCarried.After(
                    guest with { Profile = brief.Profile, Conduct = ConductAfter(guest, brief, input) }, brief, heard.Messages),
                cancellationToken);
            await RecordAsync(
                input, heard.Messages, cancellationToken, messages[^1].KeptAt, brief.HasFiles ? opened.Files : [], conversation.Quotations);
        }

        await Task.WhenAll(
            ShowTypingAsync(brief, messages, cancellationToken),
            RetireChoicesAsync(brief.Address, messages, cancellationToken));
        return brief.Plan;
    }

    /// <summary>A run that is repeated must not take back what the model has found to be misuse since.</summary>
    private static GuestConduct ConductAfter(GuestRecord guest, TurnBrief brief, TurnStart turn) =>
        guest.Conduct.CountedIn == turn.Number ? guest.Conduct : brief.Conduct;

    /// <summary>Where people answer nothing else is remembered of the guest.</summary>
    private async Task RememberLanguageAsync(ConversationId guest, TurnBrief brief, CancellationToken cancellationToken)
    {
        if (brief.Profile.Language is { } shown && (await guests.ReadAsync(guest, cancellationToken)).Profile.Language != shown)
        {
            await guests.ChangeAsync(
                guest, record => record with { Spoken = brief.Spoken, Profile = record.Profile with { Language = shown } }, cancellationToken);
        }
    }

    private async Task RecordAsync(
        TurnStart turn,
        IReadOnlyList<KeptMessage> heard,
        CancellationToken cancellationToken,
        DateTimeOffset? at = null,
        IReadOnlyList<GuestFile>? files = null,
        ImmutableList<Quotation>? quotations = null)
    {
        var (text, context) = (GuestBurst.TextOf(heard), MessageContext.Of(heard, quotations));
        var enclosed = MessageContext.Enclosed(heard, files ?? [], quotations);
        if (text.Length > 0 || context is not null || enclosed is not null)
            await transcripts.RecordAsync(
                turn.Conversation,
                new(turn.Number, Speaker.Guest, text) { Context = context, Enclosed = enclosed, Parts = GuestBurst.PartsOf(heard) },
                at ?? heard[^1].KeptAt,
                cancellationToken);
    }

    private async Task ShowTypingAsync(TurnBrief brief, IReadOnlyList<KeptMessage> messages, CancellationToken cancellationToken)
    {
        if (brief.Plan.FixedReply is null && channels.Of(brief.Address) is IShowsTyping typing && messages is [.., var last])
            await BestEffort.TryAsync(token => typing.ShowTypingAsync(brief.Address, last.Message.Id, token), clock, cancellationToken);
    }

    /// <summary>What was tapped has been answered and must not be tapped again.</summary>
    private async Task RetireChoicesAsync(
        ConversationAddress address,
        IReadOnlyList<KeptMessage> messages,
        CancellationToken cancellationToken)
    {
        if (channels.Of(address) is not IRetiresChoices retiring)
            return;
        foreach (var tapped in messages.Select(kept => kept.Message.TappedMessageId).OfType<string>().Distinct(StringComparer.Ordinal))
            await BestEffort.TryAsync(token => retiring.RetireChoicesAsync(address, tapped, token), clock, cancellationToken);
    }

    private Assistant AssistantOf(RunningConversation conversation) =>
        assistants.Answering(conversation.AssistantName, conversation.Address);

    private async Task<TurnBrief> DecideAsync(
        TurnStart turn,
        RunningConversation conversation,
        SentCodes codes,
        CancellationToken cancellationToken)
    {
        var guest = languages.Known(await guests.ReadAsync(turn.Conversation, cancellationToken));
        if (turn.Kind is TurnKind.ProactiveMessage)
            return await proactive.DecideAsync(turn, conversation, guest, cancellationToken);

        var assistant = AssistantOf(conversation);
        if (turn.Kind is TurnKind.Emergency)
            return desk.WithDesk(turn, conversation, assistant, emergencies.Decide(turn, conversation, assistant, guest));
        if (turn.Kind is TurnKind.Forward)
            return desk.Forward(conversation, assistant, guest);
        if (turn.Kind is TurnKind.Desk)
            return await desk.DecideAsync(turn, conversation, assistant, guest, cancellationToken);

        // What is remembered of the guest may be just what they took back.
        if (turn.Kind is TurnKind.Revoked)
            return TurnPlans.Fixed(conversation.Address, assistant, assistant.DefaultLanguage, ReplyKeys.Silence, clock);
        var forPeople = desk.ForPeople(turn, conversation, assistant, guest, codes.Codes.Count > 0);
        if (forPeople is not null && turn.Kind is TurnKind.Answer)
            return forPeople;
        var brief = forPeople ?? (turn.Kind is TurnKind.Answer
            ? await AnswerAsync(turn, conversation, assistant, guest, codes, cancellationToken)
            : TurnPlans.ForCommand(turn, conversation.Address, assistant, guest, conversation.GuestLanguage, clock));

        if (assistant.QuotesVoice && !conversation.Spoken.IsEmpty)
        {
            brief = brief with
            {
                Preface = [.. conversation.Spoken.Select(TurnFiles.Quote), .. brief.Preface],
                Quotes = conversation.Spoken.Count,
            };
        }

        // Where typing lasts it says the same; after the deadline nobody waits for it any more.
        if (channels.Of(conversation.Address) is IShowsTyping { TypingReplacesHold: true })
            brief = brief with { Plan = brief.Plan with { HoldAt = brief.Plan.Deadline + AfterDeadline } };

        var contact = new GuestContact(turn.Conversation, conversation.Address, brief.GuestName ?? conversation.GuestName);
        var welcome = forPeople is not null ? null : turn.Kind switch
        {
            TurnKind.Answer => await welcomes.ForFirstContactAsync(assistant, guest, contact, brief.Language, cancellationToken),
            TurnKind.Welcome => await welcomes.ForRequestAsync(assistant, contact, brief.Language, cancellationToken),
            _ => null,
        };
        brief = desk.WithDesk(turn, conversation, assistant, brief);
        return welcome is null ? brief : brief with { Preface = brief.Preface.AddRange(welcome.Parts), Welcome = welcome.Mark };
    }

    /// <summary>The brief of an answer; what there is to say about codes and links stands before it, or is all of it.</summary>
    private async Task<TurnBrief> AnswerAsync(
        TurnStart turn,
        RunningConversation conversation,
        Assistant assistant,
        GuestRecord guest,
        SentCodes codes,
        CancellationToken cancellationToken)
    {
        if (turn.Files > 0 && conversation.Messages.Count == 0 && codes.Codes.Count == 0)
        {
            // All that was said goes to the conversation: a spoken STOP has an answer of its own.
            return TurnPlans.Fixed(
                conversation.Address, assistant, TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage), ReplyKeys.Silence, clock) with
            {
                Profile = guest.Profile,
                Memory = guest.Memory,
                Conduct = guest.Conduct,
                Spoken = guest.Spoken,
            };
        }

        var text = GuestBurst.TextOf(conversation.Messages);
        var isAboutLinks = linking.Asks(assistant, text);
        if (codes.Codes.Count == 0 && !isAboutLinks)
            return await answers.DecideAsync(turn, conversation, assistant, guest, cancellationToken);

        var language = TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        var contact = new GuestContact(turn.Conversation, conversation.Address, conversation.GuestName);
        var (said, unlinked) = await linking.AnswerAsync(assistant, contact, language, codes, text, turn.TurnId, cancellationToken);
        var brief = conversation.Messages.Count > 0 && !isAboutLinks
            ? await answers.DecideAsync(turn, conversation, assistant, guest, cancellationToken)
            : TurnPlans.Fixed(conversation.Address, assistant, language, ReplyKeys.Preface, clock) with
            {
                GuestName = conversation.GuestName,
                Profile = guest.Profile,
                Memory = guest.Memory,
                Conduct = guest.Conduct,
            };
        return said is null ? brief : brief with { Preface = [new ReplyPart.Text(said)], Unlinked = unlinked };
    }
}
