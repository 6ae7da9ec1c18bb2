using System.Collections.Immutable;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Diagnostics;
using HotelConcierge.Guests;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Replies;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Turns;

/// <summary>The last activity of a turn: records what the guest has read and tells the conversation that the turn is over.</summary>
public sealed partial class EndTurn(
    IConversations conversations,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    GuestProfiles guests,
    Transcripts transcripts,
    TurnStore turns,
    FixedTexts texts,
    IEnumerable<IFinishesAnswers> finishing,
    OpenProposals proposals,
    GuestTables tables,
    ProgressSigns signs,
    IOptions<ConversationOptions> options,
    ConciergeTelemetry telemetry,
    TimeProvider clock,
    ILogger<EndTurn> log) : IActivity<TurnEnding, TurnRecorded>
{
    public async Task<TurnRecorded> RunAsync(TurnEnding input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = clock.GetUtcNow();
        if (await IsStillRunningAsync(input.Turn, cancellationToken))
        {
            await SettleAsync(input, now, cancellationToken);
            if (input is { Next: NextStep.CloseChat, Case: null, Turn.Kind: TurnKind.Answer })
                await CloseChatAsync(input.Turn, cancellationToken);
        }

        await conversations.SignalAsync(
            input.Turn.Conversation, NextOf(input, now), cancellationToken);

        // After that: a file that is late shows its sign first and looks then whether its turn is still there.
        if (input.Turn.Files > 0)
            await signs.EndAsync(
                input.Turn, input.Outcome is TurnOutcome.Apologised or TurnOutcome.Undeliverable, place: null, cancellationToken);
        telemetry.TurnFinished(input.Turn, input.Outcome, input.StartedAt, now);
        if (input.Outcome is TurnOutcome.Apologised)
            telemetry.ApologySent(input.Turn.Conversation.Channel);
        if (input.NeverBegan)
        {
            // Without a plan there is no language and no address to apologise in. Somebody has to know.
            telemetry.TurnStuck(input.Turn.Conversation.Channel, "unbegun");
            Log.NeverBegan(log, input.Turn.TurnId, input.Turn.Kind, now - input.StartedAt);
        }

        Log.Ended(log, input.Turn.TurnId, input.Turn.Kind, input.Outcome, input.Chunks, now - input.StartedAt);
        return new(input.Outcome);
    }

    /// <summary>Ends the chat where the guest's channel can show that, after the last message.</summary>
    private async Task CloseChatAsync(TurnStart turn, CancellationToken cancellationToken)
    {
        // As the conversation decides it: who has written meanwhile, or is with a person by now, goes on.
        if (await conversations.ReadAsync(turn.Conversation, cancellationToken) is not { Mode: ConversationMode.Bot, Inbox.IsEmpty: true }
            || await turns.FindBriefAsync(turn, cancellationToken) is not { Address: { } address }
            || channels.Of(address) is not IClosesChats chats)
            return;
        try
        {
            await chats.CloseAsync(address, cancellationToken);
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            // With us the chat is over all the same, and what the guest writes next is answered.
            Log.NotClosed(log, turn.TurnId, trouble);
        }
    }

    private static ConversationEvent.TurnEnded NextOf(TurnEnding ending, DateTimeOffset now) =>
        new(ending.Turn.TurnId, ending.Case is not null ? NextStep.Agent : ending.Next, now) { Case = ending.Case };

    private async Task SettleAsync(TurnEnding ending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ending.Turn.Kind is TurnKind.Forget)
            await tables.EraseAsync(ending.Turn.Conversation, exceptKeyPrefix: "", cancellationToken);
        else
            await SettleAnswerAsync(ending, now, cancellationToken);
    }

    private async Task SettleAnswerAsync(TurnEnding ending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A later yes must not be to a question that the guest has never read.
        if (ending is not { Outcome: TurnOutcome.Answered, AnswerRound: not null })
            await proposals.WithdrawAsync(ending.Turn.Conversation, ending.Turn.TurnId, cancellationToken);
        if (
            ending.Turn.Kind is TurnKind.Answer or TurnKind.Welcome or TurnKind.ProactiveMessage or TurnKind.Emergency or TurnKind.Desk
            && ending.Chunks > 0)
            await RememberAsync(ending, now, cancellationToken);
    }

    /// <summary>
    /// A run that is repeated after it has told the conversation must not erase what the guest has written since, nor bring
    /// back what was remembered before the turn after it.
    /// </summary>
    private async Task<bool> IsStillRunningAsync(TurnStart turn, CancellationToken cancellationToken) =>
        (await conversations.ReadAsync(turn.Conversation, cancellationToken))?.Running?.Start.TurnId == turn.TurnId;

    private async Task RememberAsync(TurnEnding ending, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await turns.FindBriefAsync(ending.Turn, cancellationToken) is not { } brief)
            return;
        var parts = brief.Preface.RemoveRange(0, brief.Quotes).AddRange(
            ending.Outcome is TurnOutcome.Apologised ? [] : await SaidAsync(ending, brief, cancellationToken));
        if (!parts.IsEmpty)
        {
            var said = brief.SaidText is { Length: > 0 } written ? written : new Reply(parts).ToTranscript();
            await transcripts.RecordAsync(
                ending.Turn.Conversation,
                new(ending.Turn.Number, brief.SaidBy is null ? Speaker.Concierge : Speaker.Staff, said),
                now,
                cancellationToken);
        }

        if (brief.Desk is not null)
            return;
        if (ending is { Outcome: TurnOutcome.Answered, AnswerRound: { } round })
            await RememberAsync(ending.Turn, round, cancellationToken);
        if (ending.Outcome is TurnOutcome.Answered or TurnOutcome.Apologised || brief.Welcome is not null)
            await guests.ChangeAsync(ending.Turn.Conversation, guest => Remember(guest, brief, ending.Outcome, now), cancellationToken);
    }

    /// <summary>What features remember of an answer counts once the guest has it.</summary>
    private async Task RememberAsync(TurnStart turn, int round, CancellationToken cancellationToken)
    {
        if ((await turns.FindAnswerAsync(turn, round, cancellationToken))?.Remember is not { } remember)
            return;
        foreach (var feature in finishing)
        {
            if (remember.GetValueOrDefault(feature.Name) is { } kept)
                await feature.RememberAsync(turn.Conversation, kept, cancellationToken);
        }
    }

    /// <summary>A welcome counts from its first chunk on, which the guest has whatever became of the answer.</summary>
    private static GuestRecord Remember(GuestRecord guest, TurnBrief brief, TurnOutcome outcome, DateTimeOffset now)
    {
        if (brief.Welcome is { } welcome && !guest.Welcomed.Contains(welcome))
            guest = guest with { Welcomed = guest.Welcomed.Add(welcome) };
        if (outcome is TurnOutcome.Apologised)
            return guest with { Apologies = guest.Apologies + 1 };
        return outcome is TurnOutcome.Answered
            ? NotCarried.Said(guest, brief.Postscripts, now) with
            {
                Memory = brief.Memory,
                Apologies = 0,
                DisclaimerShown = guest.DisclaimerShown || brief.Disclaimer is not null,
            }
            : guest;
    }

    /// <summary>The answer that was sent; none when the guest was forgotten meanwhile.</summary>
    private async Task<ImmutableList<ReplyPart>> SaidAsync(TurnEnding ending, TurnBrief brief, CancellationToken cancellationToken)
    {
        if (brief.FixedReply is ReplyKeys.Preface)
            return [];
        if (ending.AnswerRound is not { } round)
            return (brief.FixedReply ?? await DecidedAsync(ending.Turn, cancellationToken)) is { } key
                && assistants.Find(brief.Assistant) is { } assistant
                ? Reply.Of(await texts.SayAsync(assistant, key, brief, cancellationToken), []).Parts
                : [];
        return (await turns.SpeakAsync(ending.Turn, round, cancellationToken))?.Parts ?? [];
    }

    /// <summary>The key of the fixed reply that a tool decided on; null where none did.</summary>
    private async Task<string?> DecidedAsync(TurnStart turn, CancellationToken cancellationToken)
    {
        var results = await turns.FindToolResultsAsync(turn, options.Value.MaxModelRounds, cancellationToken);
        return results.Select(result => result.Reply).LastOrDefault(reply => reply is not null);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Turn {Turn} ({Kind}) ended: {Outcome}, {Chunks} chunks, {Duration}")]
        public static partial void Ended(ILogger logger, string turn, TurnKind kind, TurnOutcome outcome, int chunks, TimeSpan duration);

        [LoggerMessage(
            2,
            LogLevel.Error,
            "Turn {Turn} ({Kind}) never began in {Duration}, and its guest was not answered: its conversation did not show it, or the store failed at every try"
        )]
        public static partial void NeverBegan(ILogger logger, string turn, TurnKind kind, TimeSpan duration);

        [LoggerMessage(3, LogLevel.Warning, "Turn {Turn}: its chat could not be ended at the provider")]
        public static partial void NotClosed(ILogger logger, string turn, Exception trouble);
    }
}
