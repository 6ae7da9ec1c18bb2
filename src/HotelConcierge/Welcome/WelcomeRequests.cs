using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Conversations;
using HotelConcierge.Languages;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.ProactiveMessages;

namespace HotelConcierge.Welcome;

/// <summary>What to answer to a request.</summary>
/// <param name="Status">202; 400 for a request that is wrong in itself; 409 for one that cannot be carried out as things are.</param>
/// <param name="Conversation">In which the guest is welcomed, when that was accepted.</param>
/// <param name="Errors">Every problem, when it was not.</param>
public sealed record WelcomeAnswer(int Status, string? Conversation, IReadOnlyList<WelcomeProblem> Errors)
{
    /// <summary>As the caller reads it.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            Errors.Count == 0
                ? new { status = "accepted", conversation = Conversation }
                : (object)new { status = "refused", errors = Errors },
            TurnJson.Options);
}

/// <summary>
/// Begins conversations for operators' programs: the guest is welcomed once for each request id, however often the request
/// comes, whatever dies in between, and never one who opted out.
/// </summary>
public sealed class WelcomeRequests(
    WelcomeCatalog welcomes,
    AssistantCatalog assistants,
    ChannelCatalog channels,
    IConversations conversations,
    ProactiveMessageReach reach,
    ProactiveMessageLedger ledger,
    LanguageCatalog languages,
    TimeProvider clock)
{
    /// <summary>The most bytes of a body.</summary>
    public const int LargestBody = 16 * 1024;

    private const int Accepted = 202;
    private const int Wrong = 400;
    private const int Impossible = 409;

    /// <summary>Takes a request in. When this returns 202, the welcome is durably on its way.</summary>
    /// <param name="body">JSON: <c>recipient</c>, <c>channel</c>, <c>assistant</c>, <c>requestId</c>, and <c>name</c> and
    /// <c>language</c> where they are known.</param>
    public async Task<WelcomeAnswer> AcceptAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (WelcomeRequest.Read(body, out var problems) is not { } request)
            return new(Wrong, null, problems);
        if (FindAddress(request, out problems) is not { } address)
            return new(Wrong, null, problems);

        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request)))[..40];
        var found = await reach.FindAsync(address, WelcomeMessage.Kind.Template, cancellationToken);
        if (found.Obstacle is { } obstacle)
            return new(Impossible, null, [new("recipient", obstacle)]);
        var (known, isDone) = await ledger.BeginAsync(ProactiveMessageLedger.Programs, request.RequestId, digest, cancellationToken);
        if (known != digest)
            return new(Impossible, null, [new("requestId", "Was used for another request. Send a new one, or the same request again.")]);

        // Of an old request the conversation has let the id go, so what was carried out is not asked of it again.
        if (isDone)
            return new(Accepted, found.Conversation.Value, []);

        // Also when it is known: what was asked for before may have died between the two writes, and the conversation knows its id.
        var (id, assistant) = ($"{ProactiveMessageLedger.Programs}-{request.RequestId}", assistants.Find(request.Assistant)!.Name);
        var welcome = new ProactiveMessageRequest(id, WelcomeMessage.Kind.Name, assistant, address)
        {
            GuestName = request.Name,
            Language = request.Language,
            TakesOver = WelcomeMessage.Kind.TakesOver,
        };
        var requested = new ConversationEvent.ProactiveMessageRequested(welcome, clock.GetUtcNow(), Activity.Current?.Id);
        await conversations.SignalAsync(found.Conversation, requested, cancellationToken);
        await ledger.EndAsync(ProactiveMessageLedger.Programs, request.RequestId, digest, cancellationToken);
        return new(Accepted, found.Conversation.Value, []);
    }

    private ConversationAddress? FindAddress(WelcomeRequest request, out IReadOnlyList<WelcomeProblem> problems)
    {
        var found = new List<WelcomeProblem>();
        problems = found;
        if (assistants.Find(request.Assistant) is not { } assistant || welcomes.Find(assistant) is null)
            found.Add(new("assistant", $"Welcomes nobody. Use one of {Names(welcomes.All.Select(welcome => welcome.Hotel.Key))}."));
        if (request.Language is { } language && !languages.Codes.Contains(language, StringComparer.Ordinal))
            found.Add(new("language", $"Is not spoken here. Use one of {string.Join(", ", languages.Codes)}, or leave it out."));
        if (channels.Find(new ChannelName(request.Channel)) is not IWritesFirst channel)
        {
            found.Add(
                new(
                    "channel",
                    $"Is none of this deployment. Use one of {Names(channels.All.Where(other => other is IWritesFirst).Select(other => other.Name.Value))}."
                ));
            return null;
        }

        var (address, problem) = channel.AddressOf(request.Recipient);
        if (address is null)
            found.Add(new("recipient", problem ?? "Is no address of this channel."));
        return found.Count == 0 ? address : null;
    }

    private static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal).DefaultIfEmpty("none, until one is configured"));
}
