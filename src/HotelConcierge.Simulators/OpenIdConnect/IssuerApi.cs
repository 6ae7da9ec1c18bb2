using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace HotelConcierge.Simulators.OpenIdConnect;

/// <summary>
/// The pages of the simulated issuer, as strict as https://openid.net/specs/openid-connect-core-1_0.html, RFC 6749 and RFC 7636 let one be.
/// </summary>
internal sealed class IssuerApi(SimulatedIssuer issuer, IssuerKeys keys)
{
    private readonly IssuerCodes _codes = new(issuer.Options.TimeProvider);

    private SimulatedIssuerOptions Options => issuer.Options;

    private string Issuer => issuer.Issuer;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", context => AnswerAsync(context, IssuerOperation.Discovery, _ => Describe()));
        routes.MapGet("/keys", context => AnswerAsync(context, IssuerOperation.Keys, _ => Json(keys.Publish())));
        routes.MapGet("/authorize", Authorize);
        routes.MapPost("/token", async context =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            await AnswerAsync(context, IssuerOperation.Token, fault => Exchange(context, form, fault));
        });
    }

    private async Task AnswerAsync(HttpContext context, IssuerOperation operation, Func<IssuerFaultKind?, IResult> answer)
    {
        issuer.Calls.Add(operation);
        if (issuer.Faults.Strike(rule => rule.On == operation) is { } strike)
            await strike.RunAsync(context, strike.Rule.Course, Options.TimeProvider, () => answer(strike.Rule.Kind));
        else
            await answer(null).ExecuteAsync(context);
    }

    private IResult Describe()
    {
        var methods = new JsonArray("client_secret_basic");
        if (Options.TakesSecretInForm)
            methods.Add("client_secret_post");
        return Json(new()
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = Issuer + "/authorize",
            ["token_endpoint"] = Issuer + "/token",
            ["jwks_uri"] = Issuer + "/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = methods,
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
        });
    }

    /// <summary>Signs in whoever sits there, without asking.</summary>
    private IResult Authorize(HttpRequest request)
    {
        string Of(string name) => request.Query[name].ToString();

        // As long as these two are not right nobody is sent anywhere: RFC 6749, section 4.1.2.1.
        if (Of("client_id") != Options.ClientId)
            return Results.Text("There is no such client.", statusCode: StatusCodes.Status400BadRequest);
        if (!issuer.RedirectUris.Contains(Of("redirect_uri"), StringComparer.Ordinal))
            return Results.Text("The redirect_uri is not registered.", statusCode: StatusCodes.Status400BadRequest);

        var problem =
            Of("response_type") != "code" ? "unsupported_response_type"
            : !Of("scope").Split(' ').Contains("openid", StringComparer.Ordinal) ? "invalid_scope"
            : Of("code_challenge_method") != "S256" || Of("code_challenge").Length != 43 ? "invalid_request"
            : Of("state").Length == 0 || Of("nonce").Length == 0 ? "invalid_request"
            : null;
        if (problem is null && issuer.Person is not { })
            problem = "access_denied";
        var back = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = Of("state") };
        if (problem is not null)
            back["error"] = problem;
        else
            back["code"] = _codes.Issue(new(
                issuer.Person!,
                Of("redirect_uri"),
                Of("nonce"),
                Of("code_challenge"),
                Options.TimeProvider.GetUtcNow() + Options.CodeLifetime));
        return Results.Redirect(QueryHelpers.AddQueryString(Of("redirect_uri"), back));
    }

    private IResult Exchange(HttpContext context, IFormCollection form, IssuerFaultKind? fault)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!IsClient(context.Request, form))
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"simulated\"";
            return Error("invalid_client", StatusCodes.Status401Unauthorized);
        }

        if (form["grant_type"] != "authorization_code")
            return Error("unsupported_grant_type");
        if (_codes.Redeem(form["code"].ToString()) is not { } grant
            || form["redirect_uri"] != grant.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Challenge)
            return Error("invalid_grant");

        var answer = new JsonObject { ["access_token"] = "a-token-that-opens-nothing", ["token_type"] = "Bearer", ["expires_in"] = 300 };
        if (fault is not IssuerFaultKind.NoIdToken)
            answer["id_token"] = keys.Sign(Claims(grant, fault), fault);
        return Json(answer);
    }

    private bool IsClient(HttpRequest request, IFormCollection form)
    {
        if (Options.ClientSecret is not { } secret)
            return form["client_id"] == Options.ClientId;
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Basic ", StringComparison.Ordinal))
        {
            // One way at a time: RFC 6749, section 2.3.
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..])).Split(':', 2).Select(WebUtility.UrlDecode);
            return !form.ContainsKey("client_secret") && pair.SequenceEqual([Options.ClientId, secret], StringComparer.Ordinal);
        }

        return Options.TakesSecretInForm && form["client_id"] == Options.ClientId && form["client_secret"] == secret;
    }

    private JsonObject Claims(IssuerGrant grant, IssuerFaultKind? fault)
    {
        var now = Options.TimeProvider.GetUtcNow() - (fault is IssuerFaultKind.Expired ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        var claims = new JsonObject
        {
            ["iss"] = fault is IssuerFaultKind.WrongIssuer ? "https://another.example" : Issuer,
            ["sub"] = grant.Person.Subject,
            ["aud"] = fault is IssuerFaultKind.WrongAudience ? "another-client" : Options.ClientId,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Options.TokenLifetime).ToUnixTimeSeconds(),
            ["nonce"] = fault is IssuerFaultKind.WrongNonce ? "another-nonce" : grant.Nonce,
            ["name"] = grant.Person.Name,
            ["email"] = grant.Person.Email,
        };
        if (grant.Person.Roles.Count > 0)
            claims["roles"] = new JsonArray([.. grant.Person.Roles.Select(role => JsonValue.Create(role))]);
        if (fault is IssuerFaultKind.NoExpiry)
            claims.Remove("exp");
        if (fault is IssuerFaultKind.WrongParty)
            (claims["aud"], claims["azp"]) = (new JsonArray(Options.ClientId, "another-client"), "another-client");
        return claims;
    }

    private static IResult Error(string error, int status = StatusCodes.Status400BadRequest) =>
        Results.Text(new JsonObject { ["error"] = error }.ToJsonString(), "application/json", statusCode: status);

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}
