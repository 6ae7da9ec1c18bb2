using System.ClientModel;
using System.Globalization;
using System.Text.Json;
using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace HotelConcierge.Model.OpenAI;

/// <summary>
/// Asks the model for one word, by the client of guests' questions without its retries, with an assistant's temperature and as
/// little thought as the model knows. Says when the model that answered comes to its end.
/// </summary>
internal sealed class ModelProbe(IChatClient model, AssistantCatalog assistants, IOptions<OpenAIOptions> options, TimeProvider clock)
    : IProbe
{
    private const string Settings = "OpenAI__Model, or on Azure AzureOpenAI__Deployment,";

    // Far more than one word: what a model thinks that nobody knows to think comes out of this, and some refuse a question for whose
    // answer nothing is left.
    private const int RoomForTheAnswer = 500;

    private static readonly ChatMessage Question = new(ChatRole.User, "Answer with the word OK.");

    public string What => "model";

    public string Remedy => FaultFinding.Unreachable;

    /// <summary>A question is paid for: a few dozen tokens, and what the model thinks over it.</summary>
    public TimeSpan CountsFor => TimeSpan.FromMinutes(10);

    /// <summary>One that is answered too late is paid for too.</summary>
    public TimeSpan BadCountsFor => TimeSpan.FromMinutes(3);

    /// <summary>A reasoning model takes its time even over one word.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(20);

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        if (model.GetService<ChatClientMetadata>()?.ProviderName == ModelProviders.Embedded)
            return Finding.Well("The embedded demo model answers; it needs no network.");

        var retrying = model.GetService<RetryingChatClient>();
        var request = new ChatOptions { Temperature = (float?)assistants.All[0].Model.Temperature, MaxOutputTokens = RoomForTheAnswer }
            .With(ModelEffort.Least);
        ChatResponse answer;
        try
        {
            answer = await (retrying?.OneAttempt ?? model).GetResponseAsync([Question], request, cancellationToken);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && ServiceFault.Of(exception, clock.GetUtcNow()) is { } fault)
        {
            return FaultFinding.Of(fault, retrying?.KeyRemedy ?? "check the key", Settings);
        }

        // Where the request named a deployment, the answer names the model.
        var name = answer.ModelId ?? model.GetService<ChatClientMetadata>()?.DefaultModelId ?? "The model";
        var service = model.GetService<OpenAIClient>();
        var ofService = service is not null && IsPlain(service) ? await ShutdownOf(service, name, cancellationToken) : null;
        return Describe(name, ofService, HostOf(service), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    /// <param name="ofService">The day that the service itself named; null for none.</param>
    internal static Finding Describe(string model, DateOnly? ofService, ModelHost host, DateOnly today)
    {
        if ((ofService ?? ModelShutdowns.DayOf(model, host)) is not { } day)
            return Finding.Well($"{model} answered.");
        var left = (day.DayNumber - today.DayNumber) switch
        {
            > 1 and var days => $"in {days} days",
            1 => "tomorrow",
            0 => "today",
            _ => "a day that is over",
        };
        var end = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}, {left}");
        var says = (ofService, host) switch
        {
            (not null, _) => $"{model} answered, and the service ends it on {end}.",
            (_, ModelHost.OpenAI) => $"{model} answered, and OpenAI ends it on {end}.",
            (_, ModelHost.Azure) => $"{model} answered, and Azure retires it on {end}, or later if it says so.",
            _ => $"{model} answered. OpenAI ends it on {end}; this service may have another day.",
        };
        return Finding.Warning(says, $"Set {Settings} to a successor before that day.");
    }

    /// <summary>
    /// The day on which the service says that the model ends: <c>shutdown_date</c>, null for most models and missing at other
    /// services.
    /// </summary>
    internal static DateOnly? ReadShutdown(BinaryData model)
    {
        using var json = JsonDocument.Parse(model);
        return json.RootElement.ValueKind is JsonValueKind.Object
            && json.RootElement.TryGetProperty("shutdown_date", out var date)
            && date.ValueKind is JsonValueKind.String
            && DateOnly.TryParseExact(date.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : null;
    }

    private ModelHost HostOf(OpenAIClient? service) =>
        service is null || !Uri.TryCreate(options.Value.Endpoint, UriKind.Absolute, out var endpoint) ? ModelHost.Other
        : !IsPlain(service) || endpoint.Host.EndsWith(".azure.com", StringComparison.OrdinalIgnoreCase) ? ModelHost.Azure
        : endpoint.Host.Equals("api.openai.com", StringComparison.OrdinalIgnoreCase) ? ModelHost.OpenAI
        : ModelHost.Other;

    // Azure's own client derives from OpenAI's, and offers no list of models.
    private static bool IsPlain(OpenAIClient service) => service.GetType() == typeof(OpenAIClient);

    private static async Task<DateOnly?> ShutdownOf(OpenAIClient service, string model, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await service.GetOpenAIModelClient().GetModelAsync(model, cancellationToken);
            return ReadShutdown(answer.GetRawResponse().Content);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested
                && (exception is ClientResultException or HttpRequestException or IOException || UnreadableAnswer.Explains(exception)))
        {
            // The model has answered, which is what counts; the tables have to do.
            return null;
        }
    }
}
