using HotelConcierge.Assistants;
using HotelConcierge.Handoff;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Forms;

/// <summary>Wires the forms of the assistants' data.</summary>
public static class FormRegistration
{
    private const string HttpClientName = "forms";
    private static readonly TimeSpan PostTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds a tool for each form in the assistants' folders, and what they need.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services, IConfiguration configuration, string assistantsFolder)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FormOptions>, FormOptionsValidator>());
        services.AddSettings<FormOptions>(configuration, FormOptions.Section, FormSettings.All);
        services.TryAddSingleton(provider => FormCatalog.Load(
            assistantsFolder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<LanguageCatalog>()));
        services.AddSingleton(new AssistantFile(FormCatalog.FileName, provider => Check(provider, assistantsFolder)));
        services.TryAddSingleton<StayRooms>();
        services.AddSingleton<FormTexts>();
        services.AddSingleton(provider => FormReader.Of(provider.GetRequiredService<LanguageCatalog>()));
        services.AddSingleton<SlotValues>();
        services.AddSingleton<FormQuestions>();
        services.AddSingleton<FormVisits>();
        services.AddSingleton<OpenForms>();
        services.AddSingleton<FormAnswers>();
        services.AddSingleton<FormFlow>();
        services.AddSingleton<FormOrders>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<FormOrders>());
        services.AddDiscreetHttpClient(HttpClientName, _ => PostTimeout);
        services.AddSingleton(provider => new FormWebhook(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<FormOptions>>()));
        services.AddSingleton(provider => new FormDelivery(
            provider.GetRequiredService<FormOrders>(),
            provider.GetRequiredService<FormCatalog>(),
            provider.GetRequiredService<FormQuestions>(),
            provider.GetRequiredService<FormWebhook>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FormDelivery>>()));
        services.AddSingleton<FormFulfilments>();
        services.AddSingleton<IProposalKind, FormProposals>();
        services.AddSingleton<IModelContext, FormContext>();
        services.AddSingleton<ITellsStaff, FormFacts>();
        services.AddSingleton<IProvesClaims, FormProofs>();
        foreach (var name in FormCatalog.FindNames(assistantsFolder))
        {
            services.AddSingleton<ITool>(provider => new FillForm(
                name,
                provider.GetRequiredService<FormCatalog>(),
                provider.GetRequiredService<FormVisits>(),
                provider.GetRequiredService<FormFlow>(),
                provider.GetRequiredService<FormAnswers>()));
        }

        return services;
    }

    /// <summary>Reads all forms, and holds them to the tools and settings that there are.</summary>
    private static void Check(IServiceProvider provider, string folder)
    {
        var forms = provider.GetRequiredService<FormCatalog>();
        var tools = provider.GetServices<ITool>().CountBy(tool => tool.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var isSetUp = provider.GetRequiredService<FormWebhook>().IsSetUp;
        var errors = new List<string>();
        foreach (var form in forms.All)
        {
            var file = $"{form.Assistant}/{FormCatalog.FileName}/{form.Name}.json";
            if (tools.GetValueOrDefault(form.Name) > 1)
                errors.Add($"{file}: is named as a tool is; name it otherwise.");
            if (form.Fulfilment is FormFulfilment.Webhook && !isSetUp)
                errors.Add($"{file}: fulfilment: is webhook, and nobody has set where to; set Forms__WebhookUrl and Forms__WebhookSecret.");
        }

        if (errors.Count > 0)
            throw new AssistantDataException(folder, errors);
    }
}
