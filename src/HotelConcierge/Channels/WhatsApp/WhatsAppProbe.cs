using HotelConcierge.Diagnostics;
using HotelConcierge.Messages;
using HotelConcierge.Settings;
using Microsoft.Extensions.Options;

namespace HotelConcierge.Channels.WhatsApp;

/// <summary>
/// Asks Meta for each of the numbers, which the token must be allowed to see. See
/// https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers.
/// </summary>
internal sealed class WhatsAppProbe(WhatsAppGraphApi api, PublicAddress publicAddress, IOptions<WhatsAppOptions> options) : IProbe
{
    private const string Fields = "?fields=display_phone_number,quality_rating,status";

    private const string Unreachable = "Check WhatsApp__ApiBaseUrl and the way to it; metastatus.com may say more.";

    private const string Refused =
        "Set WhatsApp__AccessToken to one of a system user that does not run out and has whatsapp_business_messaging, and restart.";

    private readonly WhatsAppOptions _options = options.Value;

    public string What => "whatsapp";

    public string Remedy => Unreachable;

    public async Task<Finding> AskAsync(CancellationToken cancellationToken)
    {
        var found = Finding.Well("The token is right, and each number is there.");
        foreach (var (id, number) in _options.NumbersById)
        {
            var answer = await api.GetAsync(id + Fields, cancellationToken);
            var finding = FindTrouble(answer) ?? Judge(answer.Body, id, number) ?? await FindWebhookProblemAsync(id, cancellationToken);
            if (finding is { Condition: Condition.NotWell })
                return finding;
            found = finding ?? found;
        }

        return found;
    }

    /// <remarks>A token that may not see this is no worse for guests.</remarks>
    private async Task<Finding?> FindWebhookProblemAsync(string id, CancellationToken cancellationToken)
    {
        if (publicAddress.Of(WhatsAppWebhookSetup.Route) is not { } url)
            return null;
        var answer = await api.GetAsync(id + "?fields=webhook_configuration", cancellationToken);
        var number = WhatsAppNumberWebhook.Read(id, answer.Body);
        return number is { OfApp.Length: 0, Override.Length: 0 } || number.LeadsTo(url, ofApp: false)
            ? null
            : Finding.Warning(
                "The token is right, but what guests write goes to another address than this deployment's.",
                $"Run channels register, or set the callback URL {url} in the app.");
    }

    /// <summary>What is wrong where Meta does not answer with what was asked for; null for nothing.</summary>
    internal static Finding? FindTrouble(WhatsAppAnswer answer) => answer switch
    {
        { Failure: null } => null,
        { Code: 0 or 190 } or { Failure.Code: "401" } => Finding.NotWell($"Meta refuses the token ({answer.Failure.Code}).", Refused),
        { Code: 3 or 10 or (>= 200 and <= 299) } => Finding.NotWell($"The token lacks a right ({answer.Failure.Code}).", Refused),
        { Code: 100 } or { Failure.Code: "404" } => Finding.NotWell(
            $"Meta knows no such number, or the token may not see it ({answer.Failure.Code}).",
            "Set WhatsApp__PhoneNumberId, and the ids of WhatsApp__Numbers__ID, as the app's page of the API shows them, and give the token's system user the WhatsApp account."),
        { Failure: { Kind: SendFailure.RateLimited } slow } => Finding.Warning(
            $"Meta has too many requests of this app ({slow.Code}).",
            "Answers wait and are tried again."),
        _ => Finding.NotWell($"Meta did not answer ({answer.Failure.Code}).", Unreachable),
    };

    /// <returns>Null when the number is well.</returns>
    private Finding? Judge(ProviderJson? phone, string id, string number)
    {
        var setting = id == _options.PhoneNumberId ? "WhatsApp__Number" : $"WhatsApp__Numbers__{id}";
        var shown = WhatsAppAddress.OfDisplayed(phone?.Text("display_phone_number") ?? "");
        if (shown is not null && number.Length > 0 && shown != number)
            return Finding.NotWell("The token is right, but Meta's id is of another number than is set.", $"Set {setting} to the number of that id.");
        if (phone?.Text("status") is { Length: > 0 } status and not "CONNECTED")
            return Finding.NotWell(
                $"The token is right, but the number is not connected ({Word(status)}).",
                "Look at the number in WhatsApp Manager; one that was never registered with the Cloud API has to be.");
        return phone?.Text("quality_rating") is "RED"
            ? Finding.Warning(
                "The token is right, but guests have reported the number: its quality is low, and Meta may restrict it.",
                "See the number's quality in WhatsApp Manager.")
            : null;
    }

    // A service's words stay out of what anybody may read; Meta's states are a word each.
    private static string Word(string status) => status.Length <= 30 && status.All(sign => char.IsAsciiLetterUpper(sign) || sign is '_') ? status : "unknown";
}
