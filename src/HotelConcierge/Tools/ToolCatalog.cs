using System.Collections.Frozen;
using HotelConcierge.Assistants;

namespace HotelConcierge.Tools;

/// <summary>The tools of this product by name. What an assistant does not allow does not exist for it.</summary>
public sealed class ToolCatalog(IEnumerable<ITool> tools)
{
    private readonly FrozenDictionary<string, ITool> _tools = tools.ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _tools.Keys;

    /// <summary>The tool, or null when there is none of that name or the assistant does not allow it.</summary>
    public ITool? Find(string name, Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return assistant.Tools.Contains(name, StringComparer.Ordinal) ? _tools.GetValueOrDefault(name) : null;
    }
}
