using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using HotelConcierge.Contracts.Node;

namespace HotelConcierge.Functions.Tests.Storage;

/// <summary>A storage account as Azurite plays it, in memory, one for all tests of a collection. It finds its own free ports.</summary>
public sealed partial class Azurite : IAsyncLifetime
{
    /// <summary>The newest that runs on Node 20.</summary>
    private const string Version = "3.35.0";

    private const string Account = "concierge";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private NodeProcess? _process;

    /// <summary>How the storage SDKs and the product's settings name the account.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Where a test class has to be skipped nothing is started.</summary>
    public async Task InitializeAsync()
    {
        if (NodePackages.WhySkipped is not null)
            return;
        var modules = await NodePackages.FetchAsync("azurite", Version);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

        // The SDKs write a newer version of the protocol than this Azurite states; what we use of it has not changed.
        _process = NodeProcess.Start(
            Path.Combine(modules, "azurite", "dist", "src", "azurite.js"),
            [
                "--silent",
                "--inMemoryPersistence",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--blobPort",
                "0",
                "--queuePort",
                "0",
                "--tablePort",
                "0",
            ],
            modules,
            ("AZURITE_ACCOUNTS", $"{Account}:{key}"));
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var endpoints = new Dictionary<string, string>(StringComparer.Ordinal);
            while (endpoints.Count < 3)
            {
                if (Listening().Match(await _process.ReadLineAsync(patience.Token)) is { Success: true } service)
                    endpoints[service.Groups["name"].Value] = service.Groups["address"].Value;
            }

            ConnectionString = string.Create(
                CultureInfo.InvariantCulture,
                $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint={endpoints["Blob"]}/{Account};QueueEndpoint={endpoints["Queue"]}/{Account};TableEndpoint={endpoints["Table"]}/{Account}"
            );
        }
        catch (Exception failure)
        {
            var said = _process.Said;
            await DisposeAsync();
            throw new InvalidOperationException($"Azurite {Version} did not start. It said: {said}", failure);
        }
    }

    /// <summary>Takes everything out of the account, as a test begins with nothing.</summary>
    public async Task EmptyAsync()
    {
        var (tables, blobs, queues) = (
            new TableServiceClient(ConnectionString),
            new BlobServiceClient(ConnectionString),
            new QueueServiceClient(ConnectionString));
        await foreach (var table in tables.QueryAsync())
            await tables.DeleteTableAsync(table.Name);
        await foreach (var container in blobs.GetBlobContainersAsync())
            await blobs.DeleteBlobContainerAsync(container.Name);
        await foreach (var queue in queues.GetQueuesAsync())
            await queues.DeleteQueueAsync(queue.Name);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
    }

    [GeneratedRegex(
        "^Azurite (?<name>Blob|Queue|Table) service is successfully listening at (?<address>http://\\S+)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Listening();
}

/// <summary>The tests that share one account, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OnAzurite : ICollectionFixture<Azurite>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "On Azurite";
}

/// <summary>
/// The same with an account of their own, beside those: tests of the engine wait for its leases and queues most of their time.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OnAzuriteOfTheEngine : ICollectionFixture<Azurite>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "On an Azurite of the engine";
}
