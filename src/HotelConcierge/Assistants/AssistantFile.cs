using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Assistants;

/// <summary>
/// A file that an assistant's folder may hold for one feature, such as <c>spa.json</c>. The feature that reads it registers it, and
/// nobody else names it.
/// </summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Check">
/// Reads it in every folder that has one. Throws an <see cref="AssistantDataException"/> that lists everything that is wrong with them.
/// </param>
public sealed record AssistantFile(string Name, Action<IServiceProvider> Check);

/// <summary>Registers what features read in assistants' folders.</summary>
public static class AssistantFileRegistration
{
    /// <summary>
    /// Adds what a feature makes of its files, and has it made when a host starts: what is wrong is known before the first message comes.
    /// </summary>
    /// <param name="name">The file's name.</param>
    /// <param name="load">Reads it in every assistant's folder.</param>
    public static IServiceCollection AddAssistantFile<TCatalog>(
        this IServiceCollection services, string name, Func<IServiceProvider, TCatalog> load)
        where TCatalog : class =>
        services.AddSingleton(load).AddSingleton(new AssistantFile(name, provider => provider.GetRequiredService<TCatalog>()));
}
