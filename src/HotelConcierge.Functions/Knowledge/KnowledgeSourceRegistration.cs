using Azure.Storage.Blobs;
using HotelConcierge.Knowledge;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Knowledge;

/// <summary>Where the documents lie: in the container where one is named, else beside the program.</summary>
internal static class KnowledgeSourceRegistration
{
    /// <summary>Has to come before what registers the folder.</summary>
    public static void AddKnowledgeContainer(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetSection(KnowledgeOptions.Section)[nameof(KnowledgeOptions.Container)] is { Length: > 0 } container)
            services.AddSingleton<IKnowledgeSource>(provider => new AzureBlobKnowledge(
                provider.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(container)));
    }
}
