using HotelConcierge.AspNetCore.WebChat;
using HotelConcierge.Channels;
using HotelConcierge.Channels.WebChat;
using HotelConcierge.Messages;
using HotelConcierge.Settings;

namespace HotelConcierge.Local.Channels.WebChat;

/// <summary>The web chat on this host, which is its own provider: guests open a page of it.</summary>
internal sealed class LocalWeb : ILocalChannel
{
    public LocalWeb() => Guests = new WebGuests(Name);

    public ChannelName Name => WebChannel.ChannelName;

    public ChannelRegistration Registration => WebChatRegistration.Channel;

    public string Title => "Web chat";

    public string SimulationRemark => "for this machine only; set WebChat__Secret for guests";

    public IGuestSide Guests { get; }

    public string PagePath => Routes.Full(Routes.Chat);

    /// <inheritdoc/>
    /// <remarks>A secret that everybody can read here: a chat with it is for whoever sits at this machine.</remarks>
    public IReadOnlyDictionary<string, string?> DemoSettings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [$"{WebChatOptions.Section}:{nameof(WebChatOptions.Secret)}"] = "a demo's secret that everybody knows, so it is none",
    };

    public Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken) => Task.FromResult<RunningSimulator?>(null);

    public void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Routes.Full(Routes.Chat), ChatPageHttp.Show);
        routes.MapGet(Routes.Full(Routes.ChatAsset), ChatPageHttp.ServeAsset);
        routes.MapGet(Routes.Full(Routes.ChatEvents), ChatEventsHttp.ReadAsync);
        routes.MapMethods(Routes.Full(Routes.ChatFile), [HttpMethods.Get, HttpMethods.Put], ChatFilesHttp.HandleAsync);
    }

    public string? DescribeAccount(IServiceProvider services) => null;
}
