using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using HotelConcierge.Assistants;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Languages;
using HotelConcierge.Model;
using HotelConcierge.Text;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model;

/// <summary>
/// A demo model, not a language model: a small deterministic program that answers from data files, so that the product, its demo
/// and its tests run whole without a network. The same messages and brief always give the same answer.
/// </summary>
/// <remarks>
/// It reads <see cref="ModelBrief"/> and, for an assistant that has a folder <c>model</c>, serves the routes <c>explain</c>,
/// <c>activities</c>, <c>follow-up</c> and <c>parenting</c>, the last by calling <c>parenting_information</c> and quoting what it
/// returns, or, with <c>concierge.*.json</c> in it, those of a hotel; everywhere else it says honestly what it is. When a guest states
/// something about the child that their profile lacks and the tool <c>remember_profile</c> is offered, it calls that first. A topic is
/// named verbatim, but on one line and cut after 200 characters. Safe for concurrent use.
/// </remarks>
public sealed class EmbeddedModel : IChatClient
{
    /// <summary>How answers are labelled: <see cref="ChatResponse.ModelId"/> and the metadata's default model.</summary>
    public const string ModelId = "embedded-demo";

    private const string ContentFolder = "model";
    private const string RememberTool = "remember_profile";
    private const int MoreByDefault = 3;
    private const int CharactersInAToken = 4;

    private readonly ImmutableDictionary<string, EmbeddedContent> _contents;
    private readonly ImmutableDictionary<string, EmbeddedConcierge> _concierges;
    private readonly ChatClientMetadata _metadata = new(ModelProviders.Embedded, defaultModelId: ModelId);
    private readonly TimeSpan _delay;
    private readonly TimeProvider _time;

