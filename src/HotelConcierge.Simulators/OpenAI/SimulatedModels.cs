using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>Which models there are, whose rules they keep, and what the list of models says of them.</summary>
internal sealed class SimulatedModels(SimulatedOpenAIOptions options)
{
    public SimulatedFamily FamilyOf(string model) => options.Families.GetValueOrDefault(model, SimulatedFamily.Any);

    /// <summary>The name that answers bear: of a deployment that of what was deployed.</summary>
    public string NameOf(HttpContext context, string model) =>
        context.Request.RouteValues.ContainsKey(AzureShape.Deployment) ? FamilyRules.ModelOf(FamilyOf(model)) : model;

    /// <returns>What is answered about a model that does not exist; null when it does.</returns>
    public IResult? Refuse(HttpContext context, string model) => options.Families.Count == 0 || Exists(model) ? null
        : context.Request.RouteValues.ContainsKey(AzureShape.Deployment) ? AzureShape.NoDeployment
        : OpenAIError.NoSuchModel(model).ToResult();

    /// <summary><c>GET /v1/models</c>.</summary>
    public Task ListAsync(HttpContext context) =>
        Results
            .Json(
                new
                {
                    @object = "list",
                    data = options.Models.Concat(options.Families.Keys).Distinct(StringComparer.Ordinal).Select(Describe),
                }
            )
            .ExecuteAsync(context);

    /// <summary><c>GET /v1/models/{model}</c>.</summary>
    public Task ShowAsync(HttpContext context)
    {
        var model = (string)context.Request.RouteValues["model"]!;
        return (Exists(model) ? Results.Json(Describe(model)) : OpenAIError.NoSuchModel(model).ToResult()).ExecuteAsync(context);
    }

    private bool Exists(string model) => options.Families.ContainsKey(model) || options.Models.Contains(model, StringComparer.Ordinal);

    private object Describe(string id) =>
        new
        {
            id,
            @object = "model",
            created = 0,
            owned_by = "simulator",
            shutdown_date = options.ShutdownDates.TryGetValue(id, out var date)
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null,
        };
}
