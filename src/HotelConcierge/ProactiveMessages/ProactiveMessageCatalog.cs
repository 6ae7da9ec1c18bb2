namespace HotelConcierge.ProactiveMessages;

/// <summary>Everything that the hotel says by itself.</summary>
public sealed class ProactiveMessageCatalog(IEnumerable<IProactiveMessage> messages)
{
    /// <summary>All of them, in the order of their registration.</summary>
    public IReadOnlyList<IProactiveMessage> All { get; } = [.. messages];

    /// <summary>The message of a stored name; null for one that this release does not know.</summary>
    public IProactiveMessage? Find(string name) =>
        All.FirstOrDefault(message => string.Equals(message.Kind.Name, name, StringComparison.Ordinal));
}
