using System.Text.Json;

namespace HotelConcierge.Orchestration;

/// <summary>Ties an orchestration's name, which running instances remember, to its code.</summary>
/// <param name="Name">Stored with every instance: add, never rename.</param>
/// <param name="RunAsync">Takes the input as <see cref="TurnJson"/> writes it.</param>
public sealed record OrchestrationRegistration(string Name, Func<ITurnContext, string, Task> RunAsync)
{
    /// <summary>Registers an orchestration that takes a typed input.</summary>
    public static OrchestrationRegistration For<TInput>(string name, Func<ITurnContext, TInput, Task> orchestration)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(orchestration);
        return new(name, (context, json) => orchestration(context, JsonSerializer.Deserialize<TInput>(json, TurnJson.Options)!));
    }
}
