using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>A record to make, as staff would.</summary>
public sealed record OdooRecordToMake(string Model, JsonObject Values);

/// <summary>Whether the key opens the database.</summary>
public sealed record OdooKeySetting(bool IsValid);

/// <summary>A button of a record that staff press, such as <c>action_post</c>.</summary>
public sealed record OdooButton(string Model, int Id, string Method);

/// <summary>
/// The simulator's switches over HTTP, JSON in camelCase, for other processes. Under <c>/control</c>:
/// <list type="bullet">
/// <item><c>POST products</c> with a <see cref="OdooProductToSell"/>, <c>POST partners</c> with a <see cref="OdooPartnerToKnow"/>, and
/// <c>POST records</c> with a <see cref="OdooRecordToMake"/>, make one, and answer with its id;</item>
/// <item><c>GET records/{model}</c> is all of a model's records;</item>
/// <item><c>POST buttons</c> with a <see cref="OdooButton"/> presses it;</item>
/// <item><c>PUT key</c> with a <see cref="OdooKeySetting"/> has the key expire, or be valid again;</item>
/// <item><c>GET calls</c>: the calls of the API;</item>
/// <item>faults as <see cref="FaultControl"/> says.</item>
/// </list>
/// Bad input is answered with 400, what cannot be done now with 409, both with <c>{"error": "..."}</c>.
/// </summary>
internal sealed class OdooControl(SimulatedOdoo odoo)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapFaults<OdooFault, OdooFaultKind, OdooOperation>(
            odoo.Faults,
            (kind, on) => new OdooFault(kind) { On = on ?? OdooOperation.Any },
            rule => (rule.Kind, rule.On));
        control.MapPost("/products", (OdooProductToSell product) => odoo.Sell(product));
        control.MapPost("/partners", (OdooPartnerToKnow partner) => odoo.Know(partner));
        control.MapPost("/records", (OdooRecordToMake record) => odoo.Make(record.Model, record.Values));
        control.MapGet("/records/{model}", (string model) => odoo.Records(model));
        control.MapPost("/buttons", (OdooButton button) => odoo.Press(button.Model, button.Id, button.Method));
        control.MapPut("/key", (OdooKeySetting setting) => { odoo.IsKeyValid = setting.IsValid; });
        control.MapGet(
            "/calls", (long? after, double? wait, CancellationToken token) => LongPoll.ReadAsync(odoo.Calls, after, wait, token));
    }
}
