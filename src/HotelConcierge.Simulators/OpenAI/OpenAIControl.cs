using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>What the next recording says.</summary>
public sealed record TranscriptionScript(string Text);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for tests that run in another process. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>POST answers</c> with an array of <see cref="ScriptedAnswer"/> (durations as <c>hh:mm:ss</c>) scripts them in order;</item>
/// <item><c>POST transcriptions</c> with a <see cref="TranscriptionScript"/> scripts a recording's text;</item>
/// <item><c>GET calls?after=N&amp;wait=SECONDS</c> is the chat requests from position N on, as a <see cref="FeedPage{T}"/>;
/// waits while there are none; <c>GET requests</c> the same for all requests;</item>
/// <item>faults as <see cref="FaultControl"/> says; <c>POST release</c> also lets go of scripted answers that are held.</item>
/// </list>
/// Bad input is answered with 400 and <c>{"error": "..."}</c>.
/// </summary>
internal sealed class OpenAIControl(SimulatedOpenAI openAI)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<OpenAIFault, OpenAIFaultKind, OpenAIOperation>(
            openAI.Faults,
            (kind, on) => new OpenAIFault(kind) { On = on ?? OpenAIOperation.Chat },
            rule => (rule.Kind, rule.On));
        control.MapPost("/answers", (ScriptedAnswer[] answers) => openAI.Enqueue(answers));
        control.MapPost("/transcriptions", (TranscriptionScript script) => openAI.EnqueueTranscription(script.Text));
        control.MapGet("/calls", (long? after, double? wait, CancellationToken token) =>
            LongPoll.ReadAsync(openAI.Calls, after, wait, token));
        control.MapGet("/requests", (long? after, double? wait, CancellationToken token) =>
            LongPoll.ReadAsync(openAI.Requests, after, wait, token));
    }
}
