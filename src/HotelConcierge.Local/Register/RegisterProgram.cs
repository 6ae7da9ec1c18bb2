using HotelConcierge.Channels;
using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Register;

/// <summary>
/// <c>channels register</c>: tells the provider of each configured channel where its webhooks go, or an operator how to, and prints a line
/// for each.
/// </summary>
internal static class RegisterProgram
{
    /// <returns>0 when each webhook is set or is left to an operator; 1 when one is not as it should be.</returns>
    /// <exception cref="SettingsException">Lists every problem with the settings.</exception>
    public static async Task<int> RunAsync(string[] args)
    {
        var (options, problem) = RegisterOptions.Parse(args, WithProvider);
        if (options is null)
            return await RefuseAsync($"{problem}\n{RegisterOptions.UsageOf(WithProvider)}");

        var running = RunningHost.Find();
        var settings = SettingsWith(running.Settings, options.Url);
        await using var channels = await ConfiguredChannels.FromAsync(settings, WithProvider);
        if (channels.All.Count == 0)
        {
            return await RefuseAsync(running.Note is { Simulators.Count: > 0 }
                ? "No channel is configured: the host's simulated ones know the way already."
                : $"No channel is configured: set {LocalChannels.Enumerate([.. WithProvider.Select(NeedsOf)], "or")}.");
        }

        if (options.Channel is { } asked && !channels.All.Contains(asked))
            return await RefuseAsync($"{asked.Title} is not configured: set {NeedsOf(asked)}.");
        if (FindProblem(settings[nameof(PublicAddressOptions.PublicBaseUrl)]) is { } wrong)
            return await RefuseAsync(wrong);

        List<(string Channel, WebhookRegistration Result)> results = [];
        foreach (var channel in options.Channel is { } one ? [one] : channels.All)
            results.Add((channel.Name.Value, await RegisterAsync(channels, channel)));
        await Console.Out.WriteAsync(RegisterReport.Of(results));
        return results.Exists(each => each.Result.State is WebhookRegistrationState.Failed) ? 1 : 0;
    }

    private static async Task<WebhookRegistration> RegisterAsync(ConfiguredChannels channels, ILocalChannel channel)
    {
        var url = channels.WebhookOf(channel)!;
        return channels.RegistrarOf(channel) is { } registrar
            ? await registrar.RegisterAsync(url, CancellationToken.None)
            : WebhookRegistration.ByHand(
                "Its provider takes the address from people only.", $"Tell {channel.Title} that messages go to {url}, by POST.");
    }

    private static IConfiguration SettingsWith(IConfiguration settings, string? url) =>
        url is null
            ? settings
            : new ConfigurationBuilder()
                .AddConfiguration(settings)
                .AddInMemoryCollection([new(nameof(PublicAddressOptions.PublicBaseUrl), url)])
                .Build();

    /// <summary>What is wrong with a public address that is an address; plain http is for simulators on this machine.</summary>
    private static string? FindProblem(string? publicUrl)
    {
        if (string.IsNullOrWhiteSpace(publicUrl))
            return "Nobody has said where the providers reach this deployment: set PublicBaseUrl, or give a tunnel's address with --url.";
        var url = new Uri(publicUrl.Trim());
        return url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? null
            : "Providers post guests' messages by https only: PublicBaseUrl or --url has to begin with https://.";
    }

    /// <summary>What guests open on this host has no provider to be told.</summary>
    private static IReadOnlyList<ILocalChannel> WithProvider => [.. LocalChannels.All.Where(channel => channel.PagePath is null)];

    private static string NeedsOf(ILocalChannel channel) => LocalChannels.Enumerate(channel.Registration.Needs, "and");

    private static async Task<int> RefuseAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem);
        return 1;
    }
}
