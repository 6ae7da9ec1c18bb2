using HotelConcierge.Calendar;
using HotelConcierge.Messages;
using HotelConcierge.Reservations;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>A guest at a form, in one call of a turn.</summary>
/// <param name="Clock">In whose days and times the form is filled.</param>
/// <param name="Country">The country whose telephone numbers need no code, ISO 3166; null for none.</param>
internal sealed record FormVisit(Form Form, ToolCall Call, HotelClock Clock, string? Country)
{
    public ConversationId Guest => Call.Conversation;

    public string Heard => Call.Heard;

    public string Language => Call.Language;
}

/// <summary>Knows whose days and times, and whose telephone numbers, a form's are.</summary>
internal sealed class FormVisits(HotelCatalog hotels, TimeProvider time)
{
    private readonly HotelClock _elsewhere = HotelClock.For("UTC", time) ?? throw new InvalidOperationException("There is no UTC.");

    public FormVisit Of(Form form, ToolCall call)
    {
        var hotel = hotels.Find(call.Assistant);
        return new(form, call, form.Clock ?? hotel?.Clock ?? _elsewhere, hotel?.Country);
    }
}