    /// <param name="demoFolder">Holds one folder an assistant; content is read from <c>{assistant}/model/</c>, once, here.</param>
    /// <param name="languages">Those in which days are written; null for <see cref="LanguageCatalog.Default"/>.</param>
    /// <exception cref="EmbeddedContentException">A data file is incomplete or wrong; names all mistakes at once.</exception>
    public EmbeddedModel(string demoFolder, EmbeddedModelOptions? options, TimeProvider time, LanguageCatalog? languages = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(demoFolder);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _delay = options?.Delay ?? TimeSpan.Zero;
        ArgumentOutOfRangeException.ThrowIfLessThan(_delay, TimeSpan.Zero, nameof(options));

        if (!Directory.Exists(demoFolder))
            throw new EmbeddedContentException([
                $"{demoFolder}: the folder of the demo's data does not exist; it belongs beside the program.",
            ]);
        var errors = new List<string>();
        var folders = Directory.EnumerateDirectories(demoFolder)
            .Order(StringComparer.Ordinal)
            .Where(assistant => Directory.Exists(Path.Combine(assistant, ContentFolder)))
            .ToLookup(assistant => ConciergeReader.IsConcierge(Path.Combine(assistant, ContentFolder)));
        _concierges = folders[true].ToImmutableDictionary(
            assistant => Path.GetFileName(assistant),
            assistant => Concierge(
                new ConciergeReader(Path.Combine(assistant, ContentFolder), errors), languages ?? LanguageCatalog.Default),
            StringComparer.Ordinal);
        _contents = folders[false]
            .ToImmutableDictionary(
                assistant => Path.GetFileName(assistant),
                assistant => new ContentReader(Path.Combine(assistant, ContentFolder), errors).Read(),
                StringComparer.Ordinal);
        if (errors.Count > 0)
            throw new EmbeddedContentException(errors);
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        if (_delay > TimeSpan.Zero)
            await Task.Delay(_delay, _time, cancellationToken);

        var conversation = messages.ToList();
        var answer = Answer(conversation, options);
        var isCall = answer is FunctionCallContent;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [answer]))
        {
            ModelId = ModelId,
            FinishReason = isCall ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            Usage = RoughUsage(conversation, answer),
        };
    }

    /// <summary>The whole answer as one update.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        // Nothing is held open; IChatClient asks for the method.
    }

    private static EmbeddedConcierge Concierge(ConciergeReader reader, LanguageCatalog languages)
    {
        var (phrases, examples) = (reader.Read(), reader.ReadExamples());
        return new(phrases, new GuestWishReader(new(() => new IntentClassifier(examples)), languages), languages);
    }

    private AIContent Answer(List<ChatMessage> conversation, ChatOptions? options)
    {
        if (KnownNow.In(conversation) is { } known && _concierges.Values.FirstOrDefault() is { } agent)
            return agent.Answer(conversation, known, options);
        var brief = ModelBrief.Of(options);
        // It has no judgement of its own, so the rules' choice stands.
        if (brief is { IsRouting: true })
            return new TextContent(brief.Route);
        if (brief is null || !_contents.TryGetValue(brief.Assistant, out var content))
            return new TextContent(DemoRemark.In(brief?.Language));

        var language = content.In(brief.Language);
        var lastGuestMessage = conversation.FindLastIndex(message => message.Role == ChatRole.User);
        var said = lastGuestMessage < 0 ? "" : conversation[lastGuestMessage].Text;
        var facts = ProfileFacts.New(said, language.Rules, content.Pool, brief.Profile);
        if (!facts.IsEmpty && IsOffered(options, RememberTool) && !HasResultAfter(conversation, lastGuestMessage))
            return RememberCall(said, facts);
        if (brief.Route is "parenting")
            return new ParentingAnswer(brief, said, conversation, lastGuestMessage, language).Next(
                IsOffered(options, ParentingAnswer.Tool));

        // The brief was written before the facts were heard; the answer must not wait a turn for them.
        var wish = PlanWish.Of(brief.Profile with { Values = brief.Profile.Values.AddRange(facts) }, content.Pool);
        var plan = new ActivityPlan(content.Pool, language, TopicText.OnOneLine(brief.Topic), wish);
        return new TextContent(brief.Route switch
        {
            "explain" => Explain(brief.Topic, language),
            "activities" => HasTopic(brief) ? plan.Write() : language.Phrases.AskTopic,
            "follow-up" => FollowUp(said, brief, plan, PlanMemory.Of(conversation, content), language),
            _ => language.Phrases.WhatICanDo,
        });
    }

    private static string Explain(string topic, LanguageContent language)
    {
        if (string.IsNullOrWhiteSpace(topic))
            return language.Phrases.AskQuestion;
        return ExplanationSearch.Find(topic, language) is { } known
            ? $"{known.Text}\n\n{known.Question}"
            : Template.Fill(language.Phrases.UnknownTopic, ("topic", TopicText.OnOneLine(topic)));
    }

    private static string FollowUp(string said, ModelBrief brief, ActivityPlan plan, PlanMemory memory, LanguageContent language)
    {
        if (memory.IsEmpty)
            return language.Phrases.NothingToFollow;
        if (!HasTopic(brief))
            return language.Phrases.AskTopic;
        if (brief.FollowUp is FollowUpKind.Shorter)
            return plan.WriteShort(memory);

        // First, because a name may hold words that mean something else: a number, "more".
        if (memory.Named(said, language) is { } named)
            return plan.WriteDetails(named);
        var request = FollowUpRequest.Read(said, language.Rules);
        return request switch
        {
            FollowUpRequest.Item(var number) when memory.At(number) is { } item => plan.WriteDetails(item),
            FollowUpRequest.More(var count) => plan.WriteMore(memory, count ?? MoreByDefault) ?? language.Phrases.NoMore,
            FollowUpRequest.Change => plan.Write(),
            _ => WhichItem(memory, language),
        };
    }

    private static string WhichItem(PlanMemory memory, LanguageContent language) => Template.Fill(
        language.Phrases.WhichItem,
        ("first", memory.FirstNumber.ToString(CultureInfo.InvariantCulture)),
        ("last", memory.LastNumber.ToString(CultureInfo.InvariantCulture)));

    private static bool HasTopic(ModelBrief brief) => !string.IsNullOrWhiteSpace(brief.Topic);

    private static bool IsOffered(ChatOptions? options, string tool) =>
        options?.Tools?.Any(offered => string.Equals(offered.Name, tool, StringComparison.Ordinal)) == true;

    private static bool HasResultAfter(List<ChatMessage> conversation, int index) =>
        conversation.Skip(index + 1).Any(message => message.Contents.OfType<FunctionResultContent>().Any());

    private static FunctionCallContent RememberCall(string said, ImmutableSortedDictionary<string, string> facts) => new(
        string.Create(CultureInfo.InvariantCulture, $"{RememberTool}-{StableHash.Of(said):x16}"),
        RememberTool,
        facts.ToDictionary(fact => fact.Key, fact => (object?)fact.Value, StringComparer.Ordinal));

    private static UsageDetails RoughUsage(List<ChatMessage> conversation, AIContent answer)
    {
        var read = conversation.Sum(message => message.Text.Length) / CharactersInAToken;
        var written = ((answer as TextContent)?.Text.Length ?? 0) / CharactersInAToken;
        return new UsageDetails { InputTokenCount = read, OutputTokenCount = written, TotalTokenCount = read + written };
    }
}
