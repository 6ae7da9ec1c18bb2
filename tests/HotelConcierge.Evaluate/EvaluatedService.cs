using System.Text.Json;
using HotelConcierge.Model.OpenAI;
using HotelConcierge.Settings;
using Microsoft.Extensions.Configuration;

namespace HotelConcierge.Evaluate;

/// <summary>The model service that answers or judges, as settings name it.</summary>
/// <param name="Endpoint">Where its API begins.</param>
/// <param name="ApiKey">Never shown.</param>
/// <param name="Model">Its name, or on Azure that of the deployment.</param>
internal sealed record EvaluatedService(string Endpoint, string ApiKey, string Model)
{
    private const string JudgesKey = "Judge:ApiKey";
    private const string Azure = "AzureOpenAI";
    private const string AzureV1 = "openai/v1/";

    /// <summary>The model that compares texts; empty: words are compared.</summary>
    public string EmbeddingModel { get; init; } = "";

    /// <summary>For a host's command line and configuration.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new("OpenAI:Endpoint", Endpoint),
        new("OpenAI:ApiKey", ApiKey),
        new("OpenAI:Model", Model),
        new("OpenAI:EmbeddingModel", EmbeddingModel),
    ];

    /// <summary>The service whose model is tried.</summary>
    /// <exception cref="SettingsException">Names everything that is missing.</exception>
    public static EvaluatedService Of(EvaluateOptions options, IConfiguration settings)
    {
        var azure = settings[$"{Azure}:Endpoint"] ?? "";
        var isAzure = azure.Length > 0 && options.Endpoint is null;
        var section = isAzure ? Azure : OpenAIOptions.Section;
        var model = options.Model ?? settings[isAzure ? $"{Azure}:Deployment" : "OpenAI:Model"] ?? "";
        var key = settings[$"{section}:ApiKey"] ?? "";
        List<string> problems = [];
        if (key.Length == 0)
            problems.Add(isAzure
                ? "AzureOpenAI__ApiKey: is missing. This program has no identity in Azure: enter one of the resource's keys."
                : "OpenAI__ApiKey: is missing. Enter the service's key, or play with --embedded; a service without keys takes any text.");
        if (model.Length == 0)
            problems.Add(isAzure
                ? "AzureOpenAI__Deployment: is missing. Name the deployment that answers, here or with --model."
                : "OpenAI__Model: is missing. Name the model that answers, here or with --model.");
        if (problems.Count > 0)
            throw new SettingsException(problems);
        var endpoint = isAzure ? $"{azure.TrimEnd('/')}/{AzureV1}" : options.Endpoint ?? settings["OpenAI:Endpoint"] ?? "";
        return new(endpoint.Length > 0 ? endpoint : new OpenAIOptions().Endpoint, key, model)
        {
            EmbeddingModel = settings[isAzure ? $"{Azure}:EmbeddingDeployment" : "OpenAI:EmbeddingModel"] ?? "",
        };
    }

    /// <summary>The service whose model judges.</summary>
    /// <param name="played">The one that is judged; null for the embedded model.</param>
    /// <returns>Null for no judge.</returns>
    /// <exception cref="SettingsException">Names everything that is missing.</exception>
    public static EvaluatedService? JudgeOf(EvaluateOptions options, IConfiguration settings, EvaluatedService? played)
    {
        if (options.Judge is "" || (played is null && options.Judge is null))
            return null;
        if (options.JudgeEndpoint is null)
        {
            var same = played ?? Of(options with { Model = options.Judge }, settings);
            return same with { Model = options.Judge ?? same.Model, EmbeddingModel = "" };
        }

        return new(
            options.JudgeEndpoint,
            settings[JudgesKey] is { Length: > 0 } key
                ? key
                : throw new SettingsException(["Judge__ApiKey: is missing. Enter the key of the service that --judge-endpoint names."]),
            options.Judge ?? played!.Model);
    }

    /// <summary>The settings of a file such as <c>local.settings.json</c>, with others over them.</summary>
    /// <exception cref="SettingsException">The file is none of settings.</exception>
    public static IConfiguration Read(string? file, IConfiguration over)
    {
        if (file is null)
            return over;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            return new ConfigurationBuilder()
                .AddInMemoryCollection(json.RootElement.GetProperty("Values").EnumerateObject().Select(value =>
                    KeyValuePair.Create(value.Name.Replace("__", ":", StringComparison.Ordinal), (string?)value.Value.GetString())))
                .AddConfiguration(over)
                .Build();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            throw new SettingsException([$"--settings: '{file}' is no file like local.settings.json, with an object \"Values\" of texts."]);
        }
    }
}
