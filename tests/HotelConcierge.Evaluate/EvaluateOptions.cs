using System.Globalization;
using HotelConcierge.Settings;

namespace HotelConcierge.Evaluate;

/// <summary>What the command line asks for.</summary>
internal sealed record EvaluateOptions
{
    public const string Usage = """
        Usage: HotelConcierge.Evaluate [options]
        Plays whole conversations against a model service and says how it did. The service is set as for a host (OpenAI__Endpoint,
        OpenAI__ApiKey, OpenAI__Model, or AzureOpenAI__Endpoint, AzureOpenAI__Deployment, AzureOpenAI__ApiKey), in the environment or in
        a file like local.settings.json. Keys have no option: a command line is read by everybody on a machine.
          --settings FILE         a file of settings as local.settings.json; the environment counts more
          --endpoint URL          instead of OpenAI__Endpoint
          --model NAME            instead of OpenAI__Model
          --embedded              plays with the embedded model instead, which costs nothing
          --judge NAME            which model scores the prose: its name, "same" (unless said), or "none"
          --judge-endpoint URL    where that model is, with the key Judge__ApiKey; unless said where the other one is
          --prices TEXT           what a million tokens cost, read and written, as in Budget__Prices: gpt-5.4-mini=0.75/4.50
          --conversations FOLDER  the conversations; those of tests/conversations unless said
          --only AREA             an area, or several with commas; may be repeated
          --most N                not more than N conversations, taken from the areas in turn
          --parallel N            N at a time, 1 to 16; 2 unless said
          --json FILE             where everything goes; evaluation.json unless said
          --against FILE          an earlier result to compare with
          --least SHARE           the share of conversations that has to pass, 0 to 1; 0.9 unless said
          --least-score SCORE     what the judge's scores have to reach on average, 1 to 5; 0 unless said, which asks for nothing
        Ends with 0 when both are reached, 1 when not, 2 when it could not be found out.
        """;

    private const int MostParallel = 16;

    public string? SettingsFile { get; init; }

    public string? Endpoint { get; init; }

    public string? Model { get; init; }

    public bool IsEmbedded { get; init; }

    /// <summary>The judge's model; null for the one that is judged, empty for no judge.</summary>
    public string? Judge { get; init; }

    public string? JudgeEndpoint { get; init; }

    /// <summary>Null where <c>Budget__Prices</c> counts.</summary>
    public string? Prices { get; init; }

    /// <summary>Null for those that ship.</summary>
    public string? Folder { get; init; }

    /// <summary>The areas; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public int Most { get; init; } = int.MaxValue;

    public int Parallel { get; init; } = 2;

    public string JsonFile { get; init; } = "evaluation.json";

    public string? Against { get; init; }

    public double Least { get; init; } = 0.9;

    public double LeastScore { get; init; }

    /// <returns>The options, or null and what is wrong.</returns>
    public static (EvaluateOptions? Options, string? Problem) Parse(IReadOnlyList<string> args)
    {
        var options = new EvaluateOptions();
        for (var index = 0; index < args.Count; index++)
        {
            var name = args[index];
            if (name is "--embedded")
            {
                options = options with { IsEmbedded = true };
                continue;
            }

            if (index + 1 == args.Count)
                return (null, name.StartsWith("--", StringComparison.Ordinal) ? $"{name} needs a value." : $"There is no option {name}.");
            var (changed, problem) = options.With(name, args[++index]);
            if (changed is null)
                return (null, problem);
            options = changed;
        }

        return options is { IsEmbedded: true, Endpoint: not null } or { IsEmbedded: true, Model: not null }
            ? (null, "--embedded has no --endpoint and no --model.")
            : (options, null);
    }

    private (EvaluateOptions? Options, string? Problem) With(string name, string value) => name switch
    {
        "--settings" => (this with { SettingsFile = value }, null),
        "--endpoint" => Address(name, value) ?? (this with { Endpoint = value }, null),
        "--model" => (this with { Model = value }, null),
        "--judge" => (this with { Judge = value switch { "same" => null, "none" => "", _ => value } }, null),
        "--judge-endpoint" => Address(name, value) ?? (this with { JudgeEndpoint = value }, null),
        "--prices" => PriceTable.Read(value) is { Problem: { } problem }
            ? (null, $"--prices: {problem}")
            : (this with { Prices = value }, null),
        "--conversations" => (this with { Folder = value }, null),
        "--only" => (
            this with { Only = [.. Only, .. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
            null),
        "--most" => Number(value, 1, int.MaxValue) is { } most
            ? (this with { Most = most }, null)
            : (null, "--most takes a number from 1."),
        "--parallel" => Number(value, 1, MostParallel) is { } parallel
            ? (this with { Parallel = parallel }, null)
            : (null, string.Create(CultureInfo.InvariantCulture, $"--parallel takes a number from 1 to {MostParallel}.")),
        "--json" => (this with { JsonFile = value }, null),
        "--against" => (this with { Against = value }, null),
        "--least" => Share(value, 1) is { } least
            ? (this with { Least = least }, null)
            : (null, "--least takes a share from 0 to 1, such as 0.9."),
        "--least-score" => Share(value, 5) is { } score
            ? (this with { LeastScore = score }, null)
            : (null, "--least-score takes a score from 1 to 5, or 0 for none."),
        _ => (null, $"There is no option {name}."),
    };

    private static (EvaluateOptions? Options, string? Problem)? Address(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http")
            ? null
            : (null, $"{name} takes an absolute web address, such as https://api.openai.com/v1.");

    private static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    private static double? Share(string value, double most) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= most ? share : null;
}
