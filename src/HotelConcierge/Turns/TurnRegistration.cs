using HotelConcierge.Handoff;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Turns;

/// <summary>Wires the steps of a turn and what they share.</summary>
public static class TurnRegistration
{
    /// <summary>
    /// Adds them. Whatever uses conversations is made for each call: a host may have conversations for as long as one call lasts, as Azure
    /// Functions does.
    /// </summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<TurnStore>();
        services.AddSingleton<GuestMisuse>();
        services.AddSingleton<FixedTexts>();
        services.AddSingleton<PlainAnswers>();
        services.AddSingleton<ModelContext>();
        services.AddSingleton<ClaimGuard>();
        services.AddSingleton<PromptPreview>();
        services.AddSingleton<ModelPrompt>();
        services.AddSingleton<SpokenNames>();
        services.AddSingleton<StayLinking>();
        services.AddTransient<GuestLanguages>();
        services.AddTransient<FileReading>();
        services.AddSingleton<IExplainsAnswers, AnswerTrails>();
        services.AddSingleton<DeskBriefs>();
        services.AddTransient<BrokenTurns>();
        services.AddTransient<AnswerBriefs>();
        services.AddSingleton<EmergencyBriefs>();
        services.AddTransient<DangerQuestion>();
        services.AddTransient<TurnModel>();
        services.AddTransient<CheckedModel>();
        services.AddTransient<RouteLabels>();
        services.AddTransient<SpokenCommands>();
        services.AddTransient<ProgressSigns>();
        services.AddTransient<TakeFile>();
        services.AddTransient<RevokedMessages>();
        services.AddTransient<Reactions>();
        services.AddTransient<Quotations>();
        services.AddTransient<BeginTurn>();
        services.AddTransient<ChooseRoute>();
        services.AddTransient<AskModel>();
        services.AddTransient<RunTool>();
        services.AddTransient<ComposeReply>();
        services.AddTransient<SendChunk>();
        services.AddTransient<ForgetGuest>();
        services.AddTransient<AlertStaff>();
        services.AddTransient<LearnLanguage>();
        services.AddTransient<HandOff>();
        services.AddTransient<TellDesk>();
        services.AddTransient<EndTurn>();
        return services;
    }
}
