using System.Net.Http.Headers;

namespace HotelConcierge.Simulators.Twilio;

/// <summary>Posts signed webhooks to the app, again after a failure as often as the options say.</summary>
internal sealed class WebhookSender(SimulatedTwilioOptions options) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        // The deadline is the options' own, on their clock.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<WebhookResult> SendAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await TryAsync(webhook, attempt, cancellationToken);
            if (result.Succeeded || attempt > options.RetryCount)
                return result;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<WebhookResult> TryAsync(Webhook webhook, int attempt, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        using var deadline = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.PostTo);
        request.Content = new FormUrlEncodedContent(webhook.Form);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", "UTF-8");
        request.Headers.Add(WebhookSigner.Header, WebhookSigner.Sign(options.AuthToken, webhook.SignedUrl, webhook.Form));
        request.Headers.Add("I-Twilio-Idempotency-Token", webhook.IdempotencyToken);
        request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");

        var started = clock.GetTimestamp();
        WebhookResult NoAnswer(string failure) => new(
            webhook.MessageSid, StatusCode: null, "", ContentType: null, clock.GetElapsedTime(started), attempt, failure);
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            var body = await answer.Content.ReadAsStringAsync(either.Token);
            return new WebhookResult(
                webhook.MessageSid,
                (int)answer.StatusCode,
                body,
                answer.Content.Headers.ContentType?.ToString(),
                clock.GetElapsedTime(started),
                attempt,
                Failure: null);
        }
        catch (HttpRequestException e)
        {
            return NoAnswer(e.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoAnswer($"no answer within {options.WebhookTimeout}");
        }
    }
}
