namespace HotelConcierge.Local.Say;

/// <summary>The guest's phone as <c>say</c> sees it: writes to us by webhook, fills with what the provider delivers.</summary>
internal interface IGuestPhone
{
    /// <summary>What stands between this phone and us, in words.</summary>
    string Provider { get; }

    /// <summary>Sends what the guest writes as one signed webhook.</summary>
    Task<Acknowledgement> WriteAsync(string text, CancellationToken cancellationToken);

    /// <summary>What has arrived since it was last asked, oldest first; waits a little for more.</summary>
    Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>How our host answered a webhook.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Problem">What went wrong, for a webhook that was not thanked for.</param>
internal sealed record Acknowledgement(int? Status, TimeSpan Elapsed, string? Problem);
