using HotelConcierge.Evaluate.Conversations;
using HotelConcierge.Evaluate.Stages;
using HotelConcierge.Model;
using HotelConcierge.Model.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Evaluate.Judging;

/// <summary>How a judge scored a conversation; the scores are null where it could not be understood or asked.</summary>
internal sealed record Verdict(double? Truth, double? Relevance, double? Tone, string Reason, ModelUse Use)
{
    /// <summary>Of the three; null without them.</summary>
    public double? Score => Truth is { } truth && Relevance is { } relevance && Tone is { } tone ? (truth + relevance + tone) / 3 : null;
}

/// <summary>A model that scores conversations. May be used by several stages at once.</summary>
internal sealed class Judge : IDisposable
{
    private readonly ProseEvaluator _evaluator = new();
    private readonly ServiceProvider _services;
    private readonly IChatClient _model;

    public Judge(EvaluatedService service)
    {
        // With the retries of a host. No log: it might name what a guest said.
        _services = new ServiceCollection()
            .AddLogging(log => log.ClearProviders())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Random.Shared)
            .AddOpenAI(new ConfigurationBuilder().AddInMemoryCollection(service.Settings).Build())
            .BuildServiceProvider();
        _model = _services.GetRequiredService<IChatClient>();
    }

    public async Task<Verdict> JudgeAsync(PlayedConversation played, IReadOnlyList<ModelUse> uses, CancellationToken cancellationToken)
    {
        // Not disposed of: the model below it is that of all conversations.
        var log = new ModelLog(_model);
        List<ChatMessage> messages = [];
        foreach (var line in played.Lines)
        {
            messages.Add(new(ChatRole.User, line.Said));
            messages.AddRange(line.Read.Select(read => new ChatMessage(ChatRole.Assistant, read)));
        }

        var last = messages.FindLastIndex(message => message.Role == ChatRole.Assistant);
        if (last < 0)
            return new(null, null, null, "There is no answer to judge.", ModelUse.None);
        try
        {
            var result = await _evaluator.EvaluateAsync(
                messages[..last],
                new ChatResponse(messages[last]),
                new ChatConfiguration(log),
                [ProseContext.Of(played, uses)],
                cancellationToken);
            return new(
                Score(result, ProseEvaluator.Truth),
                Score(result, ProseEvaluator.Relevance),
                Score(result, ProseEvaluator.Tone),
                ReasonOf(result.Get<NumericMetric>(ProseEvaluator.Truth)),
                log.Take());
        }
        catch (ModelException failure)
        {
            return new(null, null, null, $"The judge could not be asked: {failure.Trouble}.", log.Take());
        }
    }

    public void Dispose() => _services.Dispose();

    private static double? Score(EvaluationResult result, string name) => result.Get<NumericMetric>(name).Value;

    private static string ReasonOf(NumericMetric metric) => metric.Diagnostics is { Count: > 0 } diagnostics
        ? diagnostics[0].Message
        : metric.Reason ?? "";
}
