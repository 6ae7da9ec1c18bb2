using HotelConcierge.Assistants;
using HotelConcierge.Reservations;
using HotelConcierge.Settings;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Requests;

/// <summary>Wires guests' complaints and wishes.</summary>
public static class RequestRegistration
{
    private const string HttpClientName = "requests";
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the tools and what they need, and staff by webhook and by mail, beside those that the host brings.</summary>
    public static IServiceCollection AddRequests(
        this IServiceCollection services, IConfiguration configuration, string assistantsFolder)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RequestOptions>, RequestOptionsValidator>());
        services.AddSettings<RequestOptions>(configuration, RequestOptions.Section, RequestSettings.All);
        services.AddAssistantFile(
            RequestCatalog.FileName, provider => RequestCatalog.Load(assistantsFolder, provider.GetRequiredService<HotelCatalog>()));
        services.TryAddSingleton<StayRooms>();
        services.AddSingleton<GuestRequests>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<GuestRequests>());
        services.AddSingleton<RequestDelivery>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<RequestRecording>();
        services.AddSingleton<IProposalKind, RequestProposals>();
        services.AddSingleton<IProvesClaims, RequestProofs>();
        services.AddSingleton<IModelContext, RequestContext>();
        services.AddSingleton<ITool, RecordRequest>();
        services.AddSingleton<ITool, MyRequests>();

        services.AddDiscreetHttpClient(HttpClientName, _ => RequestTimeout);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStaffRequests, WebhookStaffRequests>(provider => new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<RequestOptions>>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStaffRequests, MailStaffRequests>());
        return services;
    }
}
