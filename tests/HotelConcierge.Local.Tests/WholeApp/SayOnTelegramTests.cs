using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Say;
using HotelConcierge.Local.Tests.Storage;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary><c>say --channel telegram</c> on a machine without any account.</summary>
public sealed class SayOnTelegramTests
{
    [Fact]
    public async Task The_answer_is_read_in_the_chat_and_the_next_process_goes_on_with_it()
    {
        using var folder = new TemporaryFolder();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Path"] = folder.Path,
            ["Conversation:QuietPeriod"] = "00:00:00.050",
        };

        var (code, output) = await AppProcess.RunAsync(
            ["say", "Explain why the sky is blue", "--channel", "telegram"],
            settings,
            patience.Token);
        var (tapCode, tapOutput) = await AppProcess.RunAsync(
            ["say", "--tap", "Explain why it rains", "--channel", "telegram"],
            settings,
            patience.Token);

        Assert.True(code == 0, output);
        Assert.Contains("Telegram: simulated", output, StringComparison.Ordinal);
        Assert.Contains("1 message in", output, StringComparison.Ordinal);
        Assert.True(tapCode == 0, tapOutput);
        Assert.Contains("taps: Explain why it rains", tapOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no channel fax: twilio, telegram, whatsapp, line, conversations or web.", "hi", "--channel", "fax")]
    [InlineData("A guest writes or taps, not both at once.", "hi", "--tap", "2", "--channel", "telegram")]
    [InlineData("Buttons to tap are on Telegram (--channel telegram), WhatsApp (--channel whatsapp), LINE (--channel line) and Web chat (--channel web); elsewhere the guest answers with the number.", "--tap", "2")]
    [InlineData("On Telegram a guest is a number: --as 600000000.", "hi", "--channel", "telegram", "--as", "whatsapp:+1")]
    [InlineData("There is no text to say.", "--channel", "telegram")]
    public void What_makes_no_sense_is_said(string problem, params string[] args) =>
        Assert.Equal(problem, SayOptions.Parse(args, LocalChannels.All).Problem);

    [Fact]
    public void Numbers_and_addresses_are_read_per_channel()
    {
        Assert.Equal(("34600", "telegram"), Read("hi", "--as", "+34600", "--channel", "telegram"));
        Assert.Equal(("whatsapp:+34600000000", "twilio"), Read("hi", "--as", "+34600000000"));
        Assert.True(SayOptions.Parse(["--tap", "2", "--channel", "telegram"], LocalChannels.All).Options!.Taps);

        static (string?, string?) Read(params string[] args)
        {
            var options = SayOptions.Parse(args, LocalChannels.All).Options;
            return (options?.Guest, options?.Channel.Name.Value);
        }
    }

    [Fact]
    public void A_button_is_named_by_its_number_its_label_or_its_id()
    {
        using var folder = new TemporaryFolder();
        new RememberedChoices(folder.Path, "5").Remember([new("Sat 10:00", "s1"), new("Sat 11:00", "s2")]);

        var later = new RememberedChoices(folder.Path, "5");
        Assert.Equal(["s2", "s1", "s2", "3", "s9"], new[] { "2", "sat 10:00", "s2", "3", "s9" }.Select(later.Find));
        Assert.Equal("2", new RememberedChoices(folder.Path, "6").Find("2"));
    }
}
