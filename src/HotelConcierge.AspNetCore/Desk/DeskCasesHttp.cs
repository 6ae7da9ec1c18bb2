using System.Text.Json.Nodes;
using HotelConcierge.AspNetCore.Staff;
using HotelConcierge.Handoff;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Desk;

/// <summary>The cases: what was said in one, and what staff do about it.</summary>
internal static class DeskCasesHttp
{
    /// <summary>The one act that answers with something else than the case.</summary>
    private const string Draft = "draft";

    /// <summary>Shows a case with all that was said.</summary>
    public static async Task<IResult> ReadAsync(string id, HttpContext context, IServiceProvider services)
    {
        var (member, refusal) = await StaffGate.AuthorizeAsync(context, services);
        if (member is null)
            return refusal!;
        return await FindAsync(id, context, services) is { } thread
            ? DeskReply.Of(DeskJson.Of(thread, services.GetRequiredService<TimeProvider>().GetUtcNow()))
            : DeskReply.Missing();
    }

    /// <summary>Shows the answers that staff give often, in the language of the guest of <c>case</c>.</summary>
    public static async Task<IResult> ReadCannedAsync(HttpContext context, IServiceProvider services)
    {
        var (member, refusal) = await StaffGate.AuthorizeAsync(context, services);
        if (member is null)
            return refusal!;
        return await FindAsync(context.Request.Query["case"].ToString(), context, services) is { } thread
            ? DeskReply.Of(DeskJson.Of(thread.Canned))
            : DeskReply.Missing();
    }

    /// <summary>Does something about a case. To do it again changes nothing.</summary>
    /// <param name="act">What: the end of the path.</param>
    public static async Task<IResult> ActAsync(string id, string act, HttpContext context, IServiceProvider services)
    {
        var (member, refusal) = await StaffGate.AuthorizeAsync(context, services);
        if (member is null)
            return refusal!;
        var perform = Find(act);
        if (!DeskCase.IsId(id) || (perform is null && act is not Draft))
            return DeskReply.Missing();
        var (body, unread) = await DeskBody.ReadAsync(context, services);
        if (body is null)
            return unread!;
        if (act is Draft)
            return await TranslateAsync(id, body, context, services);
        var (outcome, done) = await perform!(services, id, member.Label, body, context.RequestAborted);
        return DeskReply.Of(outcome, done);
    }

    /// <summary>Answers with what somebody wants to say, in the guest's language, for them to look over.</summary>
    private static async Task<IResult> TranslateAsync(string id, DeskBody body, HttpContext context, IServiceProvider services)
    {
        var (text, outcome) = await services.GetRequiredService<ReplyTranslations>()
            .MakeAsync(id, body.Key, body.Text, context.RequestAborted);
        return text is null
            ? DeskReply.Of(outcome, StatusCodes.Status200OK)
            : DeskReply.Of(new JsonObject { ["text"] = text });
    }

    private delegate Task<(DeskOutcome Outcome, int Done)> Act(
        IServiceProvider services, string id, string staff, DeskBody body, CancellationToken cancellationToken);

    private static Act? Find(string act) => act switch
    {
        "take" => async (services, id, staff, body, end) =>
            (await Work(services).TakeAsync(id, staff, body.Force, end), StatusCodes.Status200OK),
        "messages" => async (services, id, staff, body, end) =>
            (await Work(services).WriteAsync(id, staff, MessageOf(body), body.Force, end), StatusCodes.Status202Accepted),
        "notes" => async (services, id, staff, body, end) =>
            (await Work(services).NoteAsync(id, staff, body.Key, body.Text, end), StatusCodes.Status202Accepted),
        "typing" => async (services, id, _, _, end) => (await Work(services).ShowTypingAsync(id, end), StatusCodes.Status204NoContent),
        "read" => async (services, id, _, _, end) => (await Work(services).MarkReadAsync(id, end), StatusCodes.Status204NoContent),
        "return" => async (services, id, staff, body, end) =>
            (await Work(services).ReturnAsync(id, staff, body.Note, end), StatusCodes.Status200OK),
        "close" => async (services, id, staff, body, end) =>
            (await Work(services).CloseAsync(id, staff, body.Note, end), StatusCodes.Status200OK),

        // They are for everybody, also when the page that asked is gone.
        "translate" => async (services, id, _, body, _) =>
            (await services.GetRequiredService<GuestTranslations>().MakeAsync(id, body.Key, CancellationToken.None),
                StatusCodes.Status204NoContent),
        "summarize" => async (services, id, _, _, _) =>
            (await services.GetRequiredService<CaseSummaries>().MakeAsync(id, CancellationToken.None), StatusCodes.Status204NoContent),
        _ => null,
    };

    private static DeskWork Work(IServiceProvider services) => services.GetRequiredService<DeskWork>();

    // A file without an id is one that is not there.
    private static StaffMessage MessageOf(DeskBody body) => new(body.Key, body.Text, [.. (body.Files ?? []).Select(file => file ?? "")])
    {
        Template = body.Template,
    };

    private static async Task<DeskThread?> FindAsync(string id, HttpContext context, IServiceProvider services) => DeskCase.IsId(id)
        ? await services.GetRequiredService<DeskThreads>().ReadAsync(id, context.RequestAborted)
        : null;
}
