using HotelConcierge.Handoff;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>Tells staff which forms the guest has begun, and what is filled in.</summary>
internal sealed class FormFacts(FormCatalog catalog, FormVisits visits, OpenForms forms, FormQuestions questions) : ITellsStaff
{
    public async Task<IReadOnlyList<GuestFact>> TellAsync(ToolCall guest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        var begun = new List<GuestFact>();
        foreach (var form in catalog.Of(guest.Assistant))
        {
            if (await forms.FindAsync(guest.Conversation, form.Name, cancellationToken) is { } open
                && !FormFlow.IsLapsed(visits.Of(form, guest), open))
                begun.Add(new(GuestFactKind.Forms, questions.OnOneLine(form, open.Values, guest.Language)));
        }

        return begun;
    }
}
