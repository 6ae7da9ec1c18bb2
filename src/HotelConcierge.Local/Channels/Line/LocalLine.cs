using HotelConcierge.Channels;
using HotelConcierge.Channels.Line;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Line;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Channels.Line;

/// <summary>LINE on this host.</summary>
internal sealed class LocalLine : ILocalChannel
{
    public LocalLine() => Guests = new LineGuests(Name);

    public ChannelName Name { get; } = new("line");

    public ChannelRegistration Registration => LineRegistration.Channel;

    public string Title => "LINE";

    public string SimulationRemark => "set Line__ChannelSecret and Line__ChannelAccessToken for the real one";

    public IGuestSide Guests { get; }

    public async Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var options = new SimulatedLineOptions { Accounts = [LineGuests.AnyAccount, LineGuests.HotelAccount] };
        var line = await SimulatedLine.StartAsync(options, cancellationToken);
        return new(line, line.BaseAddress, SettingsFor(line), url => line.WebhookUrl = url);
    }

    public string? DescribeAccount(IServiceProvider services) =>
        services.GetRequiredService<IOptions<LineOptions>>().Value is { ChannelAccessToken.Length: > 0 } account
            ? account.ApiBaseUrl
            : null;

    private static Dictionary<string, string?> SettingsFor(SimulatedLine line) => new(StringComparer.Ordinal)
    {
        ["Line:ChannelSecret"] = line.Options.ChannelSecret,
        ["Line:ChannelAccessToken"] = line.Options.ChannelAccessToken,
        ["Line:ApiBaseUrl"] = line.BaseAddress.ToString(),
        ["Line:DataBaseUrl"] = line.BaseAddress.ToString(),
    };
}
