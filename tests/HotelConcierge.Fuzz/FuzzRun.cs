using System.Diagnostics;
using System.Globalization;
using HotelConcierge.Fuzz.Targets;

namespace HotelConcierge.Fuzz;

/// <summary>
/// Runs every target over its share of the inputs. Each target has its own sequence, which the seed and its name decide;
/// an input whose outcome is new for its target is kept and built upon.
/// </summary>
internal sealed class FuzzRun(FuzzOptions options, TextWriter output)
{
    private const int MostKnown = 2_000;
    private const int MostFailuresOfOne = 5;
    private const int LinesOfFailure = 15;

    /// <summary>No input takes a hundredth of it; one that does is in a loop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();

    /// <returns>Whether every input was taken well.</returns>
    public async Task<bool> RunAsync()
    {
        var targets = FuzzTargets.All().Where(target => options.Target is null || target.Name == options.Target).ToList();
        if (targets.Count == 0)
        {
            await output.WriteLineAsync(
                $"There is no target {options.Target}; there are {string.Join(", ", FuzzTargets.All().Select(target => target.Name))}.");
            return false;
        }

        var started = Stopwatch.StartNew();
        var shares = targets.Sum(target => target.Share);
        await output.WriteLineAsync($"{"target",-18} {"inputs",9} {"outcomes",8} {"seconds",8} {"slowest ms",10} {"failed",6}");
        var results = new List<TargetResult>();
        await Parallel.ForEachAsync(targets, async (target, _) =>
        {
            await using (target)
            {
                var result = await RunAsync(target, Math.Max(1, (long)(options.Inputs * target.Share / shares)));
                lock (_gate)
                {
                    results.Add(result);
                    output.WriteLine(result.ToString());
                }
            }
        });
        var failed = results.Sum(result => result.Failed);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{results.Sum(result => result.Inputs)} inputs, seed {options.Seed}, {results.Count} targets, {started.Elapsed.TotalSeconds:F0} s: {failed} failed"
            ));
        return failed == 0;
    }

    private async Task<TargetResult> RunAsync(FuzzTarget target, long inputs)
    {
        var watch = Stopwatch.StartNew();
        await target.StartAsync();
        var known = target.SeedBytes.ToList();
        var mutator = new Mutator(new Random(SeedFor(target.Name)));
        var outcomes = new HashSet<string>(StringComparer.Ordinal);
        var (failed, slowest) = (0, TimeSpan.Zero);
        var seeds = options.Replay is { } file ? [await File.ReadAllBytesAsync(file)] : known.ToList();
        if (options.Replay is not null)
            inputs = 1;
        for (var number = 0L; number < inputs && failed < MostFailuresOfOne; number++)
        {
            var bytes = number < seeds.Count ? seeds[(int)number] : mutator.Next(known);
            var before = watch.Elapsed;
            try
            {
                using var watchdog = new Timer(_ => GiveUp(target, bytes), null, Patience, Timeout.InfiniteTimeSpan);
                if (outcomes.Add(await target.RunAsync(new FuzzInput(bytes))) && known.Count < MostKnown)
                    known.Add(bytes);
            }
            catch (Exception exception)
            {
                failed++;
                Report(target, number, bytes, exception.ToString());
            }

            slowest = watch.Elapsed - before > slowest ? watch.Elapsed - before : slowest;
        }

        try
        {
            await target.FinishAsync();
        }
        catch (Exception exception)
        {
            failed++;
            lock (_gate)
                output.WriteLine($"{target.Name}: after all inputs: {Shorten(exception.ToString())}");
        }

        return new(target.Name, inputs, outcomes.Count, watch.Elapsed, slowest, failed);
    }

    private void Report(FuzzTarget target, long number, byte[] bytes, string what)
    {
        Directory.CreateDirectory(options.Failures);
        var file = Path.Combine(
            options.Failures,
            string.Create(CultureInfo.InvariantCulture, $"{target.Name}-{options.Seed}-{number}.bin"));
        File.WriteAllBytes(file, bytes);
        lock (_gate)
            output.WriteLine($"{target.Name}, input {number}: {Shorten(what)}\n  again: --target {target.Name} --replay {file}");
    }

    private void GiveUp(FuzzTarget target, byte[] bytes)
    {
        Report(target, -1, bytes, $"still at work after {Patience}");
        Environment.Exit(1);
    }

    private static string Shorten(string what) => string.Join('\n', what.Split('\n').Take(LinesOfFailure));

    private int SeedFor(string name) => name.Aggregate(options.Seed, (hash, letter) => unchecked((hash * 31) + letter));

    private sealed record TargetResult(string Name, long Inputs, int Outcomes, TimeSpan Took, TimeSpan Slowest, int Failed)
    {
        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Name,-18} {Inputs,9} {Outcomes,8} {Took.TotalSeconds,8:F1} {Slowest.TotalMilliseconds,10:F1} {Failed,6}");
    }
}
