using HotelConcierge.Contracts.Model;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Simulators.OpenAI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Model;

/// <summary>Local's model in the section <c>OpenAI</c>.</summary>
public sealed class OpenAIServiceTests : ModelServiceContract
{
    protected override IReadOnlyDictionary<string, string> SettingsFor(SimulatedOpenAI service, string model) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OpenAI:Endpoint"] = service.Endpoint.ToString(),
            ["OpenAI:ApiKey"] = service.ApiKey,
            ["OpenAI:Model"] = model,
            ["OpenAI:EmbeddingModel"] = EmbeddingModel,
        };

    protected override void AddModel(IServiceCollection services, IConfiguration configuration) =>
        services.AddModel(configuration, Path.Combine(AppContext.BaseDirectory, ConciergeServices.AssistantsFolder));
}
