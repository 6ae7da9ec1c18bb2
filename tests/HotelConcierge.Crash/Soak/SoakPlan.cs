using System.Globalization;
using System.Text.RegularExpressions;
using HotelConcierge.Crash.Killed;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Soak;

/// <summary>
/// What happens in a soak, all of it drawn from the seed: what each guest gets in each turn, and when the process is killed.
/// </summary>
internal sealed partial class SoakPlan(int seed, TimeSpan longestLife)
{
    private const int MostParts = 4;

    // Longer than many lives and shorter than many: an answer that no life is long enough for would leave its guest waiting to the end.
    private readonly TimeSpan _longThought = longestLife * 0.4;

    /// <summary>How long the hold message is in coming: a long thought that a kill interrupts takes longer.</summary>
    public static TimeSpan HoldAfter => TimeSpan.FromSeconds(1);

    /// <summary>The longest there is. A turn that stands still in so many lives ends in an apology, as it should.</summary>
    public static TimeSpan TurnDeadline => TimeSpan.FromHours(1);

    /// <summary>What a guest writes.</summary>
    public static string Question(int guest, int turn) =>
        string.Create(CultureInfo.InvariantCulture, $"Explain number g{guest}t{turn} please");

    /// <summary>The marks that the answer to a guest's message carries, in order; each is to be read once.</summary>
    public IReadOnlyList<string> MarksOf(int guest, int turn) =>
        [
            .. Enumerable
                .Range(1, Draw(guest, turn).Next(1, MostParts + 1))
                .Select(part => string.Create(CultureInfo.InvariantCulture, $"[g{guest}t{turn}p{part}]")),
        ];

    /// <summary>Whether the answer to a guest's message books a table.</summary>
    public bool IsBooking(int guest, int turn) => Draw(guest, turn, 1).Next(2) == 0;

    /// <summary>Whether the provider sends a message again although it was thanked for.</summary>
    public bool IsRedelivered(int guest, int turn) => Draw(guest, turn, 2).Next(5) == 0;

    /// <summary>How long a guest takes over an answer before asking again.</summary>
    public TimeSpan Reading(int guest, int turn) => longestLife * (8 * Draw(guest, turn, 4).NextDouble());

    /// <summary>When the process is killed: after it was started, or after it listened.</summary>
    public (bool WhileStarting, TimeSpan After) Kill(int number)
    {
        var draw = Draw(-1, number);
        var whileStarting = draw.Next(8) == 0;
        return (whileStarting, (whileStarting ? TimeSpan.FromSeconds(1) : longestLife) * draw.NextDouble());
    }

    /// <summary>What the model answers.</summary>
    public ScriptedAnswer Answer(ChatRequest request)
    {
        var asked = Number().Match(request.LastUserText);
        if (!asked.Success)
            return ScriptedAnswer.Say("What do you mean?");
        var (guest, turn) = (
            int.Parse(asked.Groups["guest"].Value, CultureInfo.InvariantCulture),
            int.Parse(asked.Groups["turn"].Value, CultureInfo.InvariantCulture));
        var delay = Draw(guest, turn, 3).Next(5) == 0 ? _longThought : TimeSpan.Zero;
        if (IsBooking(guest, turn) && request.Messages[^1].Role is not "tool")
            return ScriptedAnswer.Call(BookTable.ToolName, "{}") with { Delay = delay };
        return ScriptedAnswer.Say(string.Join("\n\n", MarksOf(guest, turn).Select(mark => $"{mark} " + new string('x', 1200) + "."))) with
        {
            Delay = delay,
        };
    }

    // A draw of its own for every question, so that no answer depends on the order in which they are asked.
    private Random Draw(int guest, int turn, int what = 0) => new(unchecked((((seed * 31) + guest) * 1_000_003) + (turn * 17) + what));

    [GeneratedRegex(
        @"g(?<guest>\d+)t(?<turn>\d+)",
        RegexOptions.RightToLeft | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Number();
}
