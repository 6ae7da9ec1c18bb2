using HotelConcierge.Channels;
using HotelConcierge.Channels.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Storage;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Handoff.Flex;

/// <summary>
/// People of Twilio Flex. They read and write in the guest's own conversation, so nothing is brought to them; the concierge is taken out of
/// the conversation once they have it, and put back before anybody hears that they are done (<see cref="FlexWayBack"/>).
/// </summary>
public sealed partial class FlexDesk(
    FlexInteractions interactions, FlexCases known, ConversationWebhooks webhooks, TimeProvider clock, ILogger<FlexDesk> log)
    : IDesk, IHoldsGuestData
{
    /// <summary>Its <see cref="Name"/>.</summary>
    public const string DeskName = "flex";

    private static readonly ChannelName Conversations = new("conversations");
    private static readonly TimeSpan PauseWhileItSetsUp = TimeSpan.FromSeconds(2);

    // A task is there a moment after Flex has taken a request whose answer was lost. Asked again before that, there would be two.
    private static readonly TimeSpan ShowsWithin = TimeSpan.FromSeconds(15);

    public string Name => DeskName;

    public bool IsStaffed => true;

    public bool Serves(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Channel == Conversations;
    }

    /// <inheritdoc/>
    /// <remarks>Flex has no key for a request: what may have been taken is looked for by the case's id before it is asked again.</remarks>
    public async Task<DeskAnswer> OpenAsync(DeskCase opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var one = await known.FindAsync(opened.Conversation, opened.Id, cancellationToken)
            ?? new FlexCase(opened.Id, opened.Address.Guest);
        if (one.Interaction is null)
        {
            var (begun, otherwise) = await BeginAsync(opened, one, cancellationToken);
            if (begun is null)
                return otherwise!;
            one = one with { Interaction = begun };
            await known.KeepAsync(opened.Conversation, one, cancellationToken);
        }

        var state = await interactions.ReadAsync(one.Interaction, cancellationToken);
        if (state.IsSettingUp)
            return new DeskAnswer.NotYet(PauseWhileItSetsUp);
        if (!state.IsOpen)
        {
            await EndAsync(opened.Conversation, one, cancellationToken);
            return new DeskAnswer.Refused(
                $"the interaction's channel is {state.Status}{(state.Error.Length > 0 ? $" ({state.Error})" : "")}");
        }

        await DetachAsync(opened.Conversation, one, cancellationToken);
        return new DeskAnswer.Taken(one.Interaction);
    }

    /// <inheritdoc/>
    /// <remarks>What the guest writes is in the conversation that people look at.</remarks>
    public Task ForwardAsync(DeskCase open, ForwardedWords words, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task EndAsync(DeskCase over, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(over);
        if (await known.FindAsync(over.Conversation, over.Id, cancellationToken) is { } one)
            await EndAsync(over.Conversation, one, cancellationToken);
    }

    /// <summary>Ends what the guest has there: it says who they are. Flex out of reach keeps nothing here.</summary>
    async Task IHoldsGuestData.EraseAsync(ConversationId guest, CancellationToken cancellationToken)
    {
        foreach (var one in await known.ListAsync(guest, cancellationToken))
        {
            try
            {
                await EndAsync(guest, one, cancellationToken);
            }
            catch (ChannelException trouble)
            {
                Log.Left(log, one.Id, one.Interaction ?? "", trouble);
            }
        }
    }

    /// <summary>What is over was ended with its case.</summary>
    Task IHoldsGuestData.TidyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<(string? Interaction, DeskAnswer? Otherwise)> BeginAsync(
        DeskCase opened, FlexCase one, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (one.AskedAt is { } asked)
        {
            if (await interactions.FindAsync(opened.Id, cancellationToken) is { } taken)
                return (taken, null);
            if (now - asked < ShowsWithin)
                return (null, new DeskAnswer.NotYet(PauseWhileItSetsUp));
        }

        await known.KeepAsync(opened.Conversation, one with { AskedAt = now }, cancellationToken);
        var (sid, failure) = await interactions.BeginAsync(opened, cancellationToken);
        if (failure is null)
            return (sid, null);
        if (failure.Kind is SendFailure.Unknown)
        {
            Log.Unanswered(log, opened.Id, failure.Code);
            return (null, new DeskAnswer.NotYet(PauseWhileItSetsUp));
        }

        await known.ForgetAsync(opened.Conversation, opened.Id, cancellationToken);
        return failure.Kind is SendFailure.RateLimited or SendFailure.Transient
            ? (null, new DeskAnswer.NotYet(failure.RetryAfter ?? PauseWhileItSetsUp))
            : (null, new DeskAnswer.Refused($"Flex refused the interaction ({failure.Code})"));
    }

    /// <summary>Takes the concierge out of the conversation, once where it stood is kept.</summary>
    private async Task DetachAsync(ConversationId guest, FlexCase one, CancellationToken cancellationToken)
    {
        var ours = await webhooks.ListAsync(one.Chat, cancellationToken);
        if (ours.Count == 0)
            return;
        await known.KeepAsync(
            guest,
            one with { Webhooks = [.. one.Webhooks.Union(ours.Select(webhook => webhook.Url), StringComparer.Ordinal)] },
            cancellationToken);
        await webhooks.RemoveOursAsync(one.Chat, cancellationToken);
    }

    /// <summary>Puts the concierge back first: a guest who is with nobody is worse off than one who is with both.</summary>
    private async Task EndAsync(ConversationId guest, FlexCase one, CancellationToken cancellationToken)
    {
        foreach (var url in one.Webhooks)
            await webhooks.AddAsync(one.Chat, url, cancellationToken);
        var interaction = one.Interaction
            ?? (one.AskedAt is null ? null : await interactions.FindAsync(one.Id, cancellationToken));
        if (interaction is not null)
            await interactions.LeaveAsync(interaction, cancellationToken);
        await known.ForgetAsync(guest, one.Id, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Case {Case}: nobody knows whether Flex took it ({Code}); its task is looked for")]
        public static partial void Unanswered(ILogger logger, string @case, string code);

        [LoggerMessage(2, LogLevel.Error, "Case {Case} of a guest who is erased could not be ended at Flex: end {Interaction} there")]
        public static partial void Left(ILogger logger, string @case, string interaction, Exception trouble);
    }
}
