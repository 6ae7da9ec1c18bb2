using HotelConcierge.Settings;

namespace HotelConcierge.Channels.Conversations;

/// <summary>A webhook of one conversation that leads to this deployment.</summary>
/// <param name="Sid">Its id, <c>WH...</c>.</param>
/// <param name="Url">Where it leads, query included: it may say which assistant answers.</param>
public sealed record ConversationWebhook(string Sid, string Url);

/// <summary>
/// The webhooks of single conversations, which Twilio calls beside those of the service: taken away while a person has the conversation,
/// and put back afterwards. See https://www.twilio.com/docs/conversations-classic/api/conversation-scoped-webhook-resource.
/// </summary>
/// <remarks>Whatever leads elsewhere is left alone, and everything may be done again. Twilio has five in a conversation at most.</remarks>
public sealed class ConversationWebhooks(ConversationsApi api, PublicAddress publicAddress)
{
    private const int MostWebhooks = 20;

    /// <summary>Those of a conversation that lead here.</summary>
    /// <exception cref="ChannelException">Twilio did not say.</exception>
    public async Task<IReadOnlyList<ConversationWebhook>> ListAsync(string conversation, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"{PathOf(conversation)}?PageSize={MostWebhooks}", cancellationToken);
        if (answer is { Failure: { } failure, IsGone: false })
            throw ConversationsApi.Unanswered("the conversation's webhooks", failure);
        return
        [
            .. from webhook in answer.Body?.Objects("webhooks") ?? []
               where webhook.Text("target") is "webhook"
               let url = webhook.Object("configuration")?.Text("url") ?? ""
               where webhook.Text("sid").Length > 0 && LeadsHere(url)
               select new ConversationWebhook(webhook.Text("sid"), url),
        ];
    }

    /// <summary>Takes those away that lead here: the conversation's messages do not come any more.</summary>
    /// <returns>Those that were there, to be put back.</returns>
    /// <exception cref="ChannelException">Some may be left: do it again.</exception>
    public async Task<IReadOnlyList<ConversationWebhook>> RemoveOursAsync(string conversation, CancellationToken cancellationToken)
    {
        var ours = await ListAsync(conversation, cancellationToken);
        foreach (var webhook in ours)
            await RemoveAsync(conversation, webhook, cancellationToken);
        return ours;
    }

    /// <summary>Puts one there, unless it is. A conversation that has ended, or is gone, needs none.</summary>
    /// <param name="url">Where it leads: as <see cref="RemoveOursAsync"/> found it.</param>
    /// <exception cref="ChannelException">It may not be there: do it again.</exception>
    public async Task AddAsync(string conversation, string url, CancellationToken cancellationToken)
    {
        if ((await ListAsync(conversation, cancellationToken)).Any(webhook => webhook.Url == url))
            return;
        var answer = await api.PostAsync(
            PathOf(conversation),
            [
                new("Target", "webhook"),
                new("Configuration.Url", url),
                new("Configuration.Method", "POST"),
                .. ConversationsWebhook.Wanted.Select(wanted => KeyValuePair.Create("Configuration.Filters", wanted)),
            ],
            cancellationToken);
        if (answer is { Failure: { } failure, IsClosed: false, IsGone: false })
            throw ConversationsApi.Unanswered("a webhook put back", failure);

        // Others may have put it there at the same time: all of them leave the same one.
        var same = (await ListAsync(conversation, cancellationToken)).Where(webhook => webhook.Url == url);
        foreach (var surplus in same.OrderBy(webhook => webhook.Sid, StringComparer.Ordinal).Skip(1))
            await RemoveAsync(conversation, surplus, cancellationToken);
    }

    private async Task RemoveAsync(string conversation, ConversationWebhook webhook, CancellationToken cancellationToken)
    {
        var answer = await api.DeleteAsync($"{PathOf(conversation)}/{Uri.EscapeDataString(webhook.Sid)}", cancellationToken);
        if (answer is { Failure: { } failure, IsGone: false })
            throw ConversationsApi.Unanswered("a webhook taken away", failure);
    }

    private string PathOf(string conversation) => $"{api.PathOf(conversation)}/Webhooks";

    /// <summary>By its path; where this deployment knows its public address, by all of it but the query.</summary>
    private bool LeadsHere(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        var place = query < 0 ? url : url[..query];
        return publicAddress.Of(ConversationServiceWebhookSetup.Route) is { } known
            ? place.Equals(known, StringComparison.OrdinalIgnoreCase)
            : Uri.TryCreate(place, UriKind.Absolute, out var whole) && whole.AbsolutePath == ConversationServiceWebhookSetup.Route;
    }
}
