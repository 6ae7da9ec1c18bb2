using System.Text.Json.Nodes;
using HotelConcierge.Tools;

namespace HotelConcierge.Forms;

/// <summary>Tells the model which forms the guest has begun, what is filled in, and what was asked last.</summary>
internal sealed class FormContext(FormCatalog catalog, FormVisits visits, OpenForms forms) : IModelContext
{
    public async Task DescribeAsync(ToolCall guest, JsonObject known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guest);
        ArgumentNullException.ThrowIfNull(known);
        var begun = new JsonArray();
        foreach (var form in catalog.Of(guest.Assistant))
        {
            if (await forms.FindAsync(guest.Conversation, form.Name, cancellationToken) is not { } open)
                continue;
            var told = new JsonObject
            {
                ["form"] = form.Name,
                ["filled"] = FormFlow.FilledOf(open),
                ["asked"] = open.Asked ?? "whether to do it",
                ["asked_last"] = guest.AnswersTurn(open.TurnNumber),
            };
            if (FormFlow.IsLapsed(visits.Of(form, guest), open))
                told["lapsed"] = "It was not finished in time: nothing was done. If the guest goes on, call the tool, which begins anew.";
            begun.Add(told);
        }

        if (begun.Count > 0)
            known["open_forms"] = begun;
    }
}
