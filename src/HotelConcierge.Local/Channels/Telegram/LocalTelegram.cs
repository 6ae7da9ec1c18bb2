using HotelConcierge.Channels;
using HotelConcierge.Channels.Telegram;
using HotelConcierge.Messages;
using HotelConcierge.Simulators.Telegram;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Local.Channels.Telegram;

/// <summary>Telegram on this host.</summary>
internal sealed class LocalTelegram : ILocalChannel
{
    public LocalTelegram() => Guests = new TelegramGuests(Name);

    public ChannelName Name { get; } = new("telegram");

    public ChannelRegistration Registration => TelegramRegistration.Channel;

    public string Title => "Telegram";

    public string SimulationRemark => "set Telegram__BotToken and Telegram__SecretToken for the real one";

    public IGuestSide Guests { get; }

    public async Task<RunningSimulator?> StartSimulatorAsync(CancellationToken cancellationToken)
    {
        var telegram = await SimulatedTelegram.StartAsync(cancellationToken: cancellationToken);
        return new(telegram, telegram.BaseAddress, SettingsFor(telegram), url => telegram.WebhookUrl = url);
    }

    public string? DescribeAccount(IServiceProvider services) =>
        services.GetRequiredService<IOptions<TelegramOptions>>().Value is { BotToken.Length: > 0 } bot
            ? $"{bot.ApiBaseUrl}, bot {bot.BotId}"
            : null;

    private static Dictionary<string, string?> SettingsFor(SimulatedTelegram telegram) => new(StringComparer.Ordinal)
    {
        ["Telegram:BotToken"] = telegram.Options.BotToken,
        ["Telegram:SecretToken"] = telegram.Options.SecretToken,
        ["Telegram:ApiBaseUrl"] = telegram.BaseAddress.ToString(),
    };
}
