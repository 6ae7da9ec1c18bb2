using HotelConcierge.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace HotelConcierge.Simulators.OpenIdConnect;

/// <summary>What can be wrong with an answer of the issuer. Most are of the ID token, which a client has to find out by itself.</summary>
public enum IssuerFaultKind
{
    /// <summary>The ID token is for another sign-in.</summary>
    WrongNonce,

    /// <summary>The ID token is for another client.</summary>
    WrongAudience,

    /// <summary>The ID token is of another issuer.</summary>
    WrongIssuer,

    /// <summary>The ID token is for several clients, and another of them asked for it.</summary>
    WrongParty,

    /// <summary>The ID token was over an hour ago.</summary>
    Expired,

    /// <summary>The ID token never ends.</summary>
    NoExpiry,

    /// <summary>The ID token is signed with a key that the issuer never publishes.</summary>
    UnknownKey,

    /// <summary>The ID token is signed with another key than the one that it names.</summary>
    ForgedSignature,

    /// <summary>The ID token is signed by nobody: algorithm <c>none</c>.</summary>
    AlgorithmNone,

    /// <summary>The ID token is signed with what everybody knows, the published key, taken as a secret.</summary>
    AlgorithmHs256,

    /// <summary>There is no ID token.</summary>
    NoIdToken,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>502 with the HTML page of a proxy.</summary>
    BadGateway,

    /// <summary>The connection breaks.</summary>
    Drop,
}

/// <summary>Parts of the issuer that a fault can strike.</summary>
public enum IssuerOperation
{
    Token,
    Discovery,
    Keys,
}

/// <summary>A fault of the simulated issuer.</summary>
public sealed record IssuerFault(IssuerFaultKind Kind) : FaultRule
{
    public IssuerOperation On { get; init; } = IssuerOperation.Token;

    internal bool IsOfToken => Kind is not (IssuerFaultKind.ServerError or IssuerFaultKind.BadGateway or IssuerFaultKind.Drop);

    internal override string? FindProblem() =>
        IsOfToken && On is not IssuerOperation.Token ? $"{Kind} is a fault of tokens only." : base.FindProblem();

    internal FaultCourse Course => Kind switch
    {
        IssuerFaultKind.ServerError => new FaultCourse.Refuse(Results.StatusCode(StatusCodes.Status500InternalServerError)),
        IssuerFaultKind.BadGateway => new FaultCourse.Refuse(GatewayPage.BadGateway),
        IssuerFaultKind.Drop => new FaultCourse.Drop(),
        _ => new FaultCourse.ChangeAnswer(),
    };
}
