using HotelConcierge.Assistants;

namespace HotelConcierge.Tools;

/// <summary>A feature with names that guests say aloud, and that a transcription model would otherwise spell as it likes.</summary>
public interface INamesThings
{
    /// <summary>The names, the most telling first; nothing where the feature does not concern the assistant.</summary>
    IEnumerable<string> NamesFor(Assistant assistant);
}
