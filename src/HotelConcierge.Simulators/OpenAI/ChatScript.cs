using System.Collections.Concurrent;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>What the model says: the scripted answers first, each once and in order, then whatever the responder makes.</summary>
internal sealed class ChatScript
{
    private readonly ConcurrentQueue<ScriptedAnswer> _scripted = new();

    public Func<ChatRequest, ScriptedAnswer> Responder { get; set; } =
        request => ScriptedAnswer.Say($"You said: {request.LastUserText}");

    public int Waiting => _scripted.Count;

    public void Add(ScriptedAnswer answer) => _scripted.Enqueue(answer);

    public ScriptedAnswer Next(ChatRequest request) => _scripted.TryDequeue(out var answer) ? answer : Responder(request);
}
