using DurableTask.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Functions.Tests.Turns;

/// <summary>
/// The SDK's in-process durable host, put together so that the system chooses its port: the SDK's own start draws a number and
/// fails where that port is taken.
/// </summary>
internal static class InProcessDurable
{
    /// <summary>Starts a host with orchestrations and activities.</summary>
    public static async Task<DurableTaskTestHost> StartAsync(Action<DurableTaskRegistry> registry)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(server => server.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var store = new InMemoryOrchestrationService();
        builder.Services.AddGrpc();
        builder
            .Services.AddSingleton<IOrchestrationService>(store)
            .AddSingleton<IOrchestrationServiceClient>(store)
            .AddSingleton<TaskHubGrpcServer>();
        var sidecar = builder.Build();
        sidecar.MapGrpcService<TaskHubGrpcServer>();
        await sidecar.StartAsync();

        var channel = GrpcChannel.ForAddress(sidecar.Urls.Single());
        var tasks = Host.CreateApplicationBuilder();
        tasks.Logging.ClearProviders();
        tasks.Services.AddDurableTaskWorker(worker =>
        {
            worker.UseGrpc(channel);
            worker.AddTasks(registry);
        });
        tasks.Services.AddDurableTaskClient(client =>
        {
            client.UseGrpc(channel);
            client.RegisterDirectly();
        });
        var working = tasks.Build();
        await working.StartAsync();
        return new DurableTaskTestHost(sidecar, working, channel, working.Services.GetRequiredService<DurableTaskClient>());
    }
}
