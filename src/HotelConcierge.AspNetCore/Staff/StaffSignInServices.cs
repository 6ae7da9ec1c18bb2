using HotelConcierge.AspNetCore.Staff.OpenIdConnect;
using HotelConcierge.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.AspNetCore.Staff;

/// <summary>Registers what signs staff in with the hotel's own issuer.</summary>
internal static class StaffSignInServices
{
    private const string HttpClientName = "staff-sign-in";
    private const long LargestAnswer = 1024 * 1024;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds it; nothing is asked of an issuer before somebody wants to sign in.</summary>
    public static IServiceCollection AddStaffSignIn(this IServiceCollection services)
    {
        services.AddDiscreetHttpClient(HttpClientName, _ => RequestTimeout);
        services.AddSingleton<IssuerMetadata>();
        services.AddSingleton<IssuerTokens>();
        services.AddSingleton<SignInAttempts>();
        return services;
    }

    /// <summary>A client for the issuer.</summary>
    internal static HttpClient CreateClient(IHttpClientFactory clients)
    {
        var client = clients.CreateClient(HttpClientName);
        client.MaxResponseContentBufferSize = LargestAnswer;
        return client;
    }
}
