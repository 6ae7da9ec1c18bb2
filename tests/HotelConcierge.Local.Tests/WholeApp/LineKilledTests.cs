using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A process that answers on LINE is killed in the middle of a call: the guest reads every piece once (decision 0027).</summary>
public sealed class LineKilledTests
{
    private const string Ana = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const int Pieces = 7;

    private static readonly string Words = string.Concat(Enumerable.Repeat("word ", 950));

    [Theory]
    [InlineData(LineFaultKind.Hang, LineOperation.Reply)]
    [InlineData(LineFaultKind.HangAfterAccepting, LineOperation.Reply)]
    [InlineData(LineFaultKind.Hang, LineOperation.Push)]
    [InlineData(LineFaultKind.HangAfterAccepting, LineOperation.Push)]
    public async Task Every_piece_is_read_once_whichever_call_the_process_died_in(LineFaultKind moment, LineOperation operation)
    {
        await using var world = await World.CreateAsync();
        await using var line = await SimulatedLine.StartAsync(new SimulatedLineOptions { WebhookTimeout = TimeSpan.FromDays(1) });
        (string, string)[] settings =
        [
            .. LineServiceContractTests.SettingsFor(line).Select(setting => (setting.Key, setting.Value!)),
            ("Line:RequestTimeout", "00:01:00"),
        ];
        world.Model.Enqueue(ScriptedAnswer.Say(
            string.Join("\n\n", Enumerable.Range(1, Pieces).Select(piece => $"Part {piece}. {Words}"))));
        using (var app = await AppProcess.StartAsync(world, settings))
        {
            line.WebhookUrl = world.Twilio.WebhookUrl!.Replace("twilio", "line", StringComparison.Ordinal);
            var fault = line.Faults.Add(new(moment) { On = operation });
            Assert.True((await line.DeliverAsync(new(Ana) { Text = "Activities dinosaurs" }, world.Patience)).Succeeded);
            await fault.WaitForHitAsync(cancellationToken: world.Patience);
            await app.KillAsync();
        }

        using var again = await AppProcess.StartAsync(world, settings);
        line.WebhookUrl = world.Twilio.WebhookUrl!.Replace("twilio", "line", StringComparison.Ordinal);
        await line.Phone(Ana).WaitForMessagesAsync(Pieces, world.Patience);

        // Answered after all that was on its way.
        Assert.True((await line.DeliverAsync(new(Ana) { Text = "help" }, world.Patience)).Succeeded);
        var phone = await line.Phone(Ana).WaitForMessagesAsync(Pieces + 1, world.Patience);
        Assert.Equal(1, world.Model.Calls.Count);
        var pieces = phone.Select(message => message.Text.Split("Part ")).Where(parts => parts.Length > 1);
        Assert.Equal("1234567", string.Concat(pieces.Select(parts => parts[1][0])));
    }
}
