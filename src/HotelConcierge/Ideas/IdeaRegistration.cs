using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Ideas;

/// <summary>Registers what guests do with ideas.</summary>
public static class IdeaRegistration
{
    /// <summary>Adds the tools and what stands behind them.</summary>
    public static IServiceCollection AddIdeas(this IServiceCollection services, string assistantsFolder)
    {
        services.AddAssistantFile(IdeaCatalog.FileName, _ => IdeaCatalog.Load(assistantsFolder));
        services.AddSingleton<IdeaStore>();
        services.AddSingleton<IdeaDesk>();
        services.AddSingleton<ITool, ShowIdea>();
        services.AddSingleton<ITool, SaveIdea>();
        services.AddSingleton<ITool, SavedIdeas>();
        services.AddSingleton<ITool, RemoveSavedIdea>();
        services.AddSingleton<IProposalKind>(provider => provider.GetRequiredService<IdeaDesk>());
        services.AddSingleton<IModelContext, IdeaContext>();
        services.AddSingleton<IProvesClaims, IdeaProofs>();
        services.AddSingleton<IFinishesAnswers, IdeaAnswers>();
        return services;
    }
}
