namespace HotelConcierge.Simulators.OpenIdConnect;

/// <summary>Somebody with an account at the simulated issuer.</summary>
/// <param name="Subject">The issuer's own id of them.</param>
/// <param name="Roles">What stands in the claim <c>roles</c>; none at all: the claim is left out.</param>
public sealed record IssuerPerson(string Subject, string Name, string Email, params IReadOnlyList<string> Roles);

/// <summary>How the simulated issuer is set up; the defaults are made up and open no real account.</summary>
public sealed class SimulatedIssuerOptions
{
    /// <summary>The one client that is registered.</summary>
    public string ClientId { get; init; } = "simulated-client";

    /// <summary>Its secret; null for a public client, which proves itself by PKCE alone.</summary>
    public string? ClientSecret { get; init; } = "simulated-client-secret-that-opens-nothing";

    /// <summary>Whether the secret is taken from the form as well, as the discovery document says; from the header it always is.</summary>
    public bool TakesSecretInForm { get; init; }

    /// <summary>How long a code can be redeemed.</summary>
    public TimeSpan CodeLifetime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an ID token is good for.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The port on 127.0.0.1; 0 lets the system pick a free one.</summary>
    public int Port { get; init; }

    /// <summary>Dates codes and tokens.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
