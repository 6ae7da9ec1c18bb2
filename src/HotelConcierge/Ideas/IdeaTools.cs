using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Ideas;

/// <summary>Tells the model word for word which idea the guest means by a number or a tap. Changes nothing.</summary>
public sealed class ShowIdea(IdeaDesk desk) : IReadsAnswers
{
    internal const string Prefix = "idea-show-";
    internal const string MoreTap = "idea-more";
    private const string Idea = "idea";
    private const string More = "more";

    public string Name => "show_idea";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Returns one of ideas_shown word for word, before you say more about it or change it.",
        ToolParameter.OfWhole(IdeaDesk.Number, 1, IdeaNumbering.Most, "Its number in ideas_shown.").Required());

    public bool Owns(string tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return tap is MoreTap || tap.StartsWith(Prefix, StringComparison.Ordinal);
    }

    public async Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (desk.WordsFor(call) is null)
            return [];
        var taps = call.Taps.Where(Owns).Distinct(StringComparer.Ordinal).ToList();
        if (taps.Count > 0)
            return [.. taps.Select(tap => new PlainAnswer(ArgumentsFor(tap), tap, IsTap: true))];

        // A number after something else was talked about may be one of that.
        var board = await desk.Store.ReadAsync(call.Conversation, cancellationToken);
        return call.AnswersTurn(board.TurnNumber) && desk.Plainly(board.Ideas, call) is { } idea
            ? [new(new() { [IdeaDesk.Number] = idea.Number }, Prefix + idea.IdFor(call.Conversation), IsTap: false)]
            : [];
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var board = await desk.Store.ReadAsync(call.Conversation, cancellationToken);
        if (ToolJson.Flag(call.Arguments, More))
            return Json("more", "The guest wants one more idea on the same topic, one that is not in ideas_shown.");
        var idea = board.Ideas.Find(known => known.IdFor(call.Conversation) == ToolJson.Text(call.Arguments, Idea))
            ?? (ToolJson.Whole(call.Arguments, IdeaDesk.Number) is { } number ? board.At(number) : null);
        if (idea is null)
            return Json("no_such_idea", "None of the ideas that the guest was shown last. Ask which one is meant.");
        var json = new JsonObject
        {
            ["result"] = "idea",
            ["note"] =
                "The guest means this idea. Unless they asked for something else, say step by step how to do it. Keep its name as heading.",
            [IdeaDesk.Number] = idea.Number,
            ["name"] = idea.Name,
            ["text"] = idea.Text,
        };
        return json.ToJsonString(ToolJson.Options);
    }

    private static JsonObject ArgumentsFor(string tap) =>
        tap is MoreTap ? new() { [More] = true } : new() { [Idea] = tap[Prefix.Length..] };

    private static string Json(string result, string note) =>
        new JsonObject { ["result"] = result, ["note"] = note }.ToJsonString(ToolJson.Options);
}

/// <summary>Keeps one of the ideas that the guest was shown. Keyed by the call's id.</summary>
public sealed class SaveIdea(IdeaDesk desk) : IReadsAnswers
{
    internal const string Prefix = "idea-save-";
    private const string Idea = "idea";

    public string Name => "save_idea";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Keeps one of ideas_shown for the guest. Call it when they want to keep, save, note or remember an idea. Only this tool keeps one.",
        ToolParameter.OfWhole(IdeaDesk.Number, 1, IdeaNumbering.Most, "Its number in ideas_shown.").Required());

    public bool Owns(string tap)
    {
        ArgumentNullException.ThrowIfNull(tap);
        return tap.StartsWith(Prefix, StringComparison.Ordinal);
    }

    public Task<IReadOnlyList<PlainAnswer>> ReadAnswersAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        IReadOnlyList<PlainAnswer> answers = desk.WordsFor(call) is null
            ? []
            :
            [
                .. call.Taps.Where(Owns).Distinct(StringComparer.Ordinal)
                    .Select(tap => new PlainAnswer(new() { [Idea] = tap[Prefix.Length..] }, tap, IsTap: true)),
            ];
        return Task.FromResult(answers);
    }

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (desk.WordsFor(call) is not { } words)
            return "Nothing was saved: ideas cannot be kept here.";
        var board = await desk.Store.ReadAsync(call.Conversation, cancellationToken);
        var wanted = ToolJson.Text(call.Arguments, Idea);
        var isTapped = call.Taps.Contains(Prefix + wanted, StringComparer.Ordinal);
        var idea = board.Ideas.Find(known => known.IdFor(call.Conversation) == wanted)
            ?? (ToolJson.Whole(call.Arguments, IdeaDesk.Number) is { } number ? board.At(number) : null);
        return idea is null
            ? "Nothing was saved: that is none of the ideas that the guest was shown last. Ask which one is meant."
            : await desk.SaveAsync(call, words, board, idea, isTapped, cancellationToken);
    }
}

/// <summary>Shows the guest the ideas that they keep; numbers mean these from then on.</summary>
public sealed class SavedIdeas(IdeaDesk desk) : ITool
{
    public string Name => "saved_ideas";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name, "Shows the guest the ideas that they keep. Call it when they ask what they have saved.");

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (desk.WordsFor(call) is not { } words)
            return "Ideas cannot be kept here.";
        var saved = await desk.Store.SavedAsync(call.Conversation, cancellationToken);
        if (saved.IsEmpty)
            return IdeaDesk.Done("nothing_saved", words.Say(IdeaWords.Nothing, call.Language));
        var before = await desk.Store.ReadAsync(call.Conversation, cancellationToken);
        var earlier = before.Turn == call.Turn ? before.Before : before.Ideas;
        await desk.Store.WriteAsync(
            call.Conversation,
            new(call.Turn, call.TurnNumber, saved, [.. saved.Select(idea => idea.Number)], earlier),
            cancellationToken);
        var lines = saved.Select(idea => string.Create(CultureInfo.InvariantCulture, $"{idea.Number}. {idea.Name}"));
        return IdeaDesk.Done("saved_ideas", $"{words.Say(IdeaWords.List, call.Language)}\n\n{string.Join('\n', lines)}");
    }
}

/// <summary>Lets go of an idea that the guest keeps. Keyed by the call's id.</summary>
public sealed class RemoveSavedIdea(IdeaDesk desk) : ITool
{
    public string Name => "remove_saved_idea";

    public AIFunctionDeclaration DeclarationFor(Assistant assistant) => ToolJson.Declare(
        Name,
        "Removes one of saved_ideas. Call it when the guest does not want to keep it any more.",
        ToolParameter.OfWhole(IdeaDesk.Number, 1, IdeaNumbering.Most, "Its number in saved_ideas.").Required());

    public async Task<ToolResult> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (desk.WordsFor(call) is not { } words)
            return "Ideas cannot be kept here.";

        // Their numbers are others once it is done: a call that runs again must not remove the next one.
        if (await desk.Store.FindRemovedAsync(call.Conversation, call.Id, cancellationToken) is { } removed)
            return IdeaDesk.Removed(words, call, removed);
        ImmutableList<Idea> saved = await desk.Store.SavedAsync(call.Conversation, cancellationToken);
        if (saved.IsEmpty)
            return IdeaDesk.Done("nothing_saved", words.Say(IdeaWords.Nothing, call.Language));
        return ToolJson.Whole(call.Arguments, IdeaDesk.Number) is { } number && saved.Find(idea => idea.Number == number) is { } idea
            ? await desk.RemoveAsync(call, words, saved, idea, cancellationToken)
            : "Nothing was removed: saved_ideas has no such number. Ask which one is meant.";
    }
}
