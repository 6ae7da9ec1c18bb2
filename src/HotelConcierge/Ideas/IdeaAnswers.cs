using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Tools;

namespace HotelConcierge.Ideas;

/// <summary>
/// Numbers the ideas of an answer, offers what can be done with them (by buttons where the channel has them, otherwise in a sentence), and
/// remembers them once the guest has read them: "save 2" never means a plan that did not come.
/// </summary>
public sealed class IdeaAnswers(IdeaCatalog catalog, IdeaStore store) : IFinishesAnswers
{
    /// <summary>Longer labels are cut: a button on a phone shows no more.</summary>
    private const int LongestLabel = 24;

    /// <inheritdoc/>
    public string Name => "ideas";

    public async Task<FinishedAnswer> FinishAsync(
        ToolCall guest, Route route, string markdown, ChannelAbilities abilities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(markdown);
        ArgumentNullException.ThrowIfNull(abilities);
        if (catalog.Find(guest.Assistant) is not { } words || !words.Routes.Contains(route.Label, StringComparer.Ordinal))
            return new(markdown, null);
        var board = await store.ReadAsync(guest.Conversation, cancellationToken);
        var before = board.Turn == guest.Turn ? board.Before : board.Ideas;
        var (numbered, all, shown) = IdeaNumbering.Number(markdown, before, !route.GoesOn);
        if (shown.IsEmpty)
            return new(markdown, null);
        var now = new IdeaBoard(guest.Turn, guest.TurnNumber, all, [.. shown.Select(idea => idea.Number)], before);
        var answer = abilities.Choices is { } taps
            ? new FinishedAnswer(
                numbered,
                Offer(guest, words, shown, Math.Min(taps.MaxOptions, abilities.MostChoices), Math.Min(taps.MaxLabel, LongestLabel)))
            : new($"{numbered.TrimEnd()}\n\n{words.Say(IdeaWords.SaveHint, guest.Language)}", null);
        return answer with { Remember = JsonSerializer.Serialize(now, TurnJson.Options) };
    }

    /// <inheritdoc/>
    public Task RememberAsync(ConversationId guest, string kept, CancellationToken cancellationToken) =>
        store.WriteAsync(guest, JsonSerializer.Deserialize<IdeaBoard>(kept, TurnJson.Options) ?? IdeaBoard.Empty, cancellationToken);

    private static ReplyPart.Choices Offer(ToolCall guest, IdeaWords words, ImmutableList<Idea> shown, int most, int longest)
    {
        var more = new ReplyChoice(ShowIdea.MoreTap, Cut(words.Say(IdeaWords.More, guest.Language), longest));
        List<ReplyChoice> options = shown is [var only]
            ?
            [
                new(ShowIdea.Prefix + only.IdFor(guest.Conversation), Cut(words.Say(IdeaWords.How, guest.Language), longest)),
                new(SaveIdea.Prefix + only.IdFor(guest.Conversation), Cut(words.Say(IdeaWords.Save, guest.Language), longest)),
                more,
            ]
            :
            [
                .. shown.Take(Math.Max(1, most - 1)).Select(idea => new ReplyChoice(
                    ShowIdea.Prefix + idea.IdFor(guest.Conversation),
                    Cut(string.Create(CultureInfo.InvariantCulture, $"{idea.Number}. {idea.Name}"), longest))),
                more,
            ];
        return new("", [.. options.Take(most)], words.Say(IdeaWords.Button, guest.Language))
        {
            NumberHint = words.Say(IdeaWords.NumberHint, guest.Language),
        };
    }

    private static string Cut(string label, int longest)
    {
        if (label.Length <= longest)
            return label;
        var end = longest - 1;
        return label[..(char.IsHighSurrogate(label[end - 1]) ? end - 1 : end)] + "…";
    }
}

/// <summary>Tells the model which ideas the guest has read, by number, and which they keep.</summary>
public sealed class IdeaContext(IdeaCatalog catalog, IdeaStore store) : IModelContext
{
    /// <inheritdoc/>
    public bool IsForRoutes => true;

    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        if (catalog.Find(guest.Assistant) is null)
            return;
        var (board, saved) = await store.ReadAllAsync(guest.Conversation, cancellationToken);
        if (!board.Ideas.IsEmpty && board.Turn != guest.Turn)
            known["ideas_shown"] = Names(board.Ideas);
        if (!saved.IsEmpty)
            known["saved_ideas"] = Names(saved);
    }

    private static JsonArray Names(ImmutableList<Idea> ideas) =>
        [.. ideas.Select(idea => new JsonObject { [IdeaDesk.Number] = idea.Number, ["name"] = idea.Name })];
}

/// <summary>Whether what a model says of kept ideas was done.</summary>
public sealed class IdeaProofs(IdeaCatalog catalog) : IProvesClaims
{
    public IReadOnlySet<ClaimKind> Kinds { get; } = FrozenSet.Create(ClaimKind.Saved, ClaimKind.Removed, ClaimKind.Cancelled);

    public Task<bool?> IsTrueAsync(
        ToolCall guest, ClaimKind kind, string text, IReadOnlyList<ToolResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(results);
        if (catalog.Find(guest.Assistant) is null)
            return Task.FromResult<bool?>(null);
        var wanted = kind switch
        {
            ClaimKind.Saved => "saved",
            ClaimKind.Removed or ClaimKind.Cancelled => "removed",
            _ => null,
        };
        return Task.FromResult<bool?>(wanted is null ? null : results.Any(result => result.Outcome == wanted));
    }

    public Task<string?> TruthAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        return Task.FromResult(catalog.Find(guest.Assistant)?.Say(IdeaWords.NothingDone, guest.Language));
    }
}
