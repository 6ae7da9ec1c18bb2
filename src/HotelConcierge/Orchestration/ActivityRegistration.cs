using System.Text.Json;

namespace HotelConcierge.Orchestration;

/// <summary>
/// Ties an activity's name to the class that does its work. A host resolves the class in a scope of its own for every try.
/// </summary>
/// <param name="Name">As in <see cref="Activity{TInput,TResult}.Name"/>.</param>
/// <param name="RunAsync">Input and result as <see cref="TurnJson"/> writes them.</param>
public sealed record ActivityRegistration(string Name, Func<IServiceProvider, string, CancellationToken, Task<string>> RunAsync)
{
    /// <summary>Registers the class that does the work of a defined activity.</summary>
    public static ActivityRegistration For<TInput, TResult>(
        Activity<TInput, TResult> definition, Func<IServiceProvider, IActivity<TInput, TResult>> resolve)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(resolve);
        return new(definition.Name, async (services, json, cancellationToken) =>
        {
            var input = JsonSerializer.Deserialize<TInput>(json, TurnJson.Options)!;
            var result = await resolve(services).RunAsync(input, cancellationToken);
            return JsonSerializer.Serialize(result, TurnJson.Options);
        });
    }
}
