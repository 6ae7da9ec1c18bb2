using HotelConcierge.Crash.World;
using HotelConcierge.Simulators.OpenAI;

namespace HotelConcierge.Crash.Matrix;

/// <summary>A caregiver saves one of the ideas they have read, and then asks for the list.</summary>
internal sealed class Saved : Scenario
{
    private const string Save = "save 1";
    private const string List = "what did I save?";
    private const string Idea = "Footprints in flour";

    public override string Name => "save";

    public override string Story => "an idea is saved, then the list is asked for";

    public override async Task PrepareAsync(Deployment deployment, KilledProcess process, CancellationToken cancellationToken)
    {
        var sid = await deployment.HearAsync("Activities dinosaurs", cancellationToken: cancellationToken);
        await process.WaitForEndAsync(deployment, sid, cancellationToken);
    }

    public override async Task<string> PlayAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await deployment.HearAsync(Save, cancellationToken: cancellationToken);
        await deployment.WaitForQuietAsync(cancellationToken);
        return await deployment.HearAsync(List, cancellationToken: cancellationToken);
    }

    public override ScriptedAnswer Answer(Deployment deployment, ChatRequest request)
    {
        if (request.Messages[0].Text.StartsWith("You sort", StringComparison.Ordinal))
            return ScriptedAnswer.Say("follow-up");
        if (request.Messages[^1].Role is "tool")
            return ScriptedAnswer.Say("DONE");
        return request.LastUserText switch
        {
            Save => ScriptedAnswer.Call("save_idea", """{"number":1}"""),
            List => ScriptedAnswer.Call("saved_ideas", "{}"),
            _ => ScriptedAnswer.Say($"### {Idea}\n\nDust a tray and walk a toy over it.\n\n### Egg race\n\nCarry eggs on a spoon."),
        };
    }

    public override IEnumerable<string> ProblemsOf(Played untouched) =>
        Unless(
            untouched.Phone.Count(text => text.StartsWith("Saved: ", StringComparison.Ordinal)) == 1
                && untouched.Phone[^1].Split(Idea).Length == 2,
            $"the guest read {string.Join(" | ", untouched.Phone)}");
}
