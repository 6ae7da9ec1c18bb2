using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Replies;

namespace HotelConcierge.Turns;

/// <summary>Renders a reply for the guest's channel and cuts it into chunks, once.</summary>
public sealed class ComposeReply(AssistantCatalog assistants, ChannelCatalog channels, TurnStore turns) : IActivity<ReplyRequest, ComposedReply>
{
    /// <summary>A batch holds 100 rows, one of which counts the others. At 1,600 characters a chunk no model answer comes near.</summary>
    private const int MostChunks = 99;

    public async Task<ComposedReply> RunAsync(ReplyRequest input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await turns.CountChunksAsync(input.Turn, cancellationToken) is { } known)
            return new(known);

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken)
            ?? throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        var assistant = assistants.Find(brief.Assistant) ?? assistants.For(brief.Address);
        var style = channels.Of(brief.Address).StyleFor(brief.Address);

        var text = input.FixedReply is { } key
            ? assistant.Reply(key, brief.Language)
            : (await turns.FindAnswerAsync(input.Turn, input.Round, cancellationToken))?.Text ?? "";
        var apologises = input.FixedReply is ReplyKeys.Apology;
        if (ReplyText.ToChunks(text, style).Count == 0)
        {
            // An answer of which rendering leaves nothing: the guest still hears from us.
            text = assistant.Reply(ReplyKeys.Apology, brief.Language);
            apologises = true;
        }

        if (!apologises && brief.Disclaimer is { } disclaimer)
            text = $"{assistant.Reply(disclaimer, brief.Language)}\n\n{text}";
        var chunks = ReplyText.ToChunks(text, style);
        if (!apologises)
            chunks = [.. chunks, .. brief.Postscripts.SelectMany(postscript => ReplyText.ToChunks(assistant.Reply(postscript, brief.Language), style))];
        return new(await turns.KeepChunksAsync(input.Turn, [.. chunks.Take(MostChunks)], cancellationToken));
    }
}
