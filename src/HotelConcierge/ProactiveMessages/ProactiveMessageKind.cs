using HotelConcierge.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.ProactiveMessages;

/// <summary>What is known of a proactive message before any is due.</summary>
/// <param name="Name">Names it in requests. Stored with conversations: never renamed.</param>
/// <param name="Group">
/// Begins the ids of its requests, and keeps them together in the ledger. Stored: letters, digits and <c>-</c>, never renamed.
/// </param>
/// <param name="Template">What says it where a channel takes only templates.</param>
public sealed record ProactiveMessageKind(string Name, string Group, MessageTemplate Template)
{
    /// <summary>Whether a guest answers the assistant that says it, whoever answered before.</summary>
    public bool TakesOver { get; init; }
}

/// <summary>How a proactive message comes into a deployment.</summary>
/// <param name="Kind">What is known of it without it.</param>
/// <param name="Add">Adds it.</param>
public sealed record ProactiveMessageRegistration(ProactiveMessageKind Kind, Func<IServiceCollection, IServiceCollection> Add)
{
    /// <summary>The registration of a class, which may use what lives only as long as one look.</summary>
    public static ProactiveMessageRegistration For<TMessage>(ProactiveMessageKind kind)
        where TMessage : class, IProactiveMessage
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new(kind, services => services.AddTransient<IProactiveMessage, TMessage>().AddSingleton(kind).AddSingleton(kind.Template));
    }
}
