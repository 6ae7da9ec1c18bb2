namespace HotelConcierge.Messages;

/// <summary>How a channel takes files of one kind, and which. What it does not take is said in words.</summary>
/// <param name="Way">How they come to the provider.</param>
public sealed record MediaAbility(MediaWay Way)
{
    /// <summary>None are taken.</summary>
    public static MediaAbility None { get; } = new(MediaWay.None);

    /// <summary>All are taken, by an address.</summary>
    public static MediaAbility PublicUrl { get; } = new(MediaWay.PublicUrl);

    /// <summary>All are taken, by an address or as bytes.</summary>
    public static MediaAbility Upload { get; } = new(MediaWay.Upload);

    /// <summary>The most bytes of one; of a file whose size is not known the provider decides.</summary>
    public long MostBytes { get; init; } = long.MaxValue;

    /// <summary>The media types that are taken; null for all.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>The beginnings of media types that go without a caption, which then follows as text.</summary>
    public IReadOnlyList<string> Uncaptioned { get; init; } = [];

    /// <summary>Whether a file is of a type and size that is taken.</summary>
    public bool Accepts(MediaSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Way is not MediaWay.None
            && (Types is null || Types.Contains(source.ContentType, StringComparer.OrdinalIgnoreCase))
            && !(source.Size > MostBytes);
    }

    /// <summary>Whether a file can go as it is: it is taken, and has an address where it needs one.</summary>
    public bool Carries(MediaSource source) => Accepts(source) && (Way is MediaWay.Upload || source.PublicUrl() is not null);

    /// <summary>Whether a file may have a caption.</summary>
    public bool Captions(MediaSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return !Uncaptioned.Any(start => source.ContentType.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>How a file comes to a provider.</summary>
public enum MediaWay
{
    /// <summary>Not at all: the guest reads the caption, or what the file is.</summary>
    None,

    /// <summary>By an address from which the provider fetches it; without one as <see cref="None"/>.</summary>
    PublicUrl,

    /// <summary>By an address or as bytes.</summary>
    Upload,
}
