using Azure.Core;
using Azure.Data.Tables;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Storage;

/// <summary>Registers the table store in the storage account of the Functions host, by the host's own settings.</summary>
internal static class AzureTablesRegistration
{
    private const string Account = "AzureWebJobsStorage";

    public static IServiceCollection AddAzureTables(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => Connect(configuration, provider.GetRequiredService<TokenCredential>()))
        .AddSingleton<ITableStore, AzureTableStore>();

    /// <summary>By a connection string, else by name or address with the identity's role.</summary>
    internal static TableServiceClient Connect(IConfiguration configuration, TokenCredential credential)
    {
        if (configuration[Account] is { Length: > 0 } connectionString)
            return new TableServiceClient(connectionString);
        var address = configuration[$"{Account}:tableServiceUri"] is { Length: > 0 } tables
            ? tables
            : $"https://{configuration[$"{Account}:accountName"]}.table.core.windows.net";
        return new TableServiceClient(new Uri(address), credential);
    }
}
