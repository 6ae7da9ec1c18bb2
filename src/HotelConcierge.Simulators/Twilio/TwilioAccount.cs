using System.Collections.Concurrent;
using System.Globalization;
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

    internal void Map(IEndpointRouteBuilder routes)
    {
        const string account = $"/{MessageResource.Version}/Accounts/{{account}}";
        routes.MapGet(account + ".json", Authenticated(_ => Results.Json(Resource(), TwilioJson.Options)));
        routes.MapGet(
            account + "/IncomingPhoneNumbers.json",
            Authenticated(request => Results.Json(NumbersPage(request), TwilioJson.Options)));
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
        var found = Numbers
            .Where(number => wanted.Length == 0 || number.Contains(wanted, StringComparison.Ordinal))
            .Select(
                (number, index) =>
                    new
                    {
                        Sid = string.Create(CultureInfo.InvariantCulture, $"PN{index:x32}"),
                        AccountSid = _options.AccountSid,
                        PhoneNumber = number,
                    }
            )
            .ToList();
        return new
        {
            IncomingPhoneNumbers = found,
            Page = 0,
            PageSize = 50,
            NextPageUri = (string?)null,
        };
    }

    private IResult FindService(string sid) => Services.Any(known => known == sid)
        ? Results.Json(new { Sid = sid, AccountSid = _options.AccountSid, FriendlyName = "Simulated service" }, TwilioJson.Options)
        : TwilioError.NotFound($"/Services/{sid}").ToResult();
}
