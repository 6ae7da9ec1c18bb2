using System.Text.Json;
using System.Text.Json.Nodes;
using HotelConcierge.Messages;
using HotelConcierge.Proposals;
using HotelConcierge.Tools;

namespace HotelConcierge.Spa;

/// <summary>What has to be asked before anything is done.</summary>
internal enum SpaDoubt
{
    /// <summary>Which treatment is meant; the one that was named does not exist.</summary>
    WhichTreatment,

    /// <summary>Which of several days.</summary>
    WhichDay,

    /// <summary>The day that was named is in no calendar.</summary>
    NoSuchDay,

    /// <summary>Nothing was offered to choose from.</summary>
    NothingOffered,

    /// <summary>What was offered has not been seen yet.</summary>
    NotSeenYet,

    /// <summary>The words or the tap are none of the choices.</summary>
    NoneOfThem,

    /// <summary>The words fit several choices.</summary>
    SeveralOfThem,

    /// <summary>Which of several bookings.</summary>
    WhichBooking,

    /// <summary>The guest's words name another of the choices than the model does.</summary>
    AnotherChoice,

    /// <summary>What is to be noted: the guest has not said so.</summary>
    WhichNotes,

    /// <summary>Which of several places on waiting lists.</summary>
    WhichWait,
}

/// <summary>What the desk answers: for the model in words and data, and for the guest the choices.</summary>
/// <param name="Result"><c>offered</c>, <c>proposed</c>, <c>booked</c>, <c>changed</c>, <c>cancelled</c>, <c>kept</c>, <c>noted</c>,
/// <c>bookings</c>, <c>waiting</c>, <c>not_waiting</c>, <c>another_question_is_open</c>, <c>refused</c> or
/// <c>unclear</c>.</param>
/// <param name="Note">What the model has to know and do, in plain English.</param>
internal sealed partial record SpaReply(string Result, string Note)
{
    /// <summary>The guest is being asked something else in this turn.</summary>
    public static SpaReply NotNow { get; } = new(YesNoQuestion.AnotherIsOpen, YesNoQuestion.OneAfterTheOther);

    /// <summary>Why something was refused.</summary>
    public SpaVerdict? Reason { get; init; }

    /// <summary>What is unclear.</summary>
    public SpaDoubt? Doubt { get; init; }

    public SpaBooking? Booking { get; init; }

    public SpaBooking? Before { get; init; }

    public IReadOnlyList<SpaBooking>? Bookings { get; init; }

    /// <summary>The guest's places on waiting lists; null for not asked.</summary>
    public IReadOnlyList<SpaWait>? Waits { get; init; }

    public SpaOpenChoice? Open { get; init; }

    /// <summary>What the guest is asked whether it is to be done.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>What stands on the choices that say yes and no to it.</summary>
    public (string Yes, string No) Answers { get; init; }

    /// <summary>What the guest reads above the model's words.</summary>
    public string? Said { get; init; }

    /// <summary>Whether that is all there is to say.</summary>
    public bool SaysAll { get; init; }

    /// <summary>What a request came to, with the line that confirms it to the guest.</summary>
    public static SpaReply Of(SpaVisit visit, SpaOutcome outcome)
    {
        var lines = visit.Spa.Plan.Words.Lines;
        var line = outcome.Verdict switch
        {
            SpaVerdict.Booked => lines.Booked,
            SpaVerdict.Changed => lines.Changed,
            SpaVerdict.Cancelled => lines.Cancelled,
            _ => null,
        };
        if (line is null || outcome.Booking is null)
            return Refused(outcome.Verdict);
        var done = outcome.Verdict.ToString().ToLowerInvariant();
        return new(done, $"This is {done}.")
        {
            Booking = outcome.Booking,
            Before = outcome.Before,
            Said = outcome.Verdict is SpaVerdict.Cancelled
                ? Line(visit, line, outcome.Booking)
                : LineWithDetails(visit, line, outcome.Booking),
            SaysAll = true,
        };
    }

    /// <summary>Something has to be asked before anything is done.</summary>
    public static SpaReply Unclear(SpaDoubt doubt, string note) => new("unclear", note) { Doubt = doubt };

    /// <summary>It cannot be done.</summary>
    public static SpaReply Refused(SpaVerdict verdict) => new("refused", SpaNotes.Refused(verdict)) { Reason = verdict };

    /// <summary>The guest decided to leave everything as it is.</summary>
    public static SpaReply Kept(SpaVisit visit) => new("kept", "Nothing was changed: everything stays as it is.")
    {
        Said = SpaWords.In(visit.Spa.Plan.Words.Lines.Kept, visit.Language),
        SaysAll = true,
    };

    /// <summary>As a tool returns it: JSON for the model, the choices for the guest beside it.</summary>
    public ToolResult ToResult(SpaVisit visit)
    {
        var json = new JsonObject { ["result"] = Result };
        if ((Reason?.ToString() ?? Doubt?.ToString()) is { } reason)
            json["reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(reason);
        json["note"] = Said is null ? Note : $"{Note} {(SaysAll ? SpaNotes.SaysAbove : SpaNotes.SaysBelow)}";
        if (Said is not null)
            json["guest_reads"] = Said;
        if (Booking is not null)
            json["booking"] = Json(Booking);
        if (Before is not null)
            json["before"] = Json(Before);
        if (Bookings is not null)
        {
            json["bookings"] = new JsonArray([.. Bookings.Select(booking =>
            {
                var one = Json(booking);
                if (SpaWords.DetailsOf(booking, visit.Spa, visit.Language) is { Length: > 0 } details)
                    one["details"] = details;
                if (Noted(visit, booking.Notes) is { } noted)
                    one["noted"] = noted;
                return one;
            })]);
        }

        if (Waits is { Count: > 0 })
        {
            var line = visit.Spa.Plan.Words.Details.Waiting;
            json["waiting_list"] = new JsonArray([.. Waits.Select(wait => Json(wait, LineOf(visit, line, wait)))]);
        }

        if (Open is null)
            return ToResult(json, Proposal is null ? null : AskedAbout(visit, Proposal));

        json["treatment"] = Open.Treatment;
        if (Open.People > 1)
            json["people"] = Open.People;
        json["choices"] = new JsonArray([.. Open.Choices.Select(choice => Json(visit.Spa, choice))]);
        var options = Open.Choices.Select(choice => new ReplyChoice(choice.Id, choice.Label));
        return ToResult(json, Offered(visit.Spa, visit.Language, [.. options]));
    }

    private ToolResult ToResult(JsonObject json, ReplyPart? shown) =>
        new(json.ToJsonString(ToolJson.Options), shown is null ? [] : [shown]) { Line = Said, SaysAll = SaysAll };

    private ReplyPart.Choices AskedAbout(SpaVisit visit, Proposal proposal) => Asked(visit.Spa, visit.Language, proposal, Answers);

    /// <summary>The choices that answer a proposal.</summary>
    internal static ReplyPart.Choices Asked(HotelSpa spa, string language, Proposal proposal, (string Yes, string No) answers) =>
        Offered(spa, language, [new(proposal.YesId, answers.Yes), new(proposal.NoId, answers.No)]);

    private static ReplyPart.Choices Offered(HotelSpa spa, string language, IReadOnlyList<ReplyChoice> options)
    {
        var words = spa.Plan.Words;
        return new("", options, SpaWords.In(words.Button, language)) { NumberHint = SpaWords.In(words.NumberHint, language) };
    }
}
