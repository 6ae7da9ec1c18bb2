using HotelConcierge.Assistants;
using HotelConcierge.Channels;
using HotelConcierge.Media;
using HotelConcierge.Messages;
using HotelConcierge.Orchestration;
using HotelConcierge.Replies;

namespace HotelConcierge.Turns;

/// <summary>Renders a reply for the guest's channel and cuts it into chunks, once.</summary>
public sealed class ComposeReply(
    AssistantCatalog assistants, ChannelCatalog channels, LinkedFiles files, MediaLinks links, FixedTexts texts, TurnStore turns)
    : IActivity<ReplyRequest, ComposedReply>
{
    /// <summary>A batch holds 100 rows, one of which counts the others. At 1,600 characters a chunk no model answer comes near.</summary>
    private const int MostChunks = 99;

    public async Task<ComposedReply> RunAsync(ReplyRequest input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var known = await turns.CountChunksAsync(input.Turn, cancellationToken);
        if (known is null && input.FixedReply is ReplyKeys.Silence)
            return new(await turns.KeepChunksAsync(input.Turn, [], cancellationToken));

        var brief = await turns.FindBriefAsync(input.Turn, cancellationToken);
        if (brief is null)
            return known is { } count ? new(count) : throw new InvalidOperationException($"Turn {input.Turn.TurnId} has no brief.");
        return new(known ?? await ComposeAsync(input, brief, cancellationToken))
        {
            AtOnce = channels.Of(brief.Address) is ISendsSeveral { MostAtOnce: > 1 and var most } ? most : 0,
        };
    }

    /// <returns>How many chunks are kept.</returns>
    private async Task<int> ComposeAsync(ReplyRequest input, TurnBrief brief, CancellationToken cancellationToken)
    {
        var assistant = assistants.Answering(brief.Assistant, brief.Address);
        var abilities = channels.Of(brief.Address).AbilitiesFor(brief.Address);
        if (input.FixedReply is ReplyKeys.Preface)
        {
            return await turns.KeepChunksAsync(
                input.Turn,
                brief.Template is { } template ? [template] : await RenderAsync(brief.Preface, abilities, cancellationToken),
                cancellationToken);
        }

        var reply = await ReplyFor(input, brief, assistant, cancellationToken);
        var apologises = input.FixedReply is ReplyKeys.Apology;
        if (ReplyRenderer.Render(reply.Parts, abilities).Count == 0)
        {
            // An answer of which rendering leaves nothing: the guest still hears from us.
            reply = Reply.Of(await texts.SayAsync(assistant, ReplyKeys.Apology, brief, cancellationToken), []);
            apologises = true;
        }

        var parts = reply.Parts;
        if (SafetyNoteFor(brief, assistant, reply, isModels: !apologises && input.FixedReply is null) is { } note)
            parts = parts.Insert(1, new ReplyPart.Text(assistant.Reply(note, brief.Language)));
        if (!apologises && brief.Disclaimer is { } disclaimer)
            parts = parts.Insert(0, new ReplyPart.Text(assistant.Reply(disclaimer, brief.Language)));
        var chunks = await RenderAsync(
            [.. brief.Preface, .. await files.AttachAsync(parts, assistant.Name, cancellationToken)], abilities, cancellationToken);
        foreach (var key in apologises ? [] : brief.Postscripts)
        {
            var postscript = await texts.SayAsync(assistant, key, brief, cancellationToken);
            chunks = [.. chunks, .. ReplyRenderer.Render([new ReplyPart.Text(postscript)], abilities)];
        }

        return await turns.KeepChunksAsync(input.Turn, [.. chunks.Take(MostChunks)], cancellationToken);
    }

    /// <summary>What the guest wrote calls for it also beside an apology; the model's words may call for it too.</summary>
    private static string? SafetyNoteFor(TurnBrief brief, Assistant assistant, Reply reply, bool isModels) =>
        brief.SafetyNote ?? (isModels && reply.Parts[0] is ReplyPart.Text answer && assistant.Route(brief.Route)?.SafetyNote is { } note
            ? note.StandsAlways ? note.Reply : note.ReplyFor(answer.Markdown)
            : null);

    private async Task<IReadOnlyList<OutboundContent>> RenderAsync(
        IReadOnlyList<ReplyPart> parts,
        ChannelAbilities abilities,
        CancellationToken cancellationToken
    ) => ReplyRenderer.Render(await links.PublishAsync(parts, abilities, cancellationToken), abilities);

    private async Task<Reply> ReplyFor(ReplyRequest input, TurnBrief brief, Assistant assistant, CancellationToken cancellationToken)
    {
        if (input.FixedReply is { } key)
            return Reply.Of(await texts.SayAsync(assistant, key, brief, cancellationToken), []);
        return await turns.SpeakAsync(input.Turn, input.Round, cancellationToken) ?? Reply.Of("", []);
    }
}
