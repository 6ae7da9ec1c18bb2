using HotelConcierge.Assistants;
using HotelConcierge.Knowledge;

namespace HotelConcierge.Local.Knowledge;

/// <summary>Wires the watch over the documents.</summary>
internal static class KnowledgeWatchRegistration
{
    public static IServiceCollection AddKnowledgeWatch(this IServiceCollection services) =>
        services.AddHostedService(provider => new KnowledgeWatch(
            ((FolderKnowledgeSource)provider.GetRequiredService<IKnowledgeSource>()).Folder,
            [.. provider.GetRequiredService<AssistantCatalog>().All.Select(assistant => assistant.Name)],
            provider.GetRequiredService<KnowledgeBase>().RefreshAsync,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KnowledgeWatch>>()));
}
