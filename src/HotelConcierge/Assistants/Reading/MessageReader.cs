using HotelConcierge.Text;

namespace HotelConcierge.Assistants.Reading;

/// <summary>Applies the rules of <see cref="AssistantReader.Read"/> to one message.</summary>
internal sealed class MessageReader(
    Assistant assistant, FoldedText text, GuestProfile profile, RoutingMemory memory, string? hint = null)
{
    private readonly Vocabulary _vocabulary = assistant.Vocabulary;
    private readonly CommandReader _commands = new(text, assistant.Vocabulary);
    private readonly Dictionary<string, List<Mention>> _mentions = new(StringComparer.Ordinal);
    private readonly bool _modelDecides = assistant.Router?.AsksEverything == true;
    private readonly Route _rest = assistant.Routes.First(route => route.Takes == RouteTakes.Rest);

    public Understanding Read()
    {
        var pending = assistant.Route(memory.PendingRoute);
        if (_vocabulary.Greetings.SkipAll(text, 0) >= text.Length && (pending is null || !IsSymbolsOnly()))
            return On(Taking(RouteTakes.Greetings) ?? _rest, "", start: 0) with { IsSure = !_modelDecides };
        return FollowUp()
            ?? Named(_commands.Command(), before: _vocabulary.Greetings)
            ?? (pending is null
                ? null
                : On(pending, AfterGreetings(), BeforeClosers(AfterGreetings())) with { IsSure = !_modelDecides })
            ?? (_commands.Question() is { } question ? On(question.Route, question.Start) : null)
            ?? Named(_commands.Mention(), before: _vocabulary.Openers)
            ?? Subject()
            ?? Question()
            ?? On(_rest, AfterGreetings()) with { IsSure = false };
    }

    private Understanding? FollowUp()
    {
        if (memory.PendingRoute is not null || memory.LastRoute is null || _modelDecides)
            return null;
        var route = assistant.Routes.FirstOrDefault(route => route.Previous.Contains(memory.LastRoute, StringComparer.Ordinal));
        if (route is null)
            return null;
        var mentions = new MentionReader(text, _vocabulary, alone: true).Find(route);
        return new FollowUpReader(text, _vocabulary, mentions).Read() is not { } followUp ? null
            : Understood(route, memory.LastTopic ?? "", mentions, start: 0) with { FollowUp = followUp, Memory = memory };
    }

    /// <summary>The topic stands behind the naming words; only when nothing does, it is what stands before them.</summary>
    /// <param name="before">What does not belong to a topic that stands before.</param>
    private Understanding? Named(Naming? naming, Phrases<string> before)
    {
        if (naming is null)
            return null;
        var route = naming.Route;
        if (route.Reply is not null)
            return On(route, "", start: 0);
        var end = BeforeClosers(naming.End);
        var behind = AfterIntroduction(route, naming.End, end);
        var first = before.SkipAll(text, 0);
        return Topic(route, behind, end).Length == 0 && first < naming.Before && Topic(route, first, naming.Before).Length > 0
            ? On(route, first, naming.Before)
            : On(route, behind, end);
    }

    /// <summary>Who only tells of their child has not asked anything.</summary>
    private Understanding? Subject() =>
        _commands.Subject() is { } subject && Topic(subject.Route, AfterGreetings()).Length > 0
            ? On(subject.Route, AfterGreetings())
            : null;

    private Understanding? Question() =>
        Taking(RouteTakes.Questions) is { } route && _commands.IsQuestion() ? On(route, AfterGreetings()) with { IsSure = false } : null;

    private Route? Taking(RouteTakes what) => assistant.Routes.FirstOrDefault(route => route.Takes == what);

    /// <summary>The route, with what stands between two places as its topic.</summary>
    private Understanding On(Route route, int start, int? end = null) => On(route, Topic(route, start, end), start);

    /// <summary>A fixed reply leaves what may be followed up and what is awaited as they are.</summary>
    private Understanding On(Route route, string topic, int start)
    {
        var understood = Understood(route, topic, Mentions(route), start);
        if (route.Reply is not null)
            return understood with { ReplyKey = route.Reply, Memory = memory };
        return route.AskTopic is not null && topic.Length == 0
            ? understood with { ReplyKey = route.AskTopic, Memory = memory with { PendingRoute = route.Label } }
            : understood with { Memory = new(route.Label, PendingRoute: null, RoutingMemory.Shortened(topic)) };
    }

    private Understanding Understood(Route route, string topic, List<Mention> mentions, int start)
    {
        var before = profile.Language ?? hint;
        var known = before is not null && assistant.Languages.Contains(before, StringComparer.Ordinal) ? before : null;
        var (language, isPlain) = LanguageGuess.Of(text, _vocabulary, known);
        return new(language ?? known ?? assistant.DefaultLanguage, route, topic, Updated(mentions, start, language))
        {
            Shown = language,
            IsShownPlainly = isPlain,
            AreAgesBare = mentions.Exists(mention => mention.IsBare),
            Months = [.. mentions.Select(mention => mention.Months).OfType<int>().Distinct().Order()],
        };
    }

    /// <summary>Later mentions win; a field with several values takes all that this message names instead of those before.</summary>
    private GuestProfile Updated(List<Mention> mentions, int start, string? language)
    {
        var apart = TopicCutter.Detached(text, start, text.Length, mentions);
        var values = profile.Values;
        foreach (var field in mentions.Where(mention => !mention.Weak || apart.Contains(mention)).GroupBy(mention => mention.Field))
        {
            var last = field.Last();
            if (last.Value is null)
                values = values.Remove(field.Key.Name);
            else if (field.Key.Kind == ProfileFieldKind.Choices)
                values = values.SetItem(
                    field.Key.Name,
                    string.Join(',', field.Select(mention => mention.Value).OfType<string>().Distinct(StringComparer.Ordinal)));
            else
                values = values.SetItem(field.Key.Name, last.Value);
        }

        return new(language ?? profile.Language, values);
    }

    private string Topic(Route route, int start, int? end = null) =>
        TopicCutter.Cut(text, start, end ?? text.Length, Mentions(route));

    private List<Mention> Mentions(Route route)
    {
        if (_modelDecides)
            return [];
        if (!_mentions.TryGetValue(route.Label, out var mentions))
            _mentions.Add(route.Label, mentions = new MentionReader(text, _vocabulary, alone: false).Find(route));
        return mentions;
    }

    private int AfterGreetings() => _vocabulary.Greetings.SkipAll(text, 0);

    /// <summary>
    /// Behind "about" and the like, and behind values that come before them ("3 games about"), unless nothing would be left.
    /// </summary>
    private int AfterIntroduction(Route route, int start, int end)
    {
        var mentions = Mentions(route);
        var after = AfterConnectors(start);
        while (mentions.Find(mention => mention.Start <= text.Skip(after) && after < mention.End) is { } mention && mention.End < end)
            after = AfterConnectors(mention.End);
        return Topic(route, after, end).Length > 0 ? after : AfterConnectors(start);
    }

    private int AfterConnectors(int after)
    {
        while (_vocabulary.Connectors.Match(text, text.Skip(after), out var next, out _) && next < text.Length)
            after = next;
        return after;
    }

    /// <summary>Where the polite words begin that close the message.</summary>
    private int BeforeClosers(int start)
    {
        for (var at = text.IsWhole ? start : text.Length; at < text.Length;)
        {
            var after = _vocabulary.Closers.SkipAll(text, at);
            if (after >= text.Length)
                return at;
            at = Math.Max(after, at + 1);
        }

        return text.Length;
    }

    /// <summary>An emoji can be the topic that was asked for.</summary>
    private bool IsSymbolsOnly() => text.Length == 0 && TopicCutter.Slice(text, 0, 0).Length > 0;
}
