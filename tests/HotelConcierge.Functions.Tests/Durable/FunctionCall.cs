using System.Reflection;
using System.Runtime.ExceptionServices;
using HotelConcierge.Functions.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Functions.Tests.Durable;

/// <summary>
/// A loaded function that is called as the worker calls it: its own scope of services for each call, parameters by what they are.
/// </summary>
internal sealed class FunctionCall(Worker worker, MethodInfo method, DurableTaskClient client, CancellationToken stopping)
{
    /// <summary>The type of what the function is called with, besides what stands for the trigger itself.</summary>
    public Type InputType =>
        method.GetParameters().Select(parameter => parameter.ParameterType).FirstOrDefault(type => !IsGiven(type)) ?? typeof(object);

    /// <summary>The type of what it answers.</summary>
    public Type OutputType => method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments().Single() : typeof(object);

    /// <summary>Calls it.</summary>
    /// <param name="input">What its trigger brings: an activity's or an orchestration's input, the parts of a route by their names.</param>
    /// <param name="trigger">What stands for the trigger, such as an orchestration's context; null for none.</param>
    /// <param name="makeTrigger">The same, where it needs the services of the call.</param>
    public async Task<object?> RunAsync(object? input, object? trigger = null, Func<IServiceProvider, object>? makeTrigger = null)
    {
        await using var scope = worker.Host.Services.CreateAsyncScope();
        trigger ??= makeTrigger?.Invoke(scope.ServiceProvider);
        var arguments = method.GetParameters().Select(parameter => parameter.ParameterType switch
        {
            _ when input is RouteValueDictionary route && route.TryGetValue(parameter.Name!, out var part) => part,
            var type when type == typeof(DurableTaskClient) => client,
            var type when type == typeof(FunctionContext) => new CallContext(scope.ServiceProvider, stopping),
            var type when type == typeof(CancellationToken) => stopping,
            var type when trigger is not null && type.IsInstanceOfType(trigger) => trigger,
            _ => input,
        });
        try
        {
            var functions = method.IsStatic ? null : worker.Activate(method.DeclaringType!, scope.ServiceProvider);
            var result = method.Invoke(functions, [.. arguments]);
            if (result is not Task running)
                return result;
            await running;
            return method.ReturnType.IsGenericType ? running.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(running) : null;
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static bool IsGiven(Type type) =>
        type == typeof(DurableTaskClient)
        || type == typeof(FunctionContext)
        || type == typeof(CancellationToken)
        || type == typeof(TaskOrchestrationContext)
        || type == typeof(TaskEntityDispatcher);
}

/// <summary>A function with an activity trigger.</summary>
internal sealed class FunctionActivity(FunctionCall call) : ITaskActivity
{
    public Type InputType => call.InputType;

    public Type OutputType => call.OutputType;

    public Task<object?> RunAsync(TaskActivityContext context, object? input) => call.RunAsync(input);
}

/// <summary>A function with an orchestration trigger.</summary>
internal sealed class FunctionOrchestrator(FunctionCall call) : ITaskOrchestrator
{
    public Type InputType => call.InputType;

    public Type OutputType => call.OutputType;

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => call.RunAsync(input, context);
}
