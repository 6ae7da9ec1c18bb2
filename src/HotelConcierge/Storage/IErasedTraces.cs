namespace HotelConcierge.Storage;

/// <summary>
/// What a store still holds of rows after they were deleted or replaced, where somebody could read it. Registered by a host whose
/// store leaves such traces; Azure Tables leaves none.
/// </summary>
public interface IErasedTraces
{
    /// <summary>
    /// Has them gone soon. To be called when somebody's rows were erased, once for all of them: it costs more than a write. What only
    /// became old may wait for the host's own round.
    /// </summary>
    void Remove();
}
