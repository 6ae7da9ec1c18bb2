namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>say</c> with the settings of a Twilio account, which here is the simulated one of the test's world.</summary>
public sealed class SayToAccountTests
{
    [Fact]
    public async Task The_answer_reaches_the_phone_through_the_account_and_is_shown()
    {
        await using var world = await World.CreateAsync();

        var (code, output) = await AppProcess.RunAsync(["say", "Explain the moon", "--as", World.Ana], world.Settings(), world.Patience);

        Assert.Equal(0, code);
        Assert.Contains("You asked: Explain the moon", output, StringComparison.Ordinal);
        Assert.Contains($"account {world.Twilio.Options.AccountSid}", output, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Twilio.Options.AuthToken, output, StringComparison.Ordinal);
        Assert.Contains("You asked: Explain the moon", Assert.Single(await world.ReadAsync(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_written_to_who_was_not_named()
    {
        await using var world = await World.CreateAsync();

        var (code, output) = await AppProcess.RunAsync(["say", "Explain the moon"], world.Settings(), world.Patience);

        Assert.Equal(1, code);
        Assert.Contains("--as", output, StringComparison.Ordinal);
        Assert.Empty(world.Model.Calls.Snapshot());
    }
}
