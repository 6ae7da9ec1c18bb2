using HotelConcierge.Simulators.Faults;
using HotelConcierge.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenIdConnect;

/// <summary>
/// A server on 127.0.0.1 that behaves like an OpenID Connect issuer with one client: discovery, keys, the authorization code flow with
/// PKCE. Nobody types a password: <see cref="Person"/> sits at every browser. Every member may be used from any thread.
/// </summary>
public sealed class SimulatedIssuer : IAsyncDisposable
{
    private readonly IssuerKeys _keys = new();
    private LoopbackServer? _server;
    private int _disposed;

    private SimulatedIssuer(SimulatedIssuerOptions options) => Options = options;

    public SimulatedIssuerOptions Options { get; }

    /// <summary>Its name, and the value of the setting <c>StaffSignIn__Issuer</c>.</summary>
    public string Issuer => _server!.BaseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>Who signs in next; null for somebody who is not let in.</summary>
    public IssuerPerson? Person { get; set; }

    /// <summary>Where browsers may be sent back to, to the letter.</summary>
    public IReadOnlyList<string> RedirectUris { get; set; } = [];

    /// <summary>What goes wrong, and when.</summary>
    public FaultBoard<IssuerFault> Faults { get; } = new();

    /// <summary>What was asked.</summary>
    public Feed<IssuerOperation> Calls { get; } = new(10_000);

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SimulatedIssuer> StartAsync(
        SimulatedIssuerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var issuer = new SimulatedIssuer(options ?? new SimulatedIssuerOptions());
        try
        {
            issuer._server = await LoopbackServer.StartAsync(
                "OpenID Connect issuer",
                issuer.Options.Port,
                new IssuerApi(issuer, issuer._keys).Map,
                (context, next) => next(context),
                problem => Results.Text(problem, statusCode: StatusCodes.Status400BadRequest),
                cancellationToken);
            return issuer;
        }
        catch
        {
            await issuer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Signs with a new key from now on.</summary>
    /// <param name="keepsOld">Whether the ones before stay published.</param>
    public void RotateKey(bool keepsOld = true) => _keys.Rotate(keepsOld);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        if (_server is not null)
            await _server.DisposeAsync();
        _keys.Dispose();
    }
}
