using HotelConcierge.Channels;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.WhatsApp;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Channels.WhatsApp;

/// <summary>WhatsApp directly from Meta on this host.</summary>
internal sealed class LocalWhatsApp : ILocalChannel
{
    private const string SimulatedTemplate = "simulated_template:en";

    // The shipped hotel's number, which writes first, and one that no assistant lists.
    private static readonly SimulatedNumber Hotel = new("700000000000043", "+12025550143");
    private static readonly SimulatedNumber Any = new("700000000000086", WhatsAppGuests.AnyNumber);

    public LocalWhatsApp() => Guests = new WhatsAppGuests(Name);

    public ChannelName Name { get; } = new("whatsapp");

    public ChannelRegistration Registration => WhatsAppRegistration.Channel;

    public string Title => "WhatsApp";

    public string SimulationRemark =>
        "directly from Meta; set WhatsApp__AccessToken, WhatsApp__AppSecret, WhatsApp__VerifyToken and WhatsApp__PhoneNumberId for the real one";

    public IGuestSide Guests { get; }

    /// <inheritdoc/>
    /// <remarks>Guests wrote to simulators of before this process, so this one does not go by who wrote to it.</remarks>
    public async Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var options = new SimulatedWhatsAppOptions { Numbers = [Hotel, Any], KnowsWhoWrote = false };
        var whatsApp = await SimulatedWhatsApp.StartAsync(options, cancellationToken);
        return new(whatsApp, whatsApp.BaseAddress, SettingsFor(whatsApp), url => whatsApp.WebhookUrl = url);
    }

    public string? DescribeAccount(IServiceProvider services) =>
        services.GetRequiredService<IOptions<WhatsAppOptions>>().Value is { PhoneNumberId.Length: > 0 } account
            ? $"{account.ApiBaseUrl}/{account.ApiVersion}, number {account.PhoneNumberId}"
            : null;

    /// <remarks>With templates that no account has, so that who never wrote can be written to.</remarks>
    private static Dictionary<string, string?> SettingsFor(SimulatedWhatsApp whatsApp) => new(Templates, StringComparer.Ordinal)
    {
        ["WhatsApp:AccessToken"] = whatsApp.Options.AccessToken,
        ["WhatsApp:AppSecret"] = whatsApp.Options.AppSecret,
        ["WhatsApp:VerifyToken"] = whatsApp.Options.VerifyToken,
        ["WhatsApp:PhoneNumberId"] = Hotel.Id,
        ["WhatsApp:Number"] = Hotel.Number,
        [$"WhatsApp:Numbers:{Any.Id}"] = Any.Number,
        ["WhatsApp:ApiBaseUrl"] = whatsApp.BaseAddress.ToString(),
    };

    private static IEnumerable<KeyValuePair<string, string?>> Templates =>
        from message in ConciergeServices.ProactiveMessages
        select KeyValuePair.Create($"WhatsApp:{message.Kind.Template.Name}Template", (string?)SimulatedTemplate);
}
