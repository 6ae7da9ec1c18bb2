using System.Text.Json.Nodes;
using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;

namespace HotelConcierge.Simulators.Odoo;

/// <summary>
/// A server on 127.0.0.1 that behaves like an Odoo with one database, and the staff who work in it. Every member may be used from any
/// thread. The same switches are offered over HTTP under <c>/control</c>, see <see cref="OdooControl"/>.
/// </summary>
public sealed class SimulatedOdoo : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly OdooTables _tables;
    private readonly OdooMethods _methods;
    private readonly OdooServer _odoo;
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedOdoo(SimulatedOdooOptions options)
    {
        Options = options;
        Calls = new Feed<OdooCall>(options.MaxCalls);
        _tables = new OdooTables(options);
        _methods = new OdooMethods(_tables);
        _odoo = new OdooServer(options, _tables, _methods, _gate);
    }

    public SimulatedOdooOptions Options { get; }

    /// <summary>The address for the setting <c>Odoo__Url</c>; the control API is under it as well.</summary>
    public Uri BaseAddress => _server!.BaseAddress;

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<OdooFault> Faults { get; } = new();

    /// <summary>Every call that was processed, refused ones included.</summary>
    public Feed<OdooCall> Calls { get; }

    /// <summary>Whether the key is not expired.</summary>
    public bool IsKeyValid
    {
        get => _odoo.IsKeyValid;
        set => _odoo.IsKeyValid = value;
    }

    /// <summary>The company's id.</summary>
    public int Company => _tables.Company;

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedOdoo> StartAsync(SimulatedOdooOptions? options = null, CancellationToken cancellationToken = default)
    {
        var odoo = new SimulatedOdoo(options ?? new SimulatedOdooOptions());
        try
        {
            var api = new OdooApi(odoo.Options, odoo._odoo, new OdooFaults(odoo.Faults, odoo.Options.TimeProvider), odoo.Calls);
            var control = new OdooControl(odoo);
            odoo._server = await LoopbackServer.StartAsync(
                "Odoo",
                odoo.Options.Port,
                routes =>
                {
                    api.Map(routes);
                    control.Map(routes);
                },
                (context, next) => next(context),
                _ => Microsoft.AspNetCore.Http.Results.BadRequest(),
                cancellationToken);
            return odoo;
        }
        catch
        {
            await odoo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the rights to a model away from the user.</summary>
    public void Forbid(string model)
    {
        lock (_gate)
            _methods.Forbidden.Add(model);
    }

    /// <summary>Makes a record, as staff would.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InvalidOperationException">Odoo refuses it.</exception>
    public int Make(string model, JsonObject values) => Run(() => _tables.Create(model, values).Id);

    /// <summary>Changes a record, as staff would.</summary>
    /// <exception cref="InvalidOperationException">Odoo refuses it.</exception>
    public void Change(string model, int id, JsonObject values) => Run(() =>
    {
        _tables.Write(model, _tables.Required(model, id), values, "en_US");
        return id;
    });

    /// <summary>Has a product for sale, with its tax and its unit, which are made where they are not there yet.</summary>
    /// <returns>Its id.</returns>
    public int Sell(OdooProductToSell product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return Run(() => OdooGoods.Make(_tables, Options, product));
    }

    /// <summary>Knows somebody.</summary>
    /// <returns>Their id.</returns>
    public int Know(OdooPartnerToKnow partner)
    {
        ArgumentNullException.ThrowIfNull(partner);
        var values = new JsonObject { ["name"] = partner.Name };
        if (partner.Phone is not null)
            values["phone"] = partner.Phone;
        if (partner.Mobile is not null)
            values["mobile"] = partner.Mobile;
        if (partner.Email is not null)
            values["email"] = partner.Email;
        if (partner.Parent is { } parent)
            values["parent_id"] = parent;
        return Make("res.partner", values);
    }

    /// <summary>Presses a record's button, such as <c>action_post</c>.</summary>
    /// <exception cref="InvalidOperationException">Odoo refuses it.</exception>
    public void Press(string model, int id, string method) => Run(() => _methods.Call(model, method, [new JsonArray(id)], []));

    /// <summary>All records of a model, whatever their state, by their ids, with all their fields.</summary>
    /// <exception cref="InvalidOperationException">There is no such model.</exception>
    public IReadOnlyList<JsonObject> Records(string model) => Run(() =>
    {
        var context = new JsonObject { ["context"] = new JsonObject { ["active_test"] = false } };
        var found = (JsonArray)_methods.Call(model, "search_read", [new JsonArray()], context)!;
        return (IReadOnlyList<JsonObject>)[.. found.Select(row => (JsonObject)row!)];
    });

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private T Run<T>(Func<T> act)
    {
        try
        {
            lock (_gate)
                return act();
        }
        catch (PythonException error)
        {
            throw new InvalidOperationException(error.Message, error);
        }
    }
}
