using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.AI.OpenAI.Chat;
using Azure.Core;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI.Chat;

namespace HotelConcierge.Functions.Model;

/// <summary>Which model answers: the Azure deployment where one is named, else the service of section <c>OpenAI</c>.</summary>
internal static class ModelRegistration
{
    private const string KeyRemedy =
        "check AzureOpenAI__ApiKey, or without one the role Cognitive Services OpenAI User of the app's identity";

    public static void AddModel(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration.GetSection(AzureOpenAIOptions.Section)[nameof(AzureOpenAIOptions.Endpoint)]))
        {
            services.AddOpenAI(configuration);
            return;
        }

        services.AddSettings<AzureOpenAIOptions>(configuration, AzureOpenAIOptions.Section, ModelServiceSettings.All);
        services.AddSettings<OpenAIOptions>(configuration, OpenAIOptions.Section, ModelServiceSettings.All);
        services.AddSingleton(provider => Connect(
            provider.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value,
            provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.NetworkTimeout,
            provider.GetRequiredService<TokenCredential>()));
        if (!string.IsNullOrEmpty(configuration.GetSection(AzureOpenAIOptions.Section)[nameof(AzureOpenAIOptions.EmbeddingDeployment)]))
        {
            services.AddEmbeddingModel(
                provider => new OpenAIEmbeddingGenerator(
                    provider.GetRequiredService<AzureOpenAIClient>(),
                    provider.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value.EmbeddingDeployment),
                KeyRemedy);
        }

        if (!string.IsNullOrEmpty(configuration.GetSection(AzureOpenAIOptions.Section)[nameof(AzureOpenAIOptions.TranscriptionDeployment)]))
        {
            services.AddTranscriptionModel(
                provider => new OpenAISpeechToText(
                    provider.GetRequiredService<AzureOpenAIClient>(),
                    provider.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value.TranscriptionDeployment),
                KeyRemedy);
        }

        services.AddChatModel(
            provider => new OpenAIChatClient(
                provider.GetRequiredService<AzureOpenAIClient>(),
                provider.GetRequiredService<IOptions<AzureOpenAIOptions>>().Value.Deployment,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<OpenAIChatClient>>(),
                NameTheLimitAsTodaysModelsDo),
            KeyRemedy);
    }

    // Azure's client writes max_tokens otherwise, which models of the gpt-5 and o families refuse. Marked as not final in the SDK, which
    // offers no other way; the contract suite sees on the wire that it still does.
#pragma warning disable AOAI001
    private static void NameTheLimitAsTodaysModelsDo(ChatCompletionOptions request) =>
        request.SetNewMaxCompletionTokensPropertyEnabled(true);
#pragma warning restore AOAI001

    /// <summary>Connects the SDK to the resource, with our timeout and without the SDK's own retries.</summary>
    internal static AzureOpenAIClient Connect(AzureOpenAIOptions options, TimeSpan timeout, TokenCredential credential)
    {
        var address = new Uri(options.Endpoint);
        var client = new AzureOpenAIClientOptions { NetworkTimeout = timeout, RetryPolicy = new ClientRetryPolicy(0) };
        client.AddPolicy(new FinishReasonPolicy(), PipelinePosition.PerCall);
        return options.ApiKey.Length > 0
            ? new AzureOpenAIClient(address, new ApiKeyCredential(options.ApiKey), client)
            : new AzureOpenAIClient(address, credential, client);
    }
}
