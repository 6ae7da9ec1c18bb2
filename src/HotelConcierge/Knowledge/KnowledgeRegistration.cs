using HotelConcierge.Knowledge.Embeddings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Knowledge;

/// <summary>Wires what the assistants know.</summary>
public static class KnowledgeRegistration
{
    /// <summary>
    /// Adds <see cref="KnowledgeBase"/> over the assistants' folder, unless the host registered another
    /// <see cref="IKnowledgeSource"/> before. Where the host registers <see cref="PassageEmbeddings"/>, they are used.
    /// </summary>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, string assistantsFolder)
    {
        services.TryAddSingleton<IKnowledgeSource>(new FolderKnowledgeSource(assistantsFolder));
        services.TryAddSingleton(provider => new KnowledgeBase(
            provider.GetRequiredService<IKnowledgeSource>(),
            provider.GetService<PassageEmbeddings>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KnowledgeBase>>()));
        return services;
    }
}
