using System.Text;
using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Twilio;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A voice message, a picture and a document in one: each is fetched, kept and read before the model is asked.</summary>
internal sealed class Spoken : Scenario
{
    private const string Said = "Explain the rain";
    private const string Written = "Clouds are water.";

    private static readonly byte[] Recording = [.. "OggS"u8, .. new byte[2_000]];
    private static readonly byte[] Picture = [0x89, .. "PNG\r\n\u001A\n"u8, .. new byte[500]];

    public override string Name => "spoken";

    public override string Story => "a voice message with a picture and a document";

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OpenAI:TranscriptionModel"] = "transcribe-simulated",
        ["OpenAI:SeesPictures"] = "true",
    };

    public override Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        deployment.Model.ScriptTranscription(Recording, Said);
        return deployment.HearAsync(
            new InboundSms(Guest, Business, "")
            {
                Media = [new("audio/ogg", Recording), new("image/png", Picture), new("text/plain", Encoding.UTF8.GetBytes(Written))],
            },
            cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request)
    {
        var shown = request.Body.GetRawText();
        return ScriptedAnswer.Say(
            $"Heard {shown.Contains(Said, StringComparison.Ordinal)}, saw {shown.Contains("data:image/png", StringComparison.Ordinal)}, "
                + $"read {shown.Contains(Written, StringComparison.Ordinal)}.");
    }

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(
            untouched.Phone is [var only] && only.Contains("Heard True, saw True, read True.", StringComparison.Ordinal),
            $"the guest read {string.Join(" | ", untouched.Phone)}");
}
