using System.Reflection;
using HotelConcierge.Conversations;
using HotelConcierge.Functions.Conversations;
using HotelConcierge.Functions.Turns;
using HotelConcierge.Settings;
using HotelConcierge.Turns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Hosting;

/// <summary>What the Functions host would find in this app, found by the worker's own code.</summary>
public sealed class FunctionLoadingTests : IDisposable
{
    /// <summary>Routes that are open to everybody, each with its own proof in the request; all others ask for a function key.</summary>
    private static readonly string[] WithoutKey =
    [
        Routes.Webhook, Routes.DeliveryReport, Routes.Media, Routes.Health, Routes.Ready,
        Routes.Chat, Routes.ChatAsset, Routes.ChatEvents, Routes.ChatFile,
        Routes.StaffSession, Routes.StaffSignIn, Routes.StaffSignInCallback, Routes.FlexEvents,
        Routes.Desk, Routes.DeskAsset, Routes.DeskEvents, Routes.DeskCase, Routes.DeskAct, Routes.DeskFile, Routes.DeskCanned,
    ];

    private readonly Worker _worker = Worker.Build(ProductionSettings.All(ProductionSettings.NoStorage));

    public void Dispose() => _worker.Dispose();

    /// <summary>
    /// The worker finds a method by its name alone: a second one of the same name, were it inherited, and nothing calls the function
    /// any more.
    /// </summary>
    [Fact]
    public async Task Every_function_that_the_app_names_is_loaded_and_its_class_made()
    {
        var functions = await _worker.ListFunctionsAsync();

        Assert.NotEmpty(functions);
        Assert.All(functions, function =>
        {
            var method = _worker.Load(function);
            using var call = _worker.Host.Services.CreateScope();
            if (!method.IsStatic)
                Assert.IsType(method.DeclaringType!, _worker.Activate(method.DeclaringType!, call.ServiceProvider));
        });
    }

    /// <summary>What the host reads first where it does not ask the worker.</summary>
    [Fact]
    public async Task The_app_names_every_method_that_is_marked_as_a_function()
    {
        var marked = typeof(TurnOrchestrator)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>();

        Assert.Equal(
            marked.Order(StringComparer.Ordinal),
            (await _worker.ListFunctionsAsync()).Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_activity_of_the_core_is_a_function_that_takes_and_gives_what_it_says()
    {
        var activities = typeof(TurnActivities)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)!)
            .Select(activity =>
                (Name: (string)activity.GetType().GetProperty("Name")!.GetValue(activity)!, Types: activity.GetType().GetGenericArguments())
            );

        var functions = (await ListAsync("activityTrigger"))
            .Select(_worker.Load)
            .Select(method =>
                (
                    method.GetCustomAttribute<FunctionAttribute>()!.Name,
                    Types: (Type[])
                        [
                            method
                                .GetParameters()
                                .Single(parameter => parameter.GetCustomAttribute<ActivityTriggerAttribute>() is not null)
                                .ParameterType,
                            .. method.ReturnType.GetGenericArguments(),
                        ]));

        Assert.NotEmpty(activities);
        Assert.Empty(Lines(activities).Except(Lines(functions), StringComparer.Ordinal));

        static IEnumerable<string> Lines(IEnumerable<(string Name, Type[] Types)> all) =>
            all.Select(one => $"{one.Name}: {string.Join(" -> ", one.Types.Select(type => type.Name))}");
    }

    [Fact]
    public void Every_activity_of_the_core_is_at_hand_for_a_call()
    {
        using var call = _worker.Host.Services.CreateScope();

        Assert.All(
            ConciergeServices.Activities,
            activity =>
                Assert.NotNull(
                    call.ServiceProvider.GetRequiredService(
                        typeof(TurnActivities).Assembly.GetType($"{typeof(TurnActivities).Namespace}.{activity.Name}", throwOnError: true)!)
                ));
    }

    [Fact]
    public async Task Every_orchestration_and_the_entity_have_their_function()
    {
        var orchestrations = (await ListAsync("orchestrationTrigger")).Select(function => function.Name);
        var entities = (await ListAsync("entityTrigger")).Select(function => function.Name);

        Assert.NotEmpty(ConciergeServices.Orchestrations);
        Assert.Empty(
            ConciergeServices
                .Orchestrations.Select(orchestration => orchestration.Name)
                .Append(nameof(TurnOrchestrator.InterruptTurn))
                .Except(orchestrations, StringComparer.Ordinal));
        Assert.Equal([nameof(ConversationEntity)], entities);
    }

    [Fact]
    public async Task The_entity_is_made_as_its_dispatcher_makes_it()
    {
        var function = Assert.Single(await ListAsync("entityTrigger"));
        using var call = _worker.Host.Services.CreateScope();

        Assert.Equal(typeof(ConversationEntity), _worker.Load(function).DeclaringType);
        Assert.IsType<ITaskEntity>(
            ActivatorUtilities.GetServiceOrCreateInstance<ConversationEntity>(call.ServiceProvider),
            exactMatch: false);
    }

    [Fact]
    public async Task Every_route_of_the_product_has_its_function_and_asks_for_a_key_unless_it_is_meant_for_everybody()
    {
        var routes = typeof(Routes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name is not (nameof(Routes.Prefix) or nameof(Routes.MediaToken)))
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(
            routes
                .Select(route => $"{route} {(WithoutKey.Contains(route, StringComparer.Ordinal) ? "Anonymous" : "Function")}")
                .Order(StringComparer.Ordinal),
            (await ListAsync("httpTrigger"))
                .Select(function => $"{function.Of("route")} {function.Of("authLevel")}")
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The in-process orchestrations of the tests name the turn themselves, so its parameters are held here.</summary>
    [Fact]
    public async Task A_turn_is_started_with_what_the_entity_starts_it_with()
    {
        var turn = _worker.Load((await ListAsync("orchestrationTrigger")).Single(function => function.Name == TurnOrchestration.Name));

        Assert.Equal(
            [typeof(TaskOrchestrationContext), typeof(TurnStart)],
            turn.GetParameters().Select(parameter => parameter.ParameterType));
    }

    private async Task<List<FunctionOfWorker>> ListAsync(string trigger) =>
        [.. (await _worker.ListFunctionsAsync()).Where(function => function.Trigger == trigger)];
}
