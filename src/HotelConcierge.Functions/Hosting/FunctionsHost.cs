using Azure.Core;
using Azure.Core.Serialization;
using Azure.Identity;
using HotelConcierge.AspNetCore.Desk;
using HotelConcierge.AspNetCore.Recordings;
using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Assistants;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Channels;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Knowledge;
using HotelConcierge.Functions.Model;
using HotelConcierge.Functions.Storage;
using HotelConcierge.Orchestration;
using HotelConcierge.Settings;
using HotelConcierge.Staff;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Functions.Hosting;

/// <summary>The whole product on Azure Functions: everything shared from the core, and what this host alone brings.</summary>
internal static class FunctionsHost
{
    /// <summary>What this host cannot do without. The embedded model is for demonstrations, so it is not offered.</summary>
    public static IReadOnlyList<SettingsNeed> Needs { get; } =
    [
        new(
            "nothing could be kept",
            ["AzureWebJobsStorage"],
            ["AzureWebJobsStorage__accountName"],
            ["AzureWebJobsStorage__tableServiceUri", "AzureWebJobsStorage__blobServiceUri"]),
        ConciergeServices.AnyChannel,
        new("there would be no model", ["AzureOpenAI__Endpoint", "AzureOpenAI__Deployment"], ["OpenAI__ApiKey", "OpenAI__Model"]),
    ];

    private static string AssistantsFolder => Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder);

    /// <summary>The isolated worker with the whole product in it, not yet built.</summary>
    /// <param name="args">Settings as <c>--Name:Part=value</c>; they win over those of the environment.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.AddHotelConcierge();
        return builder;
    }

    private static void AddHotelConcierge(this FunctionsApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);

        // Durable takes its data converter from here: states and histories are written the same way in both hosts.
        services.Configure<WorkerOptions>(worker => worker.Serializer = new JsonObjectSerializer(TurnJson.Options));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddAzureStorage(configuration);
        services.AddChannelLibraries();
        services.AddScoped<DurableConversations>();
        services.AddScoped<IConversations>(provider => provider.GetRequiredService<DurableConversations>());
        services.AddKnowledgeContainer(configuration);
        services.AddConcierge(configuration, AssistantsFolder);
        services.AddRecordings();
        services.AddStaffSignIn();
        services.AddDesk();
        services.AddModel(configuration);
        services.AddTelemetryExport(configuration);
        services.AddLogging(QuietLibraries);
    }

    /// <summary>
    /// Of a turn the log says how it ended and what went wrong. Each request, call and step of it is a span of its trace, so
    /// that the libraries need not say it once more.
    /// </summary>
    internal static void QuietLibraries(ILoggingBuilder log)
    {
        foreach (var library in new[] { "Azure", "Microsoft", "System" })
            log.AddFilter(library, LogLevel.Warning);
    }

    /// <summary>Finds everything that is wrong with settings and assistants before the first message comes.</summary>
    /// <exception cref="SettingsException">Lists every problem with the settings, and every one that is missing.</exception>
    /// <exception cref="AssistantDataException">Lists every problem with the assistants' data.</exception>
    public static void CheckStart(this IHost host)
    {
        var services = host.Services;
        var configuration = services.GetRequiredService<IConfiguration>();
        SettingsCheck.Require(
            configuration,
            services.GetRequiredService<KnownSettings>(),
            services.GetService<IStartupValidator>(),
            [.. Needs, .. StaffSettings.FindNeeds(configuration)]);
        services.CheckAssistants();
    }
}
