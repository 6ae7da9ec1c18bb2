using System.Collections;
using System.Reflection;
using System.Text.Json;
using HotelConcierge.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>
/// The isolated worker as the Functions host meets it: which functions it says it has, and what it answers when told to load
/// one. All of it is the worker's own code, with the services of this product. The types are internal to the worker, so they
/// are reached by name.
/// </summary>
internal sealed class Worker : IDisposable
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Core = typeof(FunctionContext).Assembly;
    private static readonly Assembly Grpc = Assembly.Load("Microsoft.Azure.Functions.Worker.Grpc");
    private static readonly Lock Building = new();

    private readonly Dictionary<string, MethodInfo> _loaded = new(StringComparer.Ordinal);

    private Worker(IHost host) => Host = host;

    public IHost Host { get; }

    /// <summary>Builds the worker as <c>Program</c> does.</summary>
    public static Worker Build(IReadOnlyDictionary<string, string> settings)
    {
        // The Functions host says where the app and the host itself are, and the worker looks for what the build generated in the
        // program's own assembly.
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory);
        lock (Building)
        {
            var program = Assembly.GetEntryAssembly();
            Assembly.SetEntryAssembly(typeof(FunctionsHost).Assembly);
            try
            {
                return new(
                    FunctionsHost
                        .CreateBuilder([
                            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
                            "--Functions:Worker:HostEndpoint=http://127.0.0.1:9",
                        ])
                        .Build());
            }
            finally
            {
                Assembly.SetEntryAssembly(program);
            }
        }
    }

    /// <summary>What the worker answers to the question which functions there are.</summary>
    public async Task<IReadOnlyList<FunctionOfWorker>> ListFunctionsAsync()
    {
        var worker = Host.Services.GetRequiredService(Of(Core, "Microsoft.Azure.Functions.Worker.IWorker"));
        var answering = (Task)worker.GetType().GetMethod("GetFunctionMetadataAsync", Any)!.Invoke(worker, [AppContext.BaseDirectory])!;
        await answering;
        var answer = Read(answering, "Result");
        AssertSucceeded(answer, "list its functions");
        return [
            .. ((IEnumerable)Read(answer, "FunctionMetadataResults"))
                .Cast<IFunctionMetadata>()
                .Select(metadata => new FunctionOfWorker(metadata)),
        ];
    }

    /// <summary>Has the worker load a function, and make ready what calls it, as at its first call.</summary>
    /// <returns>The method that is the function.</returns>
    public MethodInfo Load(FunctionOfWorker function)
    {
        if (_loaded.TryGetValue(function.Id, out var method))
            return method;
        var (application, locator) = (Service("IFunctionsApplication"), Service("Invocation.IMethodInfoLocator"));
        var request = Activator.CreateInstance(Of(Grpc, "Microsoft.Azure.Functions.Worker.Grpc.Messages.FunctionLoadRequest"))!;
        request.GetType().GetProperty("FunctionId")!.SetValue(request, function.Id);
        request.GetType().GetProperty("Metadata")!.SetValue(request, function.Metadata);
        AssertSucceeded(
            Of(Grpc, "Microsoft.Azure.Functions.Worker.GrpcWorker")
                .GetMethod("FunctionLoadRequestHandler", Any)!
                .Invoke(null, [request, application, locator])!,
            $"load {function}");

        var loaded = (IDictionary)application.GetType().GetField("_functionMap", Any)!.GetValue(application)!;
        var definition = (FunctionDefinition)loaded[function.Id]!;
        var invokers = Service("Invocation.IFunctionInvokerFactory");
        Assert.NotNull(invokers.GetType().GetMethod("Create")!.Invoke(invokers, [definition]));
        return _loaded[function.Id] = (MethodInfo)
            locator.GetType().GetMethod("GetMethod", Any)!.Invoke(locator, [definition.PathToAssembly, definition.EntryPoint])!;
    }

    /// <summary>Makes an object of a class of functions as for one call.</summary>
    public object? Activate(Type functions, IServiceProvider callServices)
    {
        var activator = Service("IFunctionActivator");
        return activator.GetType().GetMethod("CreateInstance")!.Invoke(activator, [functions, new CallContext(callServices)]);
    }

    public void Dispose() => Host.Dispose();

    private object Service(string name) => Host.Services.GetRequiredService(Of(Core, $"Microsoft.Azure.Functions.Worker.{name}"));

    private static Type Of(Assembly assembly, string name) => assembly.GetType(name, throwOnError: true)!;

    private static object Read(object from, string property) => from.GetType().GetProperty(property, Any)!.GetValue(from)!;

    private static void AssertSucceeded(object answer, string what)
    {
        var result = Read(answer, "Result");
        if (Read(result, "Status").ToString() != "Success")
            Assert.Fail($"The worker cannot {what}: {Read(Read(result, "Exception"), "Message").ToString()!.Split('\n')[0]}");
    }
}

/// <summary>A function as the worker names it.</summary>
internal sealed class FunctionOfWorker(IFunctionMetadata metadata)
{
    private readonly List<JsonElement> _bindings = [.. metadata.RawBindings!.Select(binding => JsonDocument.Parse(binding).RootElement)];

    public IFunctionMetadata Metadata => metadata;

    public string Id => metadata.FunctionId!;

    public string Name => metadata.Name!;

    /// <summary>What calls it: <c>httpTrigger</c>, <c>activityTrigger</c> ...</summary>
    public string Trigger =>
        _bindings
            .Select(binding => binding.GetProperty("type").GetString()!)
            .Single(type => type.EndsWith("Trigger", StringComparison.Ordinal));

    /// <summary>A text of its trigger, such as the route; null where there is none.</summary>
    public string? Of(string property) =>
        _bindings
            .Select(binding => binding.TryGetProperty(property, out var value) ? value.GetString() : null)
            .FirstOrDefault(value => value is not null);

    /// <summary>The HTTP methods it answers.</summary>
    public IReadOnlyList<string> Methods =>
        [
            .. _bindings
                .Where(binding => binding.TryGetProperty("methods", out _))
                .SelectMany(binding => binding.GetProperty("methods").EnumerateArray())
                .Select(method => method.GetString()!),
        ];

    public override string ToString() => Name;
}
