using System.Runtime.CompilerServices;
using HotelConcierge.Messages;

namespace HotelConcierge.Channels.Conversations;

/// <summary>The messages that Twilio keeps of a conversation, newest first.</summary>
internal static class ConversationsMessages
{
    private const int MessagesAPage = 50;
    private const int MostPages = 20;

    /// <summary>Reads them one after the other; who has enough stops.</summary>
    /// <exception cref="ChannelException">The list could not be had or read: nothing may be concluded.</exception>
    public static async IAsyncEnumerable<ConversationPost> NewestFirstAsync(
        this ConversationsApi api,
        string conversation,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = $"{api.PathOf(conversation)}/Messages?Order=desc&PageSize={MessagesAPage}";
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await api.GetAsync(path, cancellationToken);
            if (answer.Failure is { } failure)
                throw ConversationsApi.Unanswered("the conversation's messages", failure);
            if (answer.Body is not { } body || !body.Has("messages"))
                throw ConversationsApi.Unanswered("the conversation's messages", new(SendFailure.Unknown, "unreadable answer"));
            foreach (var message in body.Objects("messages"))
            {
                yield return ConversationPost.Read(message)
                    ?? throw ConversationsApi.Unanswered("the conversation's messages", new(SendFailure.Unknown, "no id of a message"));
            }

            if (body.Object("meta")?.Text("next_page_url") is not { Length: > 0 } next)
                yield break;
            path = next;
        }

        throw ConversationsApi.Unanswered("so many messages of a conversation", new(SendFailure.Unknown, "more pages"));
    }
}
