using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>The account itself, as its owner may look at it: its status, its numbers and its messaging services.</summary>
/// <remarks>
/// See twilio.com/docs/iam/api/account, .../phone-numbers/api/incomingphonenumber-resource, .../messaging/api/service-resource.
/// </remarks>
public sealed class TwilioAccount
{
    private readonly SimulatedTwilioOptions _options;
    private readonly TwilioFaults _faults;
    private readonly ConcurrentDictionary<string, NumberWebhook> _webhooks = new(StringComparer.Ordinal);
    private readonly string _credentials;

    internal TwilioAccount(SimulatedTwilioOptions options, TwilioFaults faults)
    {
        _options = options;
        _faults = faults;
        _credentials = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
    }

    /// <summary><c>active</c>, <c>suspended</c> or <c>closed</c>, as a parent account that looks at it is told.</summary>
    public string Status { get; set; } = "active";

    /// <summary><c>Full</c> or <c>Trial</c>.</summary>
    public string Type { get; set; } = "Full";

    /// <summary>Numbers bought for it, without a channel prefix.</summary>
    public ConcurrentBag<string> Numbers { get; } = [];

    /// <summary>Its messaging services' SIDs.</summary>
    public ConcurrentBag<string> Services { get; } = [];

    /// <summary>Where messages to one of its numbers are posted, as its owner has set it; null where nobody has.</summary>
    public string? SmsUrlOf(string number) => _webhooks.TryGetValue(number, out var webhook) && webhook.Url.Length > 0 ? webhook.Url : null;

    internal void Map(IEndpointRouteBuilder routes)
    {
        const string account = $"/{MessageResource.Version}/Accounts/{{account}}";
        routes.MapGet(account + ".json", Authenticated(_ => Results.Json(Resource(), TwilioJson.Options)));
        routes.MapGet(
            account + "/IncomingPhoneNumbers.json",
            Authenticated(request => Results.Json(NumbersPage(request), TwilioJson.Options)));
        routes.MapPost(
            account + "/IncomingPhoneNumbers/{sid}.json",
            Authenticated(request => Update((string)request.RouteValues["sid"]!, request)));
        routes.MapGet("/v1/Services/{service}", Authenticated(request => FindService((string)request.RouteValues["service"]!)));
    }

    private RequestDelegate Authenticated(Func<HttpRequest, IResult> answer) => context =>
    {
        if (context.Request.Headers.Authorization != _credentials)
            return TwilioError.NotAuthenticated.ToResult().ExecuteAsync(context);
        if (context.Request.RouteValues.TryGetValue("account", out var account) && !_options.AccountSid.Equals(account))
            return TwilioError.NotFound(context.Request.Path).ToResult().ExecuteAsync(context);
        return _faults.RunAsync(context, TwilioOperation.FetchAccount, "", "", () => answer(context.Request));
    };

    private object Resource() => new
    {
        Sid = _options.AccountSid,
        FriendlyName = "Simulated account",
        Status,
        Type,
        OwnerAccountSid = _options.AccountSid,
        DateCreated = TwilioJson.Date(DateTimeOffset.UnixEpoch),
        DateUpdated = TwilioJson.Date(_options.TimeProvider.GetUtcNow()),
        AuthToken = "redacted",
        Uri = $"/{MessageResource.Version}/Accounts/{_options.AccountSid}.json",
    };

    private object NumbersPage(HttpRequest request)
    {
        var wanted = request.Query["PhoneNumber"].ToString();
        return new
        {
            IncomingPhoneNumbers = Numbers.Where(number => wanted.Length == 0 || number.Contains(wanted, StringComparison.Ordinal)).Select(Number),
            Page = 0,
            PageSize = 50,
            NextPageUri = (string?)null,
        };
    }

    private object Number(string number)
    {
        var webhook = _webhooks.GetValueOrDefault(number, NumberWebhook.None);
        return new
        {
            Sid = SidOf(number),
            AccountSid = _options.AccountSid,
            PhoneNumber = number,
            SmsUrl = webhook.Url,
            SmsMethod = webhook.Method,
            SmsApplicationSid = webhook.Application,
        };
    }

    /// <summary>What is left out stays as it was.</summary>
    private IResult Update(string sid, HttpRequest request)
    {
        if (Numbers.FirstOrDefault(known => SidOf(known) == sid) is not { } number)
            return TwilioError.NotFound(request.Path).ToResult();
        var before = _webhooks.GetValueOrDefault(number, NumberWebhook.None);
        var form = request.HasFormContentType ? request.Form : FormCollection.Empty;
        var webhook = new NumberWebhook(
            form.TryGetValue("SmsUrl", out var url) ? url.ToString() : before.Url,
            form.TryGetValue("SmsMethod", out var method) ? method.ToString() : before.Method,
            form.TryGetValue("SmsApplicationSid", out var application) ? application.ToString() : before.Application);
        if (webhook.Url.Length > 0 && !(Uri.TryCreate(webhook.Url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
            return TwilioError.BadUrl(webhook.Url).ToResult();
        if (webhook.Method is not ("GET" or "POST"))
            return TwilioError.BadMethod(webhook.Method).ToResult();
        _webhooks[number] = webhook;
        return Results.Json(Number(number), TwilioJson.Options);
    }

    private static string SidOf(string number) => "PN" + number.TrimStart('+').PadLeft(32, '0');

    private IResult FindService(string sid) => Services.Any(known => known == sid)
        ? Results.Json(new { Sid = sid, AccountSid = _options.AccountSid, FriendlyName = "Simulated service" }, TwilioJson.Options)
        : TwilioError.NotFound($"/Services/{sid}").ToResult();

    private sealed record NumberWebhook(string Url, string Method, string Application)
    {
        public static NumberWebhook None { get; } = new("", "POST", "");
    }
}
