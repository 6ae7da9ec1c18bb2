using HotelConcierge.Local.Channels;

namespace HotelConcierge.Local.Register;

/// <summary>What was asked for on the command line of <c>channels register</c>.</summary>
/// <param name="Channel">The one channel; null for each that is configured.</param>
/// <param name="Url">The public address, without a channel's path; null for the one in the settings.</param>
internal sealed record RegisterOptions(ILocalChannel? Channel, string? Url)
{
    /// <summary>How it is called.</summary>
    public static string UsageOf(IReadOnlyList<ILocalChannel> channels) =>
        $"""
        Usage: channels register [--channel {channels[0].Name}] [--url https://abcd.ngrok.app]
          --channel  {NamesOf(channels)}; otherwise each that is configured
          --url      where the providers reach this deployment, such as a tunnel's address; otherwise PublicBaseUrl
        """;

    /// <summary>Reads the arguments after <c>channels</c>.</summary>
    /// <returns>The options, or null and what is wrong.</returns>
    public static (RegisterOptions? Options, string? Problem) Parse(IReadOnlyList<string> args, IReadOnlyList<ILocalChannel> channels)
    {
        if (args is not ["register", ..])
            return (null, args.Count == 0 ? "Channels can be registered." : "Channels can be registered, and nothing else.");
        var options = new RegisterOptions(Channel: null, Url: null);
        for (var i = 1; i < args.Count; i += 2)
        {
            if (args[i] is not ("--channel" or "--url"))
                return (null, $"There is no option {args[i]}.");
            if (i + 1 == args.Count)
                return (null, $"{args[i]} needs a value.");
            var value = args[i + 1];
            if (args[i] is "--url")
                options = options with { Url = value };
            else if (channels.FirstOrDefault(channel => channel.Name.Value == value) is { } named)
                options = options with { Channel = named };
            else
                return (null, $"There is no channel {value}: {NamesOf(channels)}.");
        }

        return (options, null);
    }

    private static string NamesOf(IReadOnlyList<ILocalChannel> channels) =>
        LocalChannels.Enumerate([.. channels.Select(channel => channel.Name.Value)], "or");
}
