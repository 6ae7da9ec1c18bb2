using System.Globalization;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Sending;

namespace HotelConcierge.Handoff;

/// <summary>
/// What people at the built-in desk do. Whatever reaches the guest is kept first and then signalled to the conversation, whose turn sends
/// it; to do something again changes nothing.
/// </summary>
public sealed class DeskWork(
    DeskCases cases,
    CaseLog log,
    StaffFiles files,
    DeskTemplates templates,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    IConversations conversations,
    TimeProvider clock)
{
    /// <summary>In UTF-16 code units.</summary>
    public const int LongestText = 4_000;

    /// <summary>The most files of one message.</summary>
    public const int MostFiles = 10;

    private static readonly TimeSpan TypingPatience = TimeSpan.FromSeconds(3);

    /// <summary>Takes a case: whoever is first has it.</summary>
    /// <param name="staff">Who does.</param>
    /// <param name="force">Takes it over from who has it.</param>
    public async Task<DeskOutcome> TakeAsync(string id, string staff, bool force, CancellationToken cancellationToken)
    {
        var after = await cases.ChangeAsync(
            id,
            current => current.Owner == staff ? current with { Status = CaseStatus.Taken }
                : current.Owner is null || current.IsOnPhone || force
                    ? current with { Owner = staff, Status = CaseStatus.Taken, Takes = current.Takes + 1 }
                : null,
            cancellationToken);
        if (after is null)
            return await MissingAsync(id, cancellationToken);
        if (after.Owner is { } owner && owner != staff)
            return new DeskOutcome.TakenBy(owner);

        // Whether or not it was taken just now: who took it may have died before this was written.
        var key = string.Create(CultureInfo.InvariantCulture, $"taken-{after.Takes}");
        await log.KeepAsync(after.Conversation, id, CaseEntry.Event(key, clock.GetUtcNow(), CaseEvents.Taken, staff), cancellationToken);
        await conversations.SignalAsync(
            after.Conversation, new ConversationEvent.PersonJoined(clock.GetUtcNow()) { Case = id }, cancellationToken);
        return new DeskOutcome.Done(after);
    }

    /// <summary>
    /// Writes to the guest, or sends a template. Who writes has the case from then on, also without having taken it. Where the guest's
    /// channel takes only templates, a text is refused before anything happens.
    /// </summary>
    public async Task<DeskOutcome> WriteAsync(
        string id, string staff, StaffMessage message, bool force, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (FindProblem(message) is { } problem)
            return problem;
        var key = "message-" + message.Key;
        if (await cases.FindAsync(id, cancellationToken) is not { ClosedAt: null } open)
            return await MissingAsync(id, cancellationToken, key, staff);
        if (await log.FindAsync(open.Conversation, id, key, cancellationToken) is null)
        {
            var (entry, refusal) = await EntryOfAsync(open, key, staff, message, cancellationToken);
            if (entry is null)
                return refusal;
            if (await TakeAsync(id, staff, force, cancellationToken) is not DeskOutcome.Done and var other)
                return other;
            await log.KeepAsync(open.Conversation, id, entry, cancellationToken);
        }

        await SignalAsync(open, DeskAct.Wrote, key, cancellationToken);
        var after = await cases.ChangeAsync(
            id, current => current with { LastStaffAt = clock.GetUtcNow(), Unread = 0, WarnedAt = null }, cancellationToken);
        return new DeskOutcome.Done(after ?? open);
    }

    /// <summary>Writes something that people at the desk alone read.</summary>
    public async Task<DeskOutcome> NoteAsync(string id, string staff, string key, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsKey(key))
            return new DeskOutcome.Refused("key", "The key is not of letters, digits and dashes.", "Send a new random key with each note.");
        if (text.Trim().Length is 0 or > LongestText)
        {
            return new DeskOutcome.Refused(
                "text", string.Create(CultureInfo.InvariantCulture, $"A note has 1 to {LongestText} characters."), "Write it shorter.");
        }

        if (await cases.FindAsync(id, cancellationToken) is not { ClosedAt: null } open)
            return await MissingAsync(id, cancellationToken);
        await log.KeepAsync(
            open.Conversation, id, new("note-" + key, CaseEntryKind.Note, clock.GetUtcNow(), staff, text.Trim()), cancellationToken);
        return Of(await cases.ChangeAsync(id, current => current with { Changes = current.Changes + 1 }, cancellationToken), open);
    }

    /// <summary>
    /// Shows the guest that somebody is writing, where the channel can. A channel that does not answer is not waited for.
    /// </summary>
    public async Task<DeskOutcome> ShowTypingAsync(string id, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { ClosedAt: null } open)
            return await MissingAsync(id, cancellationToken);
        if (channels.Of(open.Address) is IShowsTyping typing && open.LastMessage is { } message)
        {
            using var patience = new CancellationTokenSource(TypingPatience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await typing.ShowTypingAsync(open.Address, message, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A sign that does not show in time costs nothing.
            }
        }

        return new DeskOutcome.Done(open);
    }

    /// <summary>Somebody has read what the guest wrote.</summary>
    public async Task<DeskOutcome> MarkReadAsync(string id, CancellationToken cancellationToken) =>
        await cases.ChangeAsync(id, current => current with { Unread = 0 }, cancellationToken) is { } after
            ? new DeskOutcome.Done(after)
            : await MissingAsync(id, cancellationToken);

    /// <summary>Gives the guest back to the concierge.</summary>
    /// <param name="note">What the concierge is to know; may be empty. The guest does not read it, but the model does.</param>
    public Task<DeskOutcome> ReturnAsync(string id, string staff, string note, CancellationToken cancellationToken) =>
        EndAsync(id, staff, note, DeskAct.Returned, CaseEvents.Returned, cancellationToken);

    /// <summary>Closes the case, and the conversation until the guest writes again.</summary>
    /// <param name="note">As of <see cref="ReturnAsync"/>.</param>
    public Task<DeskOutcome> CloseAsync(string id, string staff, string note, CancellationToken cancellationToken) =>
        EndAsync(id, staff, note, DeskAct.Closed, CaseEvents.Closed, cancellationToken);

    /// <summary>Keeps a file for a message that will follow; see <see cref="StaffFiles.KeepAsync"/>.</summary>
    public async Task<(StaffFile? File, DeskOutcome Outcome)> KeepFileAsync(
        string id, string fileId, string name, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellationToken)
    {
        if (!IsKey(fileId))
        {
            return (null, new DeskOutcome.Refused(
                "id", "The file's id is not of letters, digits and dashes.", "Give each file a new random id."));
        }

        if (await cases.FindAsync(id, cancellationToken) is not { ClosedAt: null } open)
            return (null, await MissingAsync(id, cancellationToken));
        var (file, why) = await files.KeepAsync(open.Conversation, id, fileId, name, bytes, contentType, cancellationToken);
        return file is null ? (null, new DeskOutcome.Refused("file", why, "Send another file.")) : (file, new DeskOutcome.Done(open));
    }

    /// <summary>What is wrong with a message, whatever the guest's channel.</summary>
    private static DeskOutcome.Refused? FindProblem(StaffMessage message)
    {
        if (!IsKey(message.Key))
            return new("key", "The key is not of letters, digits and dashes.", "Send a new random key with each message.");
        var text = message.Text.Trim();
        if (message.Template is not null)
        {
            return text.Length == 0 && message.Files.Count == 0
                ? null
                : new("template", "A template says what was approved, and nothing else.", "Send the text or the files in another message.");
        }

        if (text.Length == 0 && message.Files.Count == 0)
            return new("text", "The message is empty.", "Write something, or attach a file.");
        if (text.Length > LongestText)
        {
            return new(
                "text",
                string.Create(CultureInfo.InvariantCulture, $"The message has {text.Length} characters; {LongestText} are the most."),
                "Send it in two.");
        }

        return message.Files.Count > MostFiles
            ? new(
                "files",
                string.Create(CultureInfo.InvariantCulture, $"{MostFiles} files are the most."),
                "Send the others in another message.")
            : null;
    }

    /// <summary>The entry of a new message; null where it cannot be sent, with why.</summary>
    private async Task<(CaseEntry? Entry, DeskOutcome Refusal)> EntryOfAsync(
        DeskCase open, string key, string staff, StaffMessage message, CancellationToken cancellationToken)
    {
        if (message.Template is { } wanted)
        {
            return templates.For(open).FirstOrDefault(offered => offered.Id == wanted) is { } template
                ? (new(key, CaseEntryKind.Message, clock.GetUtcNow(), staff, template.Text)
                {
                    Template = template.Content,
                    State = EntryState.Waiting,
                }, new DeskOutcome.Done(open))
                : (null, new DeskOutcome.Refused("template", "There is no such template for this guest.", "Choose one of the page's."));
        }

        var heardAt = DeskThreads.HeardAt(open, await conversations.ReadAsync(open.Conversation, cancellationToken));
        if (ReplyWindow.EndOf(channels.Of(open.Address), open.Address, heardAt) < clock.GetUtcNow())
            return (null, new DeskOutcome.WindowClosed());
        var attached = new List<StaffFile>();
        foreach (var file in message.Files)
        {
            if (await files.FindAsync(open.Conversation, open.Id, file, cancellationToken) is not { } found)
                return (null, new DeskOutcome.Refused("files", "One of the files is not there.", "Attach it again."));
            attached.Add(found);
        }

        return (new(key, CaseEntryKind.Message, clock.GetUtcNow(), staff, message.Text.Trim())
        {
            Files = attached.Count > 0 ? [.. attached] : null,
            State = EntryState.Waiting,
        }, new DeskOutcome.Done(open));
    }

    private async Task<DeskOutcome> EndAsync(
        string id, string staff, string note, DeskAct act, string happened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.Length > LongestText)
        {
            return new DeskOutcome.Refused(
                "note", string.Create(CultureInfo.InvariantCulture, $"A note has {LongestText} characters at most."), "Write it shorter.");
        }

        if (await cases.FindAsync(id, cancellationToken) is not { ClosedAt: null } open)
            return await MissingAsync(id, cancellationToken, happened, staff);
        if (open is { Owner: { } owner, IsOnPhone: false } && owner != staff)
            return new DeskOutcome.TakenBy(owner);
        if (act is DeskAct.Returned && (open.IsForPeople || assistants.IsForPeople(open.Address)))
        {
            return new DeskOutcome.Refused(
                "case", "Only people answer where this guest writes, so there is no concierge to hand them back to.", "Close the case instead.");
        }

        if (note.Trim().Length > 0)
        {
            await log.KeepAsync(
                open.Conversation,
                id,
                new(CaseLog.NoteOf(happened), CaseEntryKind.Note, clock.GetUtcNow(), staff, note.Trim()),
                cancellationToken);
        }

        await log.KeepAsync(open.Conversation, id, CaseEntry.Event(happened, clock.GetUtcNow(), happened, staff), cancellationToken);

        // Signalled first: a case that is closed at the desk and not in the conversation would leave the guest with nobody.
        await SignalAsync(open, act, happened, cancellationToken);
        return Of(await cases.CloseAsync(id, cancellationToken), open);
    }

    private Task SignalAsync(DeskCase open, DeskAct act, string entry, CancellationToken cancellationToken) => conversations.SignalAsync(
        open.Conversation, new ConversationEvent.DeskActed(act, open.Id, entry, clock.GetUtcNow()), cancellationToken);

    /// <summary>What is said of a case that is not open: where what is asked for was done before, that it is done.</summary>
    /// <param name="entry">The key of the entry that it leaves; null for none.</param>
    private async Task<DeskOutcome> MissingAsync(string id, CancellationToken cancellationToken, string? entry = null, string? staff = null)
    {
        if (await cases.FindAsync(id, cancellationToken) is not { } closed)
            return new DeskOutcome.NotFound();
        return entry is not null && staff is not null
            && (await log.FindAsync(closed.Conversation, id, entry, cancellationToken))?.Author == staff
            ? new DeskOutcome.Done(closed)
            : new DeskOutcome.IsClosed();
    }

    private static DeskOutcome.Done Of(DeskCase? after, DeskCase before) => new(after ?? before);

    internal static bool IsKey(string? key) =>
        key is { Length: > 0 and <= 64 } && key.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-');
}
