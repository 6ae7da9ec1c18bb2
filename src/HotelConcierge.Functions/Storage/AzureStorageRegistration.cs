using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using HotelConcierge.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Storage;

/// <summary>Registers tables and blobs in the storage account of the Functions host, by the host's own settings.</summary>
internal static class AzureStorageRegistration
{
    private const string Account = "AzureWebJobsStorage";

    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(provider => ConnectTables(configuration, provider.GetRequiredService<TokenCredential>()))
            .AddSingleton(provider => ConnectBlobs(configuration, provider.GetRequiredService<TokenCredential>()))
            .AddSingleton(
                new StoreRemedies(
                    Tables: "Check AzureWebJobsStorage (or AzureWebJobsStorage__accountName and the role Storage Table Data Contributor "
                        + "of the app's identity).",
                    Files: "Check AzureWebJobsStorage (or AzureWebJobsStorage__accountName and the role Storage Blob Data Contributor "
                        + "of the app's identity).",
                    Conversations: "Look in the log for an error of ConversationEntity or of the Durable extension; check "
                        + "AzureWebJobsStorage and the role Storage Queue Data Contributor of the app's identity."))
            .AddSingleton<ITableStore, AzureTableStore>()
            .AddSingleton<IBlobStore, AzureBlobStore>();

    private static TableServiceClient ConnectTables(IConfiguration configuration, TokenCredential credential) =>
        configuration[Account] is { Length: > 0 } connectionString
            ? new TableServiceClient(connectionString)
            : new TableServiceClient(AddressOf("table", configuration), credential);

    private static BlobServiceClient ConnectBlobs(IConfiguration configuration, TokenCredential credential) =>
        configuration[Account] is { Length: > 0 } connectionString
            ? new BlobServiceClient(connectionString)
            : new BlobServiceClient(AddressOf("blob", configuration), credential);

    /// <summary>By its address, else by the account's name, both with the identity's role.</summary>
    private static Uri AddressOf(string service, IConfiguration configuration) => new(
        configuration[$"{Account}:{service}ServiceUri"] is { Length: > 0 } address
            ? address
            : $"https://{configuration[$"{Account}:accountName"]}.{service}.core.windows.net");
}
