using Azure.Core;
using HotelConcierge.Contracts.Model;
using HotelConcierge.Functions.Model;
using HotelConcierge.Simulators.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Model;

/// <summary>The production host's model as its own registration reaches it.</summary>
public abstract class ModelServiceTests : ModelServiceContract
{
    protected override void AddModel(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenCredential>(new SimulatedIdentity());
        services.AddModel(configuration);
    }
}

/// <summary>A deployment of an Azure OpenAI resource, through Azure's own client, as the Bicep sets it up.</summary>
public sealed class AzureDeploymentTests : ModelServiceTests
{
    protected override IReadOnlyDictionary<string, string> SettingsFor(SimulatedOpenAI service, string model) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureOpenAI:Endpoint"] = service.AzureEndpoint.ToString(),
            ["AzureOpenAI:Deployment"] = model,
            ["AzureOpenAI:EmbeddingDeployment"] = EmbeddingModel,
            ["AzureOpenAI:ApiKey"] = service.ApiKey,
        };
}

/// <summary>The same without a key, with the app's identity.</summary>
public sealed class AzureIdentityTests : ModelServiceTests
{
    protected override IReadOnlyDictionary<string, string> SettingsFor(SimulatedOpenAI service, string model) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureOpenAI:Endpoint"] = service.AzureEndpoint.ToString(),
            ["AzureOpenAI:Deployment"] = model,
            ["AzureOpenAI:EmbeddingDeployment"] = EmbeddingModel,
        };
}

/// <summary>An identity to which the simulated resource has given its role.</summary>
internal sealed class SimulatedIdentity : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(new SimulatedOpenAIOptions().ApiKey, DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}

/// <summary>The v1 address of the resource, or OpenAI, through OpenAI's client.</summary>
public sealed class AzureV1Tests : ModelServiceTests
{
    protected override IReadOnlyDictionary<string, string> SettingsFor(SimulatedOpenAI service, string model) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OpenAI:Endpoint"] = service.AzureV1Endpoint.ToString(),
            ["OpenAI:ApiKey"] = service.ApiKey,
            ["OpenAI:Model"] = model,
            ["OpenAI:EmbeddingModel"] = EmbeddingModel,
        };
}
