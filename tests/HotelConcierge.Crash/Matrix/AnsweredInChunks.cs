using HotelConcierge.Crash.Killed;
using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A tool call that changes the world and an answer in several chunks, at one of which the channel asks to wait.</summary>
/// <param name="chunks">How many.</param>
/// <param name="length">Of each, in characters: too long for two to be one message.</param>
/// <param name="held">At which of them, from 1.</param>
internal abstract class AnsweredInChunks(int chunks, int length, int held) : Scenario
{
    private readonly string _text = string.Join(
        "\n\n", Enumerable.Range(1, chunks).Select(part => $"{WordsOf(part)} " + new string('x', length) + "."));

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        RefuseOnce(deployment, WordsOf(held));
        return await deployment.HearAsync("Activities dinosaurs in the garden for a 2 year old", Guest, Business, cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request) =>
        request.Messages.Any(message => message.Role is "tool")
            ? ScriptedAnswer.Say(_text)
            : new() { ToolCalls = [new ScriptedToolCall(BookTable.ToolName, "{}")] };

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        [
            .. Unless(untouched.Phone.Count == chunks, $"the guest read {untouched.Phone.Count} messages"),
            .. Unless(untouched.Bookings == 1, $"{untouched.Bookings} tables were booked"),
        ];

    /// <summary>Has the channel ask to wait, once, for the message with these words.</summary>
    protected abstract void RefuseOnce(Deployment deployment, string words);

    private static string WordsOf(int part) => $"Part {part}.";
}
