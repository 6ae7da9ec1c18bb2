using HotelConcierge.Local.Channels;
using HotelConcierge.Local.Say;
using HotelConcierge.Local.Storage;
using HotelConcierge.Messages;
using HotelConcierge.Storage;

namespace HotelConcierge.Fuzz.Targets;

/// <summary>What others may name as they like becomes keys that every store takes, and texts come back from a row as they were.</summary>
internal sealed class StorageTarget : FuzzTarget
{
    public override string Name => "storage";

    public override double Share => 6;

    public override IEnumerable<string> Seeds =>
        ["SM0000000000000000000000000000000a", "a/b\\c#d?e", "\u0085\uFFFF", "whatsapp:+34600000001\nwhatsapp:+1", "{\"utf16\":\"AAAA\"}"];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var conversation = ConversationId.For(new ConversationAddress(new("twilio"), Deployment.Business, input.Text));
        var turn = TurnIds.For(conversation, input.Text);
        TableLimits.CheckKey(conversation.Value, "conversation");
        TableLimits.CheckKey(turn, "turn");
        TableLimits.CheckKey(TurnIds.KeyFor(input.Text), "message");
        Require(TurnIds.ConversationOf(turn) == conversation, "a turn's id does not name its conversation");

        var kept = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = input.Text, ["other"] = "x" };
        var read = RowJson.Read(RowJson.Write(kept));
        Require(read.Count == 2 && read["text"] == input.Text, "a text did not come back as it was");
        return ValueTask.FromResult($"{turn.Length == conversation.Value.Length + 1 + input.Text.Length}");
    }
}

/// <summary>The command line of <c>say</c>: options or a sentence.</summary>
internal sealed class SayTarget : FuzzTarget
{
    public override string Name => "say";

    public override IEnumerable<string> Seeds =>
        ["hello\n--as\n+34600000001", "--think\n1e309\nhi", "--assistant\nearly-years\nhi", "--as\nsms:\n--as"];

    public override ValueTask<string> RunAsync(FuzzInput input)
    {
        var (options, problem) = SayOptions.Parse(input.Text.Split('\n'), LocalChannels.All);
        Require(options is null != (problem is null), "neither options nor a problem");
        Require(options?.ModelDelay is null || options.ModelDelay >= TimeSpan.Zero, "a delay is negative");
        return ValueTask.FromResult(problem is null ? "taken" : problem.Split(' ')[^1]);
    }
}
