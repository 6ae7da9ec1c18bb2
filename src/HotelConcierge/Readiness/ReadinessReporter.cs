using System.Globalization;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Readiness;

/// <summary>
/// Asks everything the deployment depends on, each thing beside the others. One place for <c>/api/ready</c> and <c>doctor</c>.
/// </summary>
public sealed partial class ReadinessReporter(
    IEnumerable<IProbe> probes,
    ReadinessMemory memory,
    TimeProvider clock,
    ILogger<ReadinessReporter> log)
{
    /// <summary>What is known, asking only what was not asked lately.</summary>
    /// <param name="cancellationToken">Ends the wait, not the questions: others may wait for the same answers.</param>
    public Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken) => ReportAsync(anew: false, cancellationToken);

    /// <summary>Asks everything now, whatever was answered before.</summary>
    /// <param name="cancellationToken">As for <see cref="CheckAsync"/>.</param>
    public Task<ReadinessReport> AskAnewAsync(CancellationToken cancellationToken) => ReportAsync(anew: true, cancellationToken);

    private async Task<ReadinessReport> ReportAsync(bool anew, CancellationToken cancellationToken)
    {
        var checks = probes.Select(probe => memory.RecallAsync(probe, anew, before => AskAsync(probe, before))).ToList();
        return new(await Task.WhenAll(checks).WaitAsync(cancellationToken));
    }

    private async Task<ReadinessCheck> AskAsync(IProbe probe, ReadinessCheck? before)
    {
        Finding finding;
        Exception? failure = null;
        using var patience = new CancellationTokenSource(probe.Patience, clock);
        try
        {
            // Waited for here as well, since not everything that is asked lets itself be interrupted.
            finding = await probe.AskAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            finding = Finding.NotWell(
                string.Create(CultureInfo.InvariantCulture, $"No answer within {probe.Patience.TotalSeconds:0.#} seconds."),
                probe.Remedy);
        }
        catch (Exception exception)
        {
            // The reason stands in the log: anybody may read the answer.
            failure = exception;
            finding = Finding.NotWell($"{exception.GetType().Name}; the log says more.", probe.Remedy);
        }

        // Said when it changes, and not with every question.
        if (finding != before?.Finding)
            Tell(probe.What, finding, failure, isNews: before is { Finding.Condition: not Condition.Well });
        return new(probe.What, finding, clock.GetUtcNow());
    }

    private void Tell(string what, Finding finding, Exception? failure, bool isNews)
    {
        if (finding.Condition is Condition.NotWell)
            Log.NotWell(log, what, finding.Says, finding.Remedy, failure);
        else if (finding.Condition is Condition.Warning)
            Log.Warning(log, what, finding.Says, finding.Remedy);
        else if (isNews)
            Log.WellAgain(log, what, finding.Says);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Not ready: {What}. {Says} {Remedy}")]
        public static partial void NotWell(ILogger logger, string what, string says, string remedy, Exception? failure);

        [LoggerMessage(2, LogLevel.Warning, "Ready, but see to it: {What}. {Says} {Remedy}")]
        public static partial void Warning(ILogger logger, string what, string says, string remedy);

        [LoggerMessage(3, LogLevel.Information, "Well again: {What}. {Says}")]
        public static partial void WellAgain(ILogger logger, string what, string says);
    }
}
