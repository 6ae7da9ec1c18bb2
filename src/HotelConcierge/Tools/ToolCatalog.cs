using System.Collections.Frozen;
using HotelConcierge.Assistants;

namespace HotelConcierge.Tools;

/// <summary>
/// The tools of this product by name, the first of each. What an assistant does not allow does not exist for it.
/// </summary>
public sealed class ToolCatalog(IEnumerable<ITool> tools)
{
    private readonly FrozenDictionary<string, ITool> _tools = tools
        .GroupBy(tool => tool.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _tools.Keys;

    /// <summary>The tool, or null when there is none of that name or the assistant does not allow it.</summary>
    public ITool? Find(string name, Assistant assistant)
    {
        ArgumentNullException.ThrowIfNull(assistant);
        return assistant.Tools.Contains(name, StringComparer.Ordinal) ? _tools.GetValueOrDefault(name) : null;
    }
}
