using System.Net;
using HotelConcierge.Messages;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Forms;

/// <summary>
/// Posts filled forms to the operator's system: at once where that takes no time, and again and again until it takes them, at least once
/// each.
/// </summary>
public sealed partial class FormDelivery
{
    /// <summary>So long a guest's answer may wait for it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After so many failures in a row it is taken to be down until the next look.</summary>
    private const int MostFailures = 3;

    private readonly FormOrders _orders;
    private readonly FormCatalog _forms;
    private readonly FormQuestions _questions;
    private readonly FormWebhook _webhook;
    private readonly TimeProvider _clock;
    private readonly ILogger<FormDelivery> _log;

    internal FormDelivery(
        FormOrders orders,
        FormCatalog forms,
        FormQuestions questions,
        FormWebhook webhook,
        TimeProvider clock,
        ILogger<FormDelivery> log) =>
        (_orders, _forms, _questions, _webhook, _clock, _log) = (orders, forms, questions, webhook, clock, log);

    /// <summary>
    /// Posts whatever was not taken yet, the oldest first. May run twice, or late; hosts ask for it when they do for requests.
    /// </summary>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        if (!_webhook.IsSetUp)
            return;
        var due = new List<(ConversationId Guest, FormOrder Order)>();
        await foreach (var untaken in _orders.UntakenAsync(cancellationToken))
            due.Add(untaken);
        var failures = 0;
        foreach (var (guest, order) in due.OrderBy(one => one.Order.At).ThenBy(one => one.Order.Id, StringComparer.Ordinal))
        {
            failures = await TrySendAsync(guest, order, cancellationToken) ? 0 : failures + 1;
            if (failures == MostFailures)
                return;
        }
    }

    /// <summary>One try beside a guest's answer, which it delays by no more than <see cref="Patience"/>.</summary>
    internal async Task TryNowAsync(ConversationId guest, FormOrder order, CancellationToken cancellationToken)
    {
        if (!_webhook.IsSetUp)
            return;
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await TrySendAsync(guest, order, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Slow(_log, order.Id);
        }
    }

    /// <returns>Whether the operator's system is there: it has taken the form, or has refused this one, which says nothing of others.</returns>
    private async Task<bool> TrySendAsync(ConversationId guest, FormOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var form = _forms.All.FirstOrDefault(one => one.Assistant == order.Assistant && one.Name == order.Form);
            var text = form is null ? "" : _questions.OnOneLine(form, order.Values, order.Language);
            await _webhook.PostAsync(PostedForm.Of(guest, order, text), _clock.GetUtcNow(), cancellationToken);
            await _orders.MarkTakenAsync(order.Id, cancellationToken);
            return true;
        }
        catch (Exception trouble) when (!cancellationToken.IsCancellationRequested)
        {
            var answered = trouble as HttpRequestException;
            Log.NotTaken(_log, order.Id, trouble.GetType().Name, answered?.Message ?? "");
            return answered?.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict
                or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableContent;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1, LogLevel.Warning, "The filled form {Order} was not taken by Forms__WebhookUrl ({Trouble} {Why}); it is tried again")]
        public static partial void NotTaken(ILogger logger, string order, string trouble, string why);

        [LoggerMessage(2, LogLevel.Information, "The filled form {Order} was not taken at once; it is tried again")]
        public static partial void Slow(ILogger logger, string order);
    }
}
