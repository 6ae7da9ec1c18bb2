using System.ClientModel;
using System.ClientModel.Primitives;
using HotelConcierge.Diagnostics;
using HotelConcierge.Media;
using HotelConcierge.Settings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenAI;

namespace HotelConcierge.Model.OpenAI;

/// <summary>Wires the model service. The host registers <see cref="TimeProvider"/> and a thread-safe <see cref="Random"/>.</summary>
public static class OpenAIRegistration
{
    /// <summary>The name of the HTTP client that all requests to the model service go through.</summary>
    public const string HttpClientName = "OpenAI";

    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Registers the options of section <c>OpenAI</c>, the SDK's <see cref="OpenAIClient"/> and <see cref="IChatClient"/> on it.
    /// </summary>
    public static IServiceCollection AddOpenAI(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OpenAIOptions>, OpenAIOptionsValidator>());
        services.AddSettings<OpenAIOptions>(configuration, OpenAIOptions.Section, ModelServiceSettings.All);
        AddHttp(services);
        services.TryAddSingleton(provider =>
            Connect(
                provider.GetRequiredService<IOptions<OpenAIOptions>>().Value,
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName)));
        if (!string.IsNullOrEmpty(configuration.GetSection(OpenAIOptions.Section)[nameof(OpenAIOptions.EmbeddingModel)]))
        {
            services.AddEmbeddingModel(
                provider => new OpenAIEmbeddingGenerator(
                    provider.GetRequiredService<OpenAIClient>(),
                    provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.EmbeddingModel),
                "check OpenAI__ApiKey",
                provider => provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.NetworkTimeout);
        }

        if (!string.IsNullOrEmpty(configuration.GetSection(OpenAIOptions.Section)[nameof(OpenAIOptions.TranscriptionModel)]))
        {
            services.AddTranscriptionModel(
                provider => new OpenAISpeechToText(
                    provider.GetRequiredService<OpenAIClient>(),
                    provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.TranscriptionModel),
                "check OpenAI__ApiKey",
                provider => provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.NetworkTimeout);
        }

        return services.AddChatModel(
            provider => new OpenAIChatClient(
                provider.GetRequiredService<OpenAIClient>(),
                provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.Model,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<OpenAIChatClient>>()),
            "check OpenAI__ApiKey",
            provider => provider.GetRequiredService<IOptions<OpenAIOptions>>().Value.NetworkTimeout);
    }

    /// <summary>Registers a chat client of our own making as the model, with the same retries, log lines and metrics as OpenAI's.</summary>
    /// <param name="connect">Makes the client; its own retries have to be off.</param>
    /// <param name="keyRemedy">What an operator should do when the service refuses us: <c>check AzureOpenAI__ApiKey</c>.</param>
    /// <param name="longestAttempt">How long one attempt may take; null leaves it to the client.</param>
    public static IServiceCollection AddChatModel(
        this IServiceCollection services,
        Func<IServiceProvider, IChatClient> connect,
        string keyRemedy,
        Func<IServiceProvider, TimeSpan>? longestAttempt = null)
    {
        services.AddMetrics();
        services.TryAddSingleton<ConciergeTelemetry>();
        services.AddSingleton<IChatClient>(provider => new RetryingChatClient(
            connect(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ConciergeTelemetry>(),
            provider.GetRequiredService<ILogger<RetryingChatClient>>(),
            keyRemedy,
            longestAttempt?.Invoke(provider)));
        return services;
    }

    /// <summary>Registers an embedding client of our own making, with the same retries, log lines and metrics as OpenAI's.</summary>
    /// <param name="connect">Makes the client; its own retries have to be off.</param>
    /// <param name="keyRemedy">As for <see cref="AddChatModel"/>.</param>
    /// <param name="longestAttempt">As for <see cref="AddChatModel"/>.</param>
    public static IServiceCollection AddEmbeddingModel(
        this IServiceCollection services,
        Func<IServiceProvider, IEmbeddingGenerator<string, Embedding<float>>> connect,
        string keyRemedy,
        Func<IServiceProvider, TimeSpan>? longestAttempt = null)
    {
        services.AddMetrics();
        services.TryAddSingleton<ConciergeTelemetry>();
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new RetryingEmbeddingGenerator(
            connect(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ConciergeTelemetry>(),
            provider.GetRequiredService<ILogger<RetryingEmbeddingGenerator>>(),
            keyRemedy,
            longestAttempt?.Invoke(provider)));
        services.AddTransient<IProbe, EmbeddingProbe>();
        return services;
    }

    /// <summary>Registers a transcription client of our own making, with the same retries, log lines and metrics as OpenAI's.</summary>
    /// <param name="connect">Makes the client; its own retries have to be off.</param>
    /// <param name="keyRemedy">As for <see cref="AddChatModel"/>.</param>
    /// <param name="longestAttempt">As for <see cref="AddChatModel"/>.</param>
#pragma warning disable MEAI001 // The abstraction is marked as a preview.
    public static IServiceCollection AddTranscriptionModel(
        this IServiceCollection services,
        Func<IServiceProvider, ISpeechToTextClient> connect,
        string keyRemedy,
        Func<IServiceProvider, TimeSpan>? longestAttempt = null)
    {
        services.AddMetrics();
        services.TryAddSingleton<ConciergeTelemetry>();
        services.AddSingleton<ISpeechToTextClient>(provider => new RetryingSpeechToText(
            connect(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ConciergeTelemetry>(),
            provider.GetRequiredService<ILogger<RetryingSpeechToText>>(),
            keyRemedy,
            longestAttempt?.Invoke(provider)));
        services.AddTransient<IProbe>(provider => new RecordingsProbe(provider.GetService<ISoundConverter>()));
        return services;
    }
#pragma warning restore MEAI001

    /// <summary>Connects the SDK to the service, with our timeout and without the SDK's own retries.</summary>
    /// <exception cref="SettingsException">There is no key.</exception>
    internal static OpenAIClient Connect(OpenAIOptions options, HttpClient http)
    {
        if (options.ApiKey.Length == 0)
            throw new SettingsException(["OpenAI__ApiKey: is empty, but the model service is asked for. Enter the service's key."]);
        var client = new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint),
            NetworkTimeout = options.NetworkTimeout,
            RetryPolicy = new ClientRetryPolicy(0),
            Transport = new HttpClientPipelineTransport(http),
        };
        client.AddPolicy(new FinishReasonPolicy(), PipelinePosition.PerCall);
        return new OpenAIClient(new ApiKeyCredential(options.ApiKey), client);
    }

    private static void AddHttp(IServiceCollection services) => services
        .AddHttpClient(HttpClientName)

        // The SDK's own timeout counts; this one is only ever the shorter of the two by mistake.
        .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)

        // The SDK keeps the client for good, so that the connections have to notice by themselves when an address moves.
        .UseSocketsHttpHandler((handler, _) => handler.PooledConnectionLifetime = ConnectionLifetime)
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
