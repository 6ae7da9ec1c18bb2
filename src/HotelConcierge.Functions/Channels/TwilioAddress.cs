using HotelConcierge.Channels.Twilio;

namespace HotelConcierge.Functions.Channels;

/// <summary>Leads what Twilio's library addresses to Twilio's own hosts to the addresses in the settings.</summary>
internal sealed class TwilioAddress(TwilioOptions options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!.AbsoluteUri;
        if (asked.StartsWith(TwilioOptions.DefaultApiBaseUrl + '/', StringComparison.OrdinalIgnoreCase))
            request.RequestUri = new Uri(options.ApiBaseUrl.TrimEnd('/') + asked[TwilioOptions.DefaultApiBaseUrl.Length..]);
        else if (asked.StartsWith(TwilioOptions.DefaultMessagingApiBaseUrl + '/', StringComparison.OrdinalIgnoreCase))
            request.RequestUri = new Uri(options.MessagingBaseUrl + asked[TwilioOptions.DefaultMessagingApiBaseUrl.Length..]);
        return base.SendAsync(request, cancellationToken);
    }
}
