using HotelConcierge.Assistants;
using HotelConcierge.Diagnostics;
using HotelConcierge.Languages;
using HotelConcierge.Reservations;
using HotelConcierge.Storage;
using HotelConcierge.Tools;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Handoff;

/// <summary>Wires the people who take over.</summary>
public static class HandoffRegistration
{
    /// <summary>Adds the desks and what people do at the built-in one. A desk that is added before it comes first.</summary>
    public static IServiceCollection AddHandoff(this IServiceCollection services, IConfiguration configuration, string assistantsFolder)
    {
        if (AssistantOptions.Read(configuration).PeopleOnly.Count > 0)
            services.AddSingleton<IProbe, PeopleOnlyProbe>();
        services.AddAssistantFile(
            DeskCatalog.FileName,
            provider => DeskCatalog.Load(
                assistantsFolder,
                provider.GetRequiredService<HotelCatalog>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<LanguageCatalog>())
                .Covering(provider.GetRequiredService<IOptions<AssistantOptions>>().Value));
        services.TryAddSingleton<IDeskAccess>(new FixedDeskAccess(IsPossible: false));
        services.AddSingleton<IDesk, BuiltInDesk>();
        services.AddSingleton<Desks>();
        services.AddSingleton<DeskSignals>();
        services.AddSingleton<CaseLog>();
        services.AddSingleton<DeskCases>();
        services.AddSingleton<IHoldsGuestData>(provider => provider.GetRequiredService<DeskCases>());
        services.AddSingleton<DeskBoard>();
        services.AddSingleton<StaffFiles>();
        services.AddSingleton<DeskTemplates>();
        services.AddSingleton<HandToPerson>();
        services.AddSingleton<ITool>(provider => provider.GetRequiredService<HandToPerson>());
        services.AddSingleton<IProposalKind>(provider => provider.GetRequiredService<HandToPerson>());
        services.AddSingleton<IProvesClaims>(provider => provider.GetRequiredService<HandToPerson>());
        services.AddSingleton<PhoneAnswers>();
        services.AddTransient<PhoneEchoes>();
        services.AddSingleton<MadeTexts>();
        services.AddTransient<DeskModel>();
        services.AddTransient<GuestTranslations>();
        services.AddTransient<CaseSummaries>();
        services.AddTransient<ReplyTranslations>();
        services.AddTransient<DeskThreads>();
        services.AddTransient<DeskWork>();
        services.AddTransient<DeskSweep>();
        return services;
    }
}
