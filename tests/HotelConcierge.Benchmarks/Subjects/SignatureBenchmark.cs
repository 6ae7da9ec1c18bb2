using HotelConcierge.Benchmarks.Load;
using HotelConcierge.Channels.Twilio;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>How many webhooks one thread can prove genuine.</summary>
internal static class SignatureBenchmark
{
    public const string Name = "signature";

    private const string Url = "https://concierge.example.com/api/channels/twilio";
    private const int Count = 1000;

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        await Task.CompletedTask;
        var fields = SignedWebhooks.Fields(SignedWebhooks.Guest(1), "Explain why the sky is blue");
        var signature = TwilioSignature.Compute(Url, fields, SignedWebhooks.AuthToken);
        var perSecond = Repeated.BestPerSecond(arguments, () =>
        {
            for (var check = 0; check < Count; check++)
            {
                if (!TwilioSignature.IsValid(signature, Url, fields, [1], SignedWebhooks.AuthToken))
                    throw new InvalidOperationException("A genuine webhook was refused.");
            }

            return Count;
        });
        yield return new(Name, "Twilio signature checks", perSecond, "/s");
    }
}
