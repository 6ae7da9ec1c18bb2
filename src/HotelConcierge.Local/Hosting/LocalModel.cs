using System.Globalization;
using HotelConcierge.Embedded.Model;
using HotelConcierge.Languages;
using HotelConcierge.Model.OpenAI;
using Microsoft.Extensions.AI;

namespace HotelConcierge.Local.Hosting;

/// <summary>Which model answers: the configured one, else the embedded demo model, and the log says which.</summary>
internal static class LocalModel
{
    public static void AddModel(this IServiceCollection services, IConfiguration configuration, string demoFolder)
    {
        if (IsConfigured(configuration))
        {
            services.AddOpenAI(configuration);
            return;
        }

        // Of a value that cannot be read the check of all settings tells.
        _ = TimeSpan.TryParse(configuration["EmbeddedModel:Delay"], CultureInfo.InvariantCulture, out var delay);
        services.AddSingleton<IChatClient>(provider => new EmbeddedModel(
            demoFolder,
            new EmbeddedModelOptions { Delay = delay },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<LanguageCatalog>()));
    }

    /// <summary>Any OpenAI setting counts, so that a forgotten key is an error and not a silent demo.</summary>
    private static bool IsConfigured(IConfiguration configuration) =>
        configuration.GetSection("OpenAI").GetChildren().Any(setting => !string.IsNullOrEmpty(setting.Value));
}
