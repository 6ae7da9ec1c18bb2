using HotelConcierge.Knowledge.Embeddings;
using HotelConcierge.Knowledge.Judging;
using HotelConcierge.Languages;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Knowledge;

/// <summary>Wires what the assistants know.</summary>
public static class KnowledgeRegistration
{
    /// <summary>
    /// Adds <see cref="KnowledgeBase"/> over a folder, unless the host registered another
    /// <see cref="IKnowledgeSource"/> before. Where the host registers an embedding
    /// model, passages are found by their meaning too; vectors are kept under the model's name, which its metadata has to give.
    /// </summary>
    /// <param name="assistantsFolder">Where the documents lie unless <c>Knowledge__Path</c> says otherwise.</param>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration, string assistantsFolder)
    {
        services.AddSettings<KnowledgeOptions>(configuration, KnowledgeOptions.Section, KnowledgeSettings.All);
        services.TryAddSingleton(_ => LanguageCatalog.Default);
        services.TryAddSingleton<IKnowledgeSource>(provider => new FolderKnowledgeSource(
            provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Path is { Length: > 0 } path ? path : assistantsFolder));
        services.TryAddSingleton(provider => new KnowledgeBase(
            provider.GetRequiredService<IKnowledgeSource>(),
            EmbeddingsOf(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KnowledgeBase>>(),
            provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Judge
                ? new ModelRelevanceJudge(provider.GetRequiredService<IChatClient>())
                : null,
            provider.GetRequiredService<LanguageCatalog>()));
        services.TryAddSingleton<KnowledgeRefresh>();
        return services;
    }

    private static PassageEmbeddings? EmbeddingsOf(IServiceProvider provider)
    {
        if (provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>() is not { } generator)
            return null;
        var model =
            generator.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId
            ?? throw new InvalidOperationException(
                $"The embedding model {generator.GetType().Name} does not give its name, under which vectors are kept.");
        return new(generator, model, provider.GetRequiredService<ITableStore>());
    }
}
