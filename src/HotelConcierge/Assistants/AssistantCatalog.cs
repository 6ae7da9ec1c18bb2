using HotelConcierge.Assistants.Loading;
using HotelConcierge.Channels;

namespace HotelConcierge.Assistants;

/// <summary>The assistants of a deployment and the addresses they answer.</summary>
public sealed class AssistantCatalog
{
    private readonly Dictionary<string, Assistant> _byAddress = new(StringComparer.Ordinal);
    private readonly Assistant _default;

    internal AssistantCatalog(IReadOnlyList<Assistant> assistants)
    {
        All = assistants;
        _default = assistants.FirstOrDefault(assistant => assistant.IsDefault) ?? assistants[0];
        foreach (var assistant in assistants)
        {
            foreach (var address in assistant.Addresses)
                _byAddress.Add(address, assistant);
        }
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Assistant> All { get; }

    /// <summary>Reads every sub-folder of <paramref name="folder"/> that holds an <c>assistant.json</c>.</summary>
    /// <exception cref="AssistantDataException">Anything is wrong; the message lists everything that is.</exception>
    public static AssistantCatalog Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return CatalogFolder.Load(folder);
    }

    /// <summary>The assistant that answers what is written to this address.</summary>
    public Assistant For(ConversationAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return _byAddress.GetValueOrDefault($"{address.Channel}:{address.Business}", _default);
    }

    /// <summary>The assistant of that name, or null.</summary>
    public Assistant? Find(string? name) =>
        All.FirstOrDefault(assistant => string.Equals(assistant.Name, name, StringComparison.OrdinalIgnoreCase));
}
