using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenAI;

/// <summary>
/// How an Azure OpenAI resource differs from OpenAI: deployments in the address, a version in the query, a key of its own header.
/// </summary>
internal static class AzureShape
{
    /// <summary>The part of the address that names the deployment; the body's model counts for nothing beside it.</summary>
    public const string Deployment = "deployment";

    /// <summary>Refuses what a resource refuses before it looks at the request.</summary>
    /// <param name="needsVersion">False on the v1 addresses, which need none.</param>
    /// <returns>Null for nothing.</returns>
    public static IResult? Check(HttpContext context, string key, bool needsVersion)
    {
        var headers = context.Request.Headers;
        if (headers["api-key"] != key && headers.Authorization != $"Bearer {key}")
        {
            return Error(
                401,
                "401",
                "Access denied due to invalid subscription key or wrong API endpoint. "
                    + "Make sure to provide a valid key for an active subscription "
                    + "and use a correct regional API endpoint for your resource.");
        }

        return needsVersion && string.IsNullOrEmpty(context.Request.Query["api-version"]) ? Error(404, "404", "Resource not found") : null;
    }

    public static IResult NoDeployment { get; } =
        Error(
            404,
            "DeploymentNotFound",
            "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."
        );

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
