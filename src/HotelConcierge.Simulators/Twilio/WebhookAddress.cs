namespace HotelConcierge.Simulators.Twilio;

/// <summary>Where the app listens, and the address under which it believes to be known. Both may change while running.</summary>
internal sealed class WebhookAddress
{
    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? Url
    {
        get;
        set => field = Checked(value, nameof(Url));
    }

    /// <exception cref="ArgumentException">It is no absolute HTTP address.</exception>
    public string? AsSigned
    {
        get;
        set => field = Checked(value, nameof(AsSigned));
    }

    /// <exception cref="InvalidOperationException">No address is set.</exception>
    public (string PostTo, string Signed) ForInbound()
    {
        var known = Url ?? throw new InvalidOperationException(
            "The simulated Twilio does not know the app: set WebhookUrl, or PUT /control/webhook with a url.");
        return (known, AsSigned ?? known);
    }

    /// <summary>
    /// A status callback names the app as the app knows itself. When that is its public address, the callback goes to
    /// the local one and is signed for the public one.
    /// </summary>
    public (string PostTo, string Signed) ForCallback(string statusCallback)
    {
        var callback = new Uri(statusCallback);
        return Url is { } local
            && AsSigned is { } known
            && Uri.Compare(callback, new Uri(known), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase)
                == 0
            ? (new Uri(new Uri(local), callback.PathAndQuery).AbsoluteUri, statusCallback)
            : (statusCallback, statusCallback);
    }

    private static string? Checked(string? value, string name) =>
        value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? value
            : throw new ArgumentException($"'{value}' is no webhook address: write it whole, with http:// or https://.", name);
}
