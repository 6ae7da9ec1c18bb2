using System.Text;
using HotelConcierge.Channels.WhatsApp;
using HotelConcierge.Messages;
using HotelConcierge.Replies;
using Markdig;

namespace HotelConcierge.Benchmarks.Subjects;

/// <summary>How fast replies are formatted and cut, one thread.</summary>
internal static class ChunkerBenchmark
{
    public const string Name = "chunker";

    private const int MaxLength = 1600;

    private static readonly TextStyle Plain = new(TextMarkup.Plain, MaxLength);
    private static readonly TextStyle WhatsApp = new(WhatsAppMarkup.Instance, MaxLength);

    public static async IAsyncEnumerable<Figure> RunAsync(BenchmarkArguments arguments)
    {
        await Task.CompletedTask;
        var plain = SampleReplies.Plain();
        yield return new(
            Name,
            "plain text into chunks",
            PerSecond(arguments, plain, text => Chunker.Split(text, Plain)),
            "MB/s",
            Goal.Least(100));
        var markdown = SampleReplies.Markdown();
        yield return new(
            Name,
            "Markdown into WhatsApp chunks",
            PerSecond(arguments, markdown, text => ReplyText.ToChunks(text, WhatsApp)),
            "MB/s",
            Goal.Least(30));
        yield return new(
            Name,
            "the same Markdown, only parsed by the library",
            PerSecond(arguments, markdown, text => Markdown.Parse(text)),
            "MB/s");
    }

    private static double PerSecond(BenchmarkArguments arguments, IReadOnlyList<string> replies, Func<string, object> cut)
    {
        var bytes = replies.Sum(reply => (long)Encoding.UTF8.GetByteCount(reply));
        return Repeated.BestPerSecond(arguments, () =>
        {
            foreach (var reply in replies)
                GC.KeepAlive(cut(reply));
            return bytes;
        }) / 1e6;
    }
}
