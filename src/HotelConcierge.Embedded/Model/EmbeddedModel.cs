using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HotelConcierge.Embedded.Model.Caregivers;
using HotelConcierge.Embedded.Model.Concierge;
using HotelConcierge.Embedded.Model.Shop;
using HotelConcierge.Languages;
using HotelConcierge.Model;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Embedded.Model;

/// <summary>
/// A demo model, not a language model: a small deterministic program that answers from data files, so that the product, its demo
/// and its tests run whole without a network. The same messages and brief always give the same answer.
/// </summary>
/// <remarks>
/// It reads <see cref="ModelBrief"/> and, for an assistant that has a folder <c>model</c>, is that assistant's
/// <see cref="CaregiverCompanion"/> or, with <c>concierge.*.json</c> in it, a hotel's concierge, with <c>shop.*.json</c> a shop's
/// assistant; everywhere else it says honestly what it is. Safe for concurrent use.
/// </remarks>
public sealed class EmbeddedModel : IChatClient
{
    /// <summary>How answers are labelled: <see cref="ChatResponse.ModelId"/> and the metadata's default model.</summary>
    public const string ModelId = "embedded-demo";

    private const string ContentFolder = "model";
    private const int CharactersInAToken = 4;

    private readonly Lazy<Assistants> _assistants;
    private readonly ChatClientMetadata _metadata = new(ModelProviders.Embedded, defaultModelId: ModelId);
    private readonly TimeSpan _delay;
    private readonly TimeProvider _time;

    /// <param name="demoFolder">Holds one folder an assistant; content is read from <c>{assistant}/model/</c>, once, at the first answer or
    /// by <see cref="ReadContent"/>.</param>
    /// <param name="languages">Those in which days are written; null for <see cref="LanguageCatalog.Default"/>.</param>
    /// <exception cref="EmbeddedContentException">The folder does not exist.</exception>
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
        _assistants = new(() => Read(demoFolder, languages ?? LanguageCatalog.Default));
    }

    /// <summary>Reads the data now, so that the first answer need not wait for it. It takes some tenths of a second.</summary>
    /// <exception cref="EmbeddedContentException">A data file is incomplete or wrong; names all mistakes at once.</exception>
    public void ReadContent() => _ = _assistants.Value;

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

    private static Assistants Read(string demoFolder, LanguageCatalog languages)
    {
        var errors = new List<string>();
        var folders = Directory.EnumerateDirectories(demoFolder)
            .Order(StringComparer.Ordinal)
            .Where(assistant => Directory.Exists(Path.Combine(assistant, ContentFolder)))
            .ToLookup(assistant => RoleOf(Path.Combine(assistant, ContentFolder)));
        var concierges = folders[Role.Concierge].ToImmutableDictionary(
            assistant => Path.GetFileName(assistant),
            assistant => Concierge(new ConciergeReader(Path.Combine(assistant, ContentFolder), errors), languages),
            StringComparer.Ordinal);
        var shops = folders[Role.Shop].ToImmutableDictionary(
            assistant => Path.GetFileName(assistant),
            assistant => Shop(Path.Combine(assistant, ContentFolder), languages, errors),
            StringComparer.Ordinal);
        var companions = folders[Role.Companion].ToImmutableDictionary(
            assistant => Path.GetFileName(assistant),
            assistant => Companion(Path.Combine(assistant, ContentFolder), languages, errors),
            StringComparer.Ordinal);
        return errors.Count == 0 ? new(companions, concierges, shops) : throw new EmbeddedContentException(errors);
    }

    private static EmbeddedConcierge Concierge(ConciergeReader reader, LanguageCatalog languages)
    {
        var (phrases, examples) = (reader.Read(), reader.ReadExamples());
        return new(phrases, new GuestWishReader(new(() => new IntentClassifier(examples)), languages), languages);
    }

    private static EmbeddedShop Shop(string folder, LanguageCatalog languages, List<string> errors)
    {
        var reader = new ShopReader(folder, errors);
        var examples = new ConciergeReader(folder, errors).ReadExamples();
        var words = reader.ReadWords();
        return new(
            reader.ReadPhrases(),
            new ShopWishReader(new(() => new IntentClassifier(examples)), new(() => new ShopSentenceReader(words)), languages));
    }

    private static Role RoleOf(string folder) =>
        ConciergeReader.IsConcierge(folder) ? Role.Concierge
        : ShopReader.IsShop(folder) ? Role.Shop
        : Role.Companion;

    private AIContent Answer(List<ChatMessage> conversation, ChatOptions? options)
    {
        var brief = ModelBrief.Of(options);
        if (brief is not null && _assistants.Value.Companions.TryGetValue(brief.Assistant, out var companion))
            return companion.Answer(conversation, brief, options);
        if (KnownNow.In(conversation) is { } known)
        {
            if (brief is not null && _assistants.Value.Shops.TryGetValue(brief.Assistant, out var shop))
                return shop.Answer(conversation, known, options);
            if (_assistants.Value.Concierges.Values.FirstOrDefault() is { } agent)
                return agent.Answer(conversation, known, options);
        }

        // Elsewhere it has no judgement of its own, so the rules' choice stands.
        return new TextContent(brief is { IsRouting: true } ? brief.Route : DemoRemark.In(brief?.Language));
    }

    private static CaregiverCompanion Companion(string folder, LanguageCatalog languages, List<string> errors)
    {
        var content = new ContentReader(folder, errors).Read();
        var words = CaregiverWords.Read(folder, content.Languages.Keys, languages, errors);
        var examples = new ConciergeReader(folder, errors).ReadExamples();
        return new(content, new CaregiverReader(words, new(() => new IntentClassifier(examples))));
    }

    private static UsageDetails RoughUsage(List<ChatMessage> conversation, AIContent answer)
    {
        var read = conversation.Sum(message => message.Text.Length) / CharactersInAToken;
        var written = ((answer as TextContent)?.Text.Length ?? 0) / CharactersInAToken;
        return new UsageDetails { InputTokenCount = read, OutputTokenCount = written, TotalTokenCount = read + written };
    }

    /// <summary>What it answers as, by the assistants' names.</summary>
    private sealed record Assistants(
        ImmutableDictionary<string, CaregiverCompanion> Companions,
        ImmutableDictionary<string, EmbeddedConcierge> Concierges,
        ImmutableDictionary<string, EmbeddedShop> Shops);

    private enum Role
    {
        Companion,
        Concierge,
        Shop,
    }
}
