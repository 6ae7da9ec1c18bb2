using System.Text;
using System.Text.Json.Nodes;
using HotelConcierge.Simulators.WhatsApp;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <content>What guests send besides words.</content>
public sealed partial class WhatsAppTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task A_voice_message_is_heard_also_where_its_address_ran_out_once(int expired, bool isHeard)
    {
        var recording = Voices.Read("english.ogg");
        _world.Model.ScriptTranscription(recording, "Explain the moon");
        _meta.ExpireAddresses(expired);
        await SendAsync("audio", "audio/ogg; codecs=opus", recording, new() { ["voice"] = true });

        var answer = (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text;

        if (isHeard)
            Assert.Contains("You asked: Explain the moon", answer, StringComparison.Ordinal);
        else
            Assert.StartsWith("I could not open that file.", answer, StringComparison.Ordinal);
        Assert.Equal(isHeard ? 1 : 0, _world.Model.Transcriptions.Count);
    }

    [Fact]
    public async Task A_document_is_read_under_the_name_that_the_guest_gave_it()
    {
        await SendAsync(
            "document",
            "text/plain",
            Encoding.UTF8.GetBytes("Bus 12 at nine."),
            new() { ["filename"] = "plan.txt", ["caption"] = "Explain this plan" });

        await Phone.WaitForMessagesAsync(1, _world.Patience);
        Assert.Contains(
            _world.Model.Calls.Snapshot()[^1].Messages,
            message => message.Text.Contains("a document named \"plan.txt\"", StringComparison.Ordinal)
                && message.Text.Contains("It says: \"Bus 12 at nine.\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_which_meta_knows_nothing_is_said_to_be_gone()
    {
        await HearAsync(new WhatsAppAction(Ana) { Type = "document", Content = new JsonObject { ["id"] = "123", ["mime_type"] = "text/plain" } });

        Assert.StartsWith("I could not open that file.", (await Phone.WaitForMessagesAsync(1, _world.Patience))[0].Text, StringComparison.Ordinal);
    }

    private Task<string> SendAsync(string type, string contentType, byte[] bytes, JsonObject content)
    {
        content["id"] = _meta.KeepFile(contentType, bytes);
        content["mime_type"] = contentType;
        return HearAsync(new WhatsAppAction(Ana) { Type = type, Content = content });
    }
}
