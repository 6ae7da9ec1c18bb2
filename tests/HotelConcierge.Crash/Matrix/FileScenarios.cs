using System.Text;
using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.Matrix;

/// <summary>
/// A voice message, a picture and a document in one turn: each is fetched, kept and read before the model is asked. By Twilio they come in
/// one message. From Meta and on Telegram they are three, so a kill between them may have them answered in more turns than one: then it
/// counts that each of them was answered once.
/// </summary>
internal sealed class Spoken(GuestChannel channel) : Scenario
{
    private const string Said = "Explain the rain";
    private const string Written = "Clouds are water.";
    private const string Router = "You sort";

    private const string Heard = "I heard you.";
    private const string Seen = "I saw the picture.";
    private const string Read = "I read the document.";

    private static readonly byte[] Recording = [.. "OggS"u8, .. new byte[2_000]];
    private static readonly byte[] Picture = [0x89, .. "PNG\r\n\u001A\n"u8, .. new byte[500]];

    private static readonly byte[] Document = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
            + "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"
            + $"4 0 obj <</Length 48>> stream\nBT /F1 12 Tf 72 720 Td ({Written}) Tj ET\nendstream endobj\n"
            + "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer <</Size 6/Root 1 0 R>>\n%%EOF");

    public override string Name => channel is GuestChannel.Twilio ? "spoken" : $"spoken-{channel.ToString().ToLowerInvariant()}";

    public override string Story => $"a voice message with a picture and a document, by {channel}";

    public override GuestChannel Channel => channel;

    public override int MoreTurns => channel is GuestChannel.Twilio ? 0 : 2;

    public override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["OpenAI:TranscriptionModel"] = "transcribe-simulated",
                ["OpenAI:SeesPictures"] = "true",
            };

            // However busy the machine is, messages that nothing keeps apart are one turn.
            if (channel is not GuestChannel.Twilio)
                (settings["Conversation:QuietPeriod"], settings["Conversation:LongestPause"]) = ("00:00:10", "00:00:30");
            return settings;
        }
    }

    public override Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        deployment.Model.ScriptTranscription(Recording, Said);
        return deployment.HearAsync(
            new InboundSms(Guest, Business, "")
            {
                Media = [new("audio/ogg", Recording), new("image/png", Picture), new("application/pdf", Document)],
            },
            cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request)
    {
        if (request.Messages[0].Text.StartsWith(Router, StringComparison.Ordinal))
            return ScriptedAnswer.Say("parenting");
        var shown = request.Body.GetRawText();
        (string Text, bool IsSo)[] told =
        [

            // In a later turn it stands before our answer to it.
            (Heard, request.Messages.Reverse().TakeWhile(message => message.Role is not "assistant")
                .Any(message => message.Role is "user" && message.Text.Contains(Said, StringComparison.Ordinal))),
            (Seen, shown.Contains("data:image/png", StringComparison.Ordinal)),
            (Read, shown.Contains(Written, StringComparison.Ordinal)),
        ];
        return ScriptedAnswer.Say(string.Join(' ', told.Where(part => part.IsSo).Select(part => part.Text)));
    }

    public override IEnumerable<string> ToldBy(IReadOnlyList<string> phone)
    {
        if (channel is GuestChannel.Twilio)
            return phone;
        string[] parts = [Heard, Seen, Read];
        return
        [
            .. parts.SelectMany(part => Enumerable.Repeat(part, phone.Sum(text => text.Split(part).Length - 1))),
            .. phone.Where(text => !Array.Exists(parts, part => text.Contains(part, StringComparison.Ordinal))),
        ];
    }

    public override bool MayRepeatAfter(string point) =>
        channel is GuestChannel.Telegram
        && (point.StartsWith("after Telegram answered 200 to sendMessage", StringComparison.Ordinal)
            || (point.StartsWith("before the commit of", StringComparison.Ordinal)
                && point.Contains("\"receipts\"", StringComparison.Ordinal)));

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(
            untouched.Phone is [var only] && only.Contains($"{Heard} {Seen} {Read}", StringComparison.Ordinal),
            $"the guest read {string.Join(" | ", untouched.Phone)}");
}
