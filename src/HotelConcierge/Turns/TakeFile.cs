using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Turns;

/// <summary>
/// Fetches one file of a turn's messages and finds out what is in it, before anything is decided: from then on a recording is what it says.
/// What cannot be had or read is an outcome like any other; only a provider or a service that is silent for now is an exception.
/// </summary>
public sealed partial class TakeFile(
    IConversations conversations,
    ChannelCatalog channels,
    GuestFiles files,
    FileReading reading,
    SpokenCommands spoken,
    AssistantCatalog assistants,
    SpokenNames names,
    ProgressSigns signs,
    TimeProvider clock,
    ILogger<TakeFile> log) : IActivity<FileStep, FileTaken>
{
    public async Task<FileTaken> RunAsync(FileStep input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await RunningConversation.FindAsync(conversations, input.Turn, cancellationToken) is not { } conversation)
        {
            await signs.EndAsync(input.Turn, failed: false, input.Place, cancellationToken);
            return new(IsTooEarly: await files.FindAsync(input.Turn.Conversation, input.Turn.Number, input.Place, cancellationToken) is null);
        }

        if (TurnFiles.At(conversation.Messages, input.Place) is not var (kept, media, own))
            return new();

        var (guest, turn, place) = (input.Turn.Conversation, input.Turn.Number, input.Place);
        var assistant = assistants.Answering(conversation.AssistantName, conversation.Address);
        var file = await files.FindAsync(guest, turn, place, cancellationToken);
        if (file is null)
        {
            var taken = await TakeAsync(input, conversation, assistant, kept.Message, media, cancellationToken);
            file = await files.KeepAsync(guest, turn, place, taken with { Source = kept.Message.SourceId ?? "" }, cancellationToken);
        }
        if (SignOf(file.Outcome) is { } sign)
            await signs.ShowAsync(input, conversation, kept.Message, sign, cancellationToken);

        // Nobody waits for it any more, and "forget me" may have erased the guest before this was written.
        if (await RunningConversation.FindAsync(conversations, input.Turn, cancellationToken) is null)
        {
            await signs.EndAsync(input.Turn, failed: false, place, cancellationToken);
            await files.DeleteAsync(guest, turn, place, file, cancellationToken);
            return new();
        }

        // At once, because help does not wait for the other files; the turn's beginning makes sure of it.
        if (file.Outcome is FileOutcome.Heard && spoken.IsOne(file.Text))
            await spoken.SayAsync(guest, kept, own, file.Text, cancellationToken);
        return new();
    }

    /// <summary>Whether people see it, who can do with a file what nothing here can.</summary>
    private bool IsForPeople(FileStep step, InboundMessage message) =>
        step.Turn.Kind is TurnKind.Forward || assistants.IsForPeople(message.Address);

    /// <summary>What is shown of what came of it; null where nothing new is.</summary>
    private static ProgressSign? SignOf(FileOutcome outcome) => outcome switch
    {
        FileOutcome.Heard => ProgressSign.Heard,
        FileOutcome.Gone or FileOutcome.TooLarge or FileOutcome.Unreadable or FileOutcome.Unclear => ProgressSign.Failed,
        _ => null,
    };

    private async Task<GuestFile> TakeAsync(
        FileStep step,
        RunningConversation conversation,
        Assistant assistant,
        InboundMessage message,
        InboundMedia media,
        CancellationToken cancellationToken)
    {
        var kind = FileReading.KindOf(message, media);
        var isForPeople = IsForPeople(step, message);
        if ((!isForPeople && !reading.IsWanted(kind, media.ContentType)) || channels.Of(message.Address) is not IFetchesMedia channel)
            return new(FileOutcome.NotTaken);
        var most = isForPeople ? FileReading.LargestForPeople : FileReading.MostFor(kind, media.ContentType);
        if (media.Size > most)
            return new(FileOutcome.TooLarge);
        await signs.ShowAsync(step, conversation, message, ProgressSign.Seen, cancellationToken);
        if (channels.Of(message.Address) is IShowsTyping typing)
            await BestEffort.TryAsync(token => typing.ShowTypingAsync(message.Address, message.Id, token), clock, cancellationToken);
        switch (await channel.FetchAsync(message.Address, media, most, cancellationToken))
        {
            case MediaFetch.Fetched fetched:
                return await KeepAsync(step, assistant, message, media, fetched.Bytes, cancellationToken);
            case MediaFetch.TooLarge:
                Log.NotHad(log, step.Turn.TurnId, kind, FileOutcome.TooLarge);
                return new(FileOutcome.TooLarge);
            default:
                Log.NotHad(log, step.Turn.TurnId, kind, FileOutcome.Gone);
                return new(FileOutcome.Gone);
        }
    }

    private async Task<GuestFile> KeepAsync(
        FileStep step,
        Assistant assistant,
        InboundMessage message,
        InboundMedia media,
        ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken)
    {
        var (name, kind) = (media.Name ?? "", FileReading.KindOf(message, media));
        if (FileType.Of(bytes.Span, media.ContentType) is not { } type
            || (!IsForPeople(step, message) && !FileReading.IsWhatWasSaid(type, kind)))
        {
            Log.Unreadable(log, step.Turn.TurnId, kind, bytes.Length);
            return new(FileOutcome.Unreadable) { Name = GuestFiles.Cleaned(name), Size = bytes.Length };
        }

        var file = await files.KeepContentAsync(
            step.Turn.Conversation, step.Turn.Number, step.Place, name, type, bytes, cancellationToken);
        return await reading.ReadAsync(file, type, bytes, names.Of(assistant), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Turn {Turn}: a {Kind} of {Length} bytes is nothing that can be read")]
        public static partial void Unreadable(ILogger logger, string turn, MessageKind kind, int length);

        [LoggerMessage(2, LogLevel.Warning, "Turn {Turn}: a {Kind} was not to be had from its channel: {Outcome}")]
        public static partial void NotHad(ILogger logger, string turn, MessageKind kind, FileOutcome outcome);
    }
}
