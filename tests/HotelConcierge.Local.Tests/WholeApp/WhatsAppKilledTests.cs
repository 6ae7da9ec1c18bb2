using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// A process that answers on WhatsApp is killed: a message of which Meta reports is known by its key; one of which it does not comes again.
/// </summary>
public sealed class WhatsAppKilledTests
{
    private const string Ana = "+34600000001";

    [Theory]
    [InlineData(WhatsAppFaultKind.Hang, WhatsAppStatusMode.InOrder, "abc")]
    [InlineData(WhatsAppFaultKind.HangAfterAccepting, WhatsAppStatusMode.Late, "abc")]
    [InlineData(WhatsAppFaultKind.HangAfterAccepting, WhatsAppStatusMode.Missing, "abbc")]
    public async Task Nothing_is_lost_and_only_what_nobody_reports_comes_twice(WhatsAppFaultKind moment, WhatsAppStatusMode mode, string read)
    {
        await using var world = await World.CreateAsync();
        await using var meta = await SimulatedWhatsApp.StartAsync(new SimulatedWhatsAppOptions { WebhookTimeout = TimeSpan.FromDays(1) });
        (string, string)[] settings =
        [
            .. WhatsAppServiceContractTests.SettingsFor(meta).Select(setting => (setting.Key, setting.Value!)),
            ("WhatsApp:RequestTimeout", "00:01:00"),
        ];
        world.Model.Enqueue(
            ScriptedAnswer.Say(
                string.Join("\n\n", "abc".Select(letter => $"Part {letter}. " + string.Concat(Enumerable.Repeat($"{letter} word ", 450)))))
        );
        meta.StatusMode = mode;
        using (var app = await AppProcess.StartAsync(world, settings))
        {
            meta.WebhookUrl = world.Twilio.WebhookUrl!.Replace("twilio", "whatsapp", StringComparison.Ordinal);
            var fault = meta.Faults.Add(new(moment) { OnlyTextWith = "Part b" });
            Assert.True((await meta.DeliverAsync(new(Ana) { Text = "Activities dinosaurs" }, world.Patience)).Succeeded);
            await fault.WaitForHitAsync(cancellationToken: world.Patience);
            await app.KillAsync();
        }

        // What Meta has to report comes to whoever listens there next, be it before the turn goes on or after.
        using var again = await AppProcess.StartAsync(world, settings);
        meta.WebhookUrl = world.Twilio.WebhookUrl!.Replace("twilio", "whatsapp", StringComparison.Ordinal);
        meta.ReleaseStatuses();
        var phone = await meta.Phone(Ana).WaitForAsync(messages => messages.Count == read.Length, world.Patience);

        Assert.Equal(1, world.Model.Calls.Count);
        Assert.Equal(read, string.Concat(phone.Select(message => message.Text.Split("Part ")[1][0])));
    }
}
