using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Settings;

/// <summary>Binds options to the settings.</summary>
public static class SettingsRegistration
{
    /// <summary>Registers the options that belong to no single feature: conversation, admin, data.</summary>
    public static IServiceCollection AddConciergeSettings(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConversationOptions>, ConversationOptionsValidator>());
        services.AddSettings<ConversationOptions>(configuration, ConversationOptions.Section, ConversationSettings.All);
        services.AddSettings<AdminOptions>(configuration, AdminOptions.Section, HostSettings.All);
        services.AddSettings<DataOptions>(configuration, DataOptions.Section, HostSettings.All);
        return services;
    }

    /// <summary>
    /// Binds a feature's options to its section, to be validated at start. An empty value counts as none, so that the
    /// default holds; one that cannot be read is left to the validation, which goes on to find all other problems where
    /// the binder would stop at the first.
    /// </summary>
    /// <param name="settings">The feature's own settings, the section's among them.</param>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(
        this IServiceCollection services, IConfiguration configuration, string section, IReadOnlyList<KnownSetting> settings)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var known = new KnownSettings(settings);
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidator<TOptions>(configuration, section, known));
        return services.AddOptions<TOptions>()
            .Configure(options => new ConfigurationBuilder()
                .AddInMemoryCollection(FindUsable(configuration.GetSection(section), known)).Build().Bind(options))
            .ValidateOnStart();
    }

    private static IEnumerable<KeyValuePair<string, string?>> FindUsable(IConfigurationSection section, KnownSettings known) =>
        from entry in section.AsEnumerable(makePathsRelative: true)
        where !string.IsNullOrEmpty(entry.Value)
        where known.At($"{section.Path}:{entry.Key}")?.FindProblem(entry.Value) is null
        select entry;

    /// <summary>
    /// Fails options whose section has a problem in it, also in a host that never called <see cref="SettingsCheck.Require"/>.
    /// </summary>
    private sealed class SectionValidator<TOptions>(IConfiguration configuration, string section, KnownSettings known)
        : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var problems = SettingsCheck.FindProblems(configuration, known)
                .Where(problem => problem.StartsWith(section + KnownSetting.Separator, StringComparison.OrdinalIgnoreCase)).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
