using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Settings;

/// <summary>The settings <c>PublicBaseUrl</c> and <c>TrustedProxies</c>, as the operator wrote them.</summary>
public sealed class PublicAddressOptions
{
    /// <summary>
    /// The address at which providers reach this deployment, such as <c>https://hotel.example</c>; a path prefix is allowed.
    /// Empty: the request's own host. A wrong value makes every signed webhook look forged.
    /// </summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) whose <c>X-Forwarded-*</c> headers count. In configuration a list or one
    /// string separated by commas. Empty: none.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>Takes both settings from the root of the configuration.</summary>
    public void Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        PublicBaseUrl = configuration[nameof(PublicBaseUrl)]?.Trim() ?? "";
        TrustedProxies.Clear();
        var setting = configuration.GetSection(nameof(TrustedProxies));
        var listed = setting.GetChildren().Select(child => child.Value).Prepend(setting.Value);
        foreach (var text in listed.SelectMany(value =>
                (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            TrustedProxies.Add(text);
    }

    /// <summary>An address (as a network of one) or a network in CIDR notation; IPv4 written as IPv6 is taken as IPv4.</summary>
    internal static bool TryParseNetwork(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
            return true;
        if (!IPAddress.TryParse(text, out var address))
            return false;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        network = new(address, address.GetAddressBytes().Length * 8);
        return true;
    }

    /// <summary>Says what is wrong with the settings, each by its name.</summary>
    public sealed class Check : IValidateOptions<PublicAddressOptions>
    {
        public ValidateOptionsResult Validate(string? name, PublicAddressOptions options)
        {
            ArgumentNullException.ThrowIfNull(options);
            List<string> problems = [];
            if (options.PublicBaseUrl.Length > 0 && !BaseUrl.Is(options.PublicBaseUrl))
                problems.Add("PublicBaseUrl must be an http or https address without query or fragment, such as https://hotel.example.");
            problems.AddRange(options.TrustedProxies
                .Where(text => !TryParseNetwork(text, out _))
                .Select(text => $"TrustedProxies: '{text}' is neither an address such as 10.0.0.4 nor a network such as 10.0.0.0/8."));
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
