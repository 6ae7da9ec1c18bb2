using System.Collections.Immutable;
using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Guests;
using HotelConcierge.Handoff;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using HotelConcierge.Sending;

namespace HotelConcierge.Turns;

/// <summary>The briefs of turns in which people have a part, and what those turns leave in the transcript (decision 0029).</summary>
public sealed class DeskBriefs(
    Desks desks, AssistantCatalog assistants, CaseLog log, PhoneAnswers phone, Transcripts transcripts, TimeProvider clock)
{
    private const string GivenBack =
        "A person of the staff looked after the guest and has given the chat back to you. Go on from what was said.";
    private const string NobodyCame = "Nobody of the staff had time for the guest, who knows that. The chat is yours again.";

    /// <summary>One of the sentences beside an answer, as <see cref="ChunkRef.Chunk"/>; null where the assistant has it no more.</summary>
    internal string? Beside(int which, Assistant assistant, TurnBrief brief) => desks.PlanOf(assistant) is not { } plan ? null : which switch
    {
        ChunkRef.NotReached => NotReached(plan, brief.Address, brief.Language),
        ChunkRef.CalledForDanger => plan.Text(DeskPlan.AfterDanger, brief.Language),
        ChunkRef.CalledForFailure => plan.Text(DeskPlan.AfterFailure, brief.Language),
        ChunkRef.PeopleAnswer => plan.PeopleAnswer(DeskPlan.HaveMessage, brief.Language),
        _ => throw new ArgumentOutOfRangeException(nameof(which), which, "There is no such sentence."),
    };

    /// <summary>A brief that says whether people may be called afterwards, and whether they are told of the turn.</summary>
    internal TurnBrief WithDesk(TurnStart turn, RunningConversation conversation, Assistant assistant, TurnBrief brief) => brief with
    {
        Plan = brief.Plan with
        {
            MayHandOff = turn.Kind is TurnKind.Answer or TurnKind.Emergency && desks.For(assistant, conversation.Address) is not null,
            TellsDesk = conversation.Case is not null,
        },
    };

    /// <summary>
    /// The brief of a turn where people answer: what the guest wrote is for them, and a command is answered with where the guest is. Null
    /// where the assistant answers, and for the commands that are the guest's right or say nothing of a concierge.
    /// </summary>
    /// <param name="hasCodes">Whether the guest has sent a code, which stands in no message here.</param>
    internal TurnBrief? ForPeople(
        TurnStart turn, RunningConversation conversation, Assistant assistant, GuestRecord guest, bool hasCodes)
    {
        if (turn.Kind is not (TurnKind.Answer or TurnKind.Help or TurnKind.Welcome) || !AnswerFor(conversation.Address, assistant))
            return null;
        if (turn.Kind is TurnKind.Answer)
        {
            var brief = Forward(conversation, assistant, guest);
            return brief with
            {
                Plan = brief.Plan with
                {
                    IsForPeople = hasCodes || conversation.Messages.Count > 0,
                    MayHandOff = true,
                    TellsDesk = conversation.Case is not null,
                },
            };
        }

        var language = turn.Language ?? TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        return TurnPlans.Fixed(conversation.Address, assistant, language, ReplyKeys.Preface, clock) with
        {
            Profile = guest.Profile,
            Memory = guest.Memory,
            Spoken = guest.Spoken,
            Preface = [new ReplyPart.Text(desks.PlanOf(assistant)!.PeopleAnswer(DeskPlan.WriteToPeople, language))],
        };
    }

    /// <summary>Whether people answer what is written there.</summary>
    internal bool AnswerFor(ConversationAddress address, Assistant assistant) =>
        assistants.IsForPeople(address) && desks.PlanOf(assistant) is not null;

    /// <summary>The brief of a turn that brings what the guest wrote to people. Nothing is said.</summary>
    internal TurnBrief Forward(RunningConversation conversation, Assistant assistant, GuestRecord guest)
    {
        if (assistants.IsForPeople(conversation.Address))
            guest = Shown(conversation, assistant, guest);
        var language = TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        return Known(TurnPlans.Fixed(conversation.Address, assistant, language, ReplyKeys.Silence, clock), conversation, guest);
    }

    /// <summary>The brief of a turn that tells the guest what happened at the desk.</summary>
    internal async Task<TurnBrief> DecideAsync(
        TurnStart turn, RunningConversation conversation, Assistant assistant, GuestRecord guest, CancellationToken cancellationToken)
    {
        var language = TurnPlans.LanguageOf(guest, assistant, conversation.GuestLanguage);
        var brief = Known(TurnPlans.Fixed(conversation.Address, assistant, language, ReplyKeys.Preface, clock), conversation, guest) with
        {
            Desk = conversation.Desk,
        };
        if (conversation.Desk is not { } matter)
            return brief;
        if (matter.Act is DeskAct.Wrote)
        {
            var entry = await log.FindAsync(turn.Conversation, matter.Case, matter.Entry, cancellationToken);
            return entry is null
                ? brief
                : brief with
                {
                    SaidBy = entry.Author ?? "",
                    SaidText = entry.Text,
                    Preface = PartsOf(turn.Conversation, matter.Case, entry),
                    Template = entry.Template,
                };
        }

        if (matter.Act is DeskAct.WrotePastUs)
        {
            var silence = Forward(conversation, assistant, guest);
            return silence with { Desk = matter, Plan = silence.Plan with { TellsDesk = false } };
        }

        if (desks.PlanOf(assistant) is not { } plan)
            return brief;
        var act = assistants.IsForPeople(conversation.Address) ? WithoutConcierge(matter.Act) : matter.Act;
        brief = brief with { Preface = PartsOf(plan, conversation.Address, act, language) };
        return matter.Act is DeskAct.Closed ? brief with { Plan = brief.Plan with { Next = NextStep.CloseChat } } : brief;
    }

    /// <summary>Writes what a guest wrote to people into the transcript, where people read it, and the model later.</summary>
    internal Task RecordAsync(
        TurnStart turn, TurnFiles opened, ImmutableList<Quotation> quotations, CancellationToken cancellationToken) =>
        opened.Messages is not [.., var last]
            ? Task.CompletedTask
            : transcripts.RecordAsync(
                turn.Conversation,
                new(
                    turn.Number,
                    Speaker.Guest,
                    string.Join('\n', opened.Messages.Select(kept => kept.Message.Text).Where(text => text.Length > 0)))
                {
                    Context = MessageContext.Of(opened.Messages, quotations),
                    Parts = PartsOf(opened.Messages),
                },
                last.KeptAt,
                cancellationToken);

    /// <summary>Writes down for the model that it answers again, with what the person who gave back the chat has noted for it.</summary>
    internal async Task RecordAsync(
        TurnStart turn, RunningConversation conversation, TurnBrief brief, CancellationToken cancellationToken)
    {
        if (conversation.Echo is { } echo)
        {
            await OverhearAsync(turn, conversation, brief, echo, cancellationToken);
            return;
        }

        if (brief.Desk is not { Act: DeskAct.Returned or DeskAct.Closed or DeskAct.NotReached } matter)
            return;
        var note = await log.FindAsync(turn.Conversation, matter.Case, CaseLog.NoteOf(matter.Entry), cancellationToken);
        var told =
            matter.Act is DeskAct.NotReached ? NobodyCame
            : note is null ? GivenBack
            : $"{GivenBack} Their note for you: \"{note.Text.ReplaceLineEndings(" ")}\"";
        await transcripts.RecordAsync(
            turn.Conversation, new(turn.Number, Speaker.Guest, "") { Context = told }, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Writes down what a person wrote past us: for the model, and for the people who read the case.</summary>
    private async Task OverhearAsync(
        TurnStart turn, RunningConversation conversation, TurnBrief brief, StaffEcho echo, CancellationToken cancellationToken)
    {
        await transcripts.RecordAsync(
            turn.Conversation, new(turn.Number, Speaker.Staff, PhoneAnswers.WordsOf(echo)), echo.At, cancellationToken);
        if (brief.Desk is not { Case: { Length: > 0 } id })
            return;
        var now = clock.GetUtcNow();
        var opened = new DeskCase(
            id, turn.Conversation, brief.Assistant, brief.Address, CaseReason.TakeOver, CaseUrgency.Normal, brief.Language, now)
        {
            Desk = BuiltInDesk.DeskName,
            GuestName = conversation.GuestName,
            IsForPeople = assistants.IsForPeople(brief.Address),
            LastGuestAt = conversation.LastHeardAt ?? now,
        };
        await phone.KeepAsync(opened, echo, turn.Number, cancellationToken);
    }

    /// <summary>What a guest is told where there is no concierge to go back to.</summary>
    private static DeskAct WithoutConcierge(DeskAct act) => act switch
    {
        DeskAct.Returned => DeskAct.Closed,
        DeskAct.NobodyCame => DeskAct.StillWaiting,
        _ => act,
    };

    /// <summary>No model has a part in it where people answer, so the guest's words alone show their language.</summary>
    private static GuestRecord Shown(RunningConversation conversation, Assistant assistant, GuestRecord guest) =>
        AssistantReader.LanguageOf(assistant, GuestBurst.TextOf(conversation.Messages), guest.Profile.Language) is { } shown
            ? guest with { Spoken = null, Profile = guest.Profile with { Language = shown } }
            : guest;

    /// <summary>Of which messages the words are, as people read them; null where the channel gives its messages no lasting ids.</summary>
    private static ImmutableList<TranscriptPart>? PartsOf(IReadOnlyList<KeptMessage> messages) =>
        messages.Any(kept => kept.Message.SourceId is not null)
            ? [.. messages.Select(kept => new TranscriptPart(kept.Message.SourceId ?? "", kept.Message.Text.Length))]
            : null;

    private string NotReached(DeskPlan plan, ConversationAddress address, string language) => assistants.IsForPeople(address)
        ? plan.WithCall(plan.Text(DeskPlan.NotReachedHere, language), language)
        : plan.Text(DeskPlan.NotReached, language);

    private static TurnBrief Known(TurnBrief brief, RunningConversation conversation, GuestRecord guest) => brief with
    {
        GuestName = conversation.GuestName,
        Profile = guest.Profile,
        Memory = guest.Memory,
        Conduct = guest.Conduct,
        Spoken = guest.Spoken,
        Reply = conversation.Reply,
        LastMessage = conversation.Messages is [.., var last] ? last.Message.Id : "",
        Plan = brief.Plan with { TellsDesk = true },
    };

    private ImmutableList<ReplyPart> PartsOf(DeskPlan plan, ConversationAddress address, DeskAct act, string language) => act switch
    {
        DeskAct.Returned => [new ReplyPart.Text(plan.Text(DeskPlan.Returned, language))],
        DeskAct.Closed => [new ReplyPart.Text(plan.Text(DeskPlan.Closed, language))],
        DeskAct.NotReached => [new ReplyPart.Text(NotReached(plan, address, language))],
        DeskAct.StillWaiting =>
        [
            new ReplyPart.Text(plan.IsOpenNow ? plan.Text(DeskPlan.StillWaiting, language) : plan.PeopleAnswer(DeskPlan.HaveMessage, language)),
        ],
        DeskAct.WentBack => [new ReplyPart.Text(plan.Text(DeskPlan.GoingOn, language))],
        DeskAct.Silent =>
        [
            new ReplyPart.Text(plan.Text(
                DeskPlan.Silent, language, (DeskPlan.MinutesSlot, plan.CloseAfter.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)))),
        ],
        DeskAct.NobodyCame =>
        [
            new ReplyPart.Choices(
                plan.OpensAgain(language) is { } opens
                    ? plan.Text(DeskPlan.HandedOverClosed, language, (DeskPlan.OpensSlot, opens))
                    : plan.Text(DeskPlan.NobodyYet, language),
                [new(Conversation.GoOnWithConcierge, plan.Text(DeskPlan.GoOn, language))],
                plan.Text(DeskPlan.Button, language))
            {
                NumberHint = plan.Text(DeskPlan.NumberHint, language),
            },
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Nothing is said of it."),
    };

    /// <summary>What a person wrote, so that none of its signs formats anything.</summary>
    private static ImmutableList<ReplyPart> PartsOf(ConversationId guest, string caseId, CaseEntry entry) =>
    [
        .. entry.Text.Length > 0
            ? new ReplyPart[] { new ReplyPart.Text(string.Join("\n", entry.Text.ReplaceLineEndings("\n").Split('\n').Select(PlainMarkdown.Of))) }
            : [],
        .. (entry.Files ?? []).Select(file => StaffFiles.PartOf(guest, caseId, file)),
    ];
}
