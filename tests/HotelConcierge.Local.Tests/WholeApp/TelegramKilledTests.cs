using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>A process that answers on Telegram is killed: the service cannot say what it took, so a chunk in doubt comes again.</summary>
public sealed class TelegramKilledTests
{
    private const long Ana = 34600000001;

    [Theory]
    [InlineData(TelegramFaultKind.Hang, "abc")]
    [InlineData(TelegramFaultKind.HangAfterAccepting, "abbc")]
    public async Task Nothing_is_lost_and_at_most_the_chunk_in_doubt_comes_twice(TelegramFaultKind moment, string read)
    {
        await using var world = await World.CreateAsync();
        await using var telegram = await SimulatedTelegram.StartAsync();
        (string, string)[] settings =
        [
            ("Telegram:BotToken", telegram.Options.BotToken),
            ("Telegram:SecretToken", telegram.Options.SecretToken),
            ("Telegram:ApiBaseUrl", telegram.BaseAddress.ToString()),
        ];
        world.Model.Enqueue(
            ScriptedAnswer.Say(
                string.Join("\n\n", "abc".Select(letter => $"Part {letter}. " + string.Concat(Enumerable.Repeat($"{letter} word ", 450)))))
        );
        using (var app = await AppProcess.StartAsync(world, settings))
        {
            telegram.WebhookUrl = world.Twilio.WebhookUrl!.Replace("twilio", "telegram", StringComparison.Ordinal);
            var fault = telegram.Faults.Add(new(moment) { OnlyTextWith = "Part b" });
            Assert.True((await telegram.DeliverAsync(new GuestAction(Ana) { Text = "Activities dinosaurs" }, world.Patience)).Succeeded);
            await fault.WaitForHitAsync(cancellationToken: world.Patience);
            await app.KillAsync();
        }

        using var again = await AppProcess.StartAsync(world, settings);
        var chat = await telegram.Chat(Ana).WaitForAsync(messages => messages.Count == read.Length, world.Patience);

        Assert.Equal(1, world.Model.Calls.Count);
        Assert.Equal(read, string.Concat(chat.Select(message => message.Text.Split("Part ")[1][0])));
    }
}
