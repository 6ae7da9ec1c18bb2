using HotelConcierge.Assistants;
using HotelConcierge.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Goals;

/// <summary>Registers what assistants know of the goals of early learning.</summary>
public static class GoalRegistration
{
    /// <summary>Adds the tool and what stands behind it.</summary>
    public static IServiceCollection AddLearningGoals(this IServiceCollection services, string assistantsFolder)
    {
        services.AddAssistantFile(GoalCatalog.FileName, _ => GoalCatalog.Load(assistantsFolder));
        services.AddSingleton<ITool, LearningGoals>();
        services.AddSingleton<IModelContext, GoalContext>();
        return services;
    }
}
