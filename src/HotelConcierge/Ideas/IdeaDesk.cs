using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Languages;
using HotelConcierge.Orchestration;
using HotelConcierge.Proposals;
using HotelConcierge.Text;
using HotelConcierge.Tools;

namespace HotelConcierge.Ideas;

/// <summary>
/// Saves and removes what a guest's own words or taps name, and asks where they do not. What the guest reads about it is a line of ours.
/// </summary>
public sealed class IdeaDesk : IProposalKind
{
    internal const string Number = "number";

    private readonly IdeaCatalog _catalog;
    private readonly IdeaStore _store;
    private readonly OpenProposals _proposals;
    private readonly AnswerReader _answers;
    private readonly TimeProvider _clock;

    public IdeaDesk(IdeaCatalog catalog, IdeaStore store, OpenProposals proposals, LanguageCatalog languages, TimeProvider clock)
    {
        (_catalog, _store, _proposals, _clock) = (catalog, store, proposals, clock);
        _answers = AnswerReader.Of(languages);
    }

    /// <inheritdoc/>
    public string Kind => "ideas";

    internal IdeaStore Store => _store;

    internal IdeaWords? WordsFor(ToolCall call) => _catalog.Find(call.Assistant);

    /// <summary>The idea that words name and say nothing else: "2", "the second"; null for none or several.</summary>
    internal Idea? Plainly(IReadOnlyList<Idea> ideas, ToolCall call)
    {
        // An idea that took the number of an older one stands behind the others, and is still named by its number.
        var numbered = ideas.OrderBy(idea => idea.Number).ToList();
        return _answers.ReadPlainly(OptionsOf(numbered, call), call.Heard, call.Language) is [var place] && place < numbered.Count
            ? numbered[place]
            : null;
    }

    /// <summary>Saves an idea, or asks whether it is to be.</summary>
    internal async Task<ToolResult> SaveAsync(
        ToolCall call, IdeaWords words, IdeaBoard board, Idea idea, bool isTapped, CancellationToken cancellationToken) =>
        isTapped || Names(call, board.Ideas, board.LastSingle, idea)
            ? await SaveAsync(call, words, idea, cancellationToken)
            : await AskAsync(call, words, new(idea.Name, idea.Text, Removes: false), cancellationToken);

    /// <summary>Removes a saved idea, or asks whether it is to be.</summary>
    internal async Task<ToolResult> RemoveAsync(
        ToolCall call, IdeaWords words, ImmutableList<Idea> saved, Idea idea, CancellationToken cancellationToken) =>
        Names(call, saved, saved is [var only] ? only : null, idea)
            ? await RemoveAsync(call, words, idea, cancellationToken)
            : await AskAsync(call, words, new(idea.Name, idea.Text, Removes: true), cancellationToken);

    /// <inheritdoc/>
    public Func<string, bool>? Restating(Proposal proposal, ToolCall call) => null;

    /// <inheritdoc/>
    public async Task<ToolResult> CarryOutAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(call);
        if (WordsFor(call) is not { } words || JsonSerializer.Deserialize<Content>(proposal.Content, TurnJson.Options) is not { } content)
            return "Ideas cannot be kept here any more. Say so.";
        var idea = new Idea(0, content.Name, content.Text);
        return content.Removes
            ? await RemoveAsync(call, words, idea, cancellationToken)
            : await SaveAsync(call, words, idea, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ToolResult> LeaveAsync(Proposal proposal, ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(WordsFor(call) is { } words
            ? Done("kept", words.Say(IdeaWords.Kept, call.Language))
            : "Nothing was changed.");
    }

    /// <summary>A result that says all there is to say in a line of ours.</summary>
    internal static ToolResult Done(string result, string line) => new(
        new JsonObject { ["result"] = result, ["guest_reads"] = line }.ToJsonString(ToolJson.Options), [])
    { Line = line, SaysAll = true };

    /// <summary>The result of a call that has removed an idea.</summary>
    internal static ToolResult Removed(IdeaWords words, ToolCall call, string idea) =>
        Done("removed", words.Say(IdeaWords.Removed, call.Language, ("idea", idea)));

    private async Task<ToolResult> SaveAsync(ToolCall call, IdeaWords words, Idea idea, CancellationToken cancellationToken) =>
        await _store.SaveAsync(call.Conversation, idea, call.Id, cancellationToken) switch
        {
            SaveOutcome.Saved => Done("saved", words.Say(IdeaWords.Saved, call.Language, ("idea", idea.Name))),
            SaveOutcome.AlreadySaved => Done("saved", words.Say(IdeaWords.AlreadySaved, call.Language, ("idea", idea.Name))),
            _ => Done("full", words.Say(
                IdeaWords.Full, call.Language, ("most", IdeaStore.MostSaved.ToString(CultureInfo.InvariantCulture)))),
        };

    private async Task<ToolResult> RemoveAsync(ToolCall call, IdeaWords words, Idea idea, CancellationToken cancellationToken) =>
        await _store.RemoveAsync(call.Conversation, idea, call.Id, cancellationToken)
            ? Removed(words, call, idea.Name)
            : Done("not_saved", words.Say(IdeaWords.NotSaved, call.Language));

    /// <summary>Whether the guest's own words of this turn name the idea, or only one can be meant and they name no other.</summary>
    private static bool Names(ToolCall call, ImmutableList<Idea> ideas, Idea? only, Idea idea)
    {
        if (call.HasReadDocuments)
            return false;
        var heard = FoldedText.Of(call.Heard);
        var named = ideas.Where(known => known.Key.Length > 0 && heard.Text.Contains(known.Key, StringComparison.Ordinal)).ToList();
        if (named.Count > 0)
            return named.TrueForAll(known => known.Key == idea.Key);
        var numbers = NamedNumbers.In(heard, call.Assistant);
        return numbers.IsEmpty
            ? only?.Key == idea.Key
            : numbers is [var number] && ideas.Find(known => known.Number == number)?.Key == idea.Key;
    }

    private static List<OfferedOption> OptionsOf(IReadOnlyList<Idea> ideas, ToolCall call) =>
        [.. ideas.Select(idea => new OfferedOption(idea.IdFor(call.Conversation), idea.Name, OptionKind.Choice))];

    private async Task<ToolResult> AskAsync(ToolCall call, IdeaWords words, Content content, CancellationToken cancellationToken)
    {
        var line = words.Say(content.Removes ? IdeaWords.WhetherToRemove : IdeaWords.WhetherToSave, call.Language, ("idea", content.Name));
        var question = new YesNoQuestion(Kind, JsonSerializer.Serialize(content, TurnJson.Options), line)
        {
            Yes = words.Say(IdeaWords.Yes, call.Language),
            No = words.Say(IdeaWords.No, call.Language),
            Button = words.Say(IdeaWords.Button, call.Language),
            NumberHint = words.Say(IdeaWords.NumberHint, call.Language),
        };
        if (await question.AskAsync(_proposals, call, _clock.GetUtcNow(), cancellationToken) is not { } choices)
            return YesNoQuestion.NotNow;
        var json = new JsonObject { ["result"] = "proposed", ["note"] = "Nothing was done yet: the guest is asked.", ["guest_reads"] = line };
        return new(json.ToJsonString(ToolJson.Options), [choices]) { Line = line, SaysAll = true };
    }

    /// <param name="Removes">Whether a saved idea is to go; otherwise one is to be saved.</param>
    private sealed record Content(string Name, string Text, bool Removes);
}
