namespace HotelConcierge.Settings;

/// <summary>
/// Every setting there is. A new one is added here, to <c>local.settings.sample.json</c> and to its feature's options;
/// tests hold the three together.
/// </summary>
public static class KnownSettings
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>All settings, a section's own ones together.</summary>
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        Address("PublicBaseUrl", "", "The address providers see, such as https://hotel.example.com. Signatures are checked against it; empty: the request's own host."),
        Text("TrustedProxies", "", "Addresses or networks, separated by commas, whose X-Forwarded-* headers count; empty: none."),

        Text("Data__Path", "./data", "The Local host's database and media folder."),
        Text("Knowledge__Path", "", "A folder with ASSISTANT/knowledge in it, where the papers lie; empty: the assistants' own folders beside the program."),
        Text("Knowledge__Container", "", "On Azure Functions, a blob container with ASSISTANT/knowledge in it; empty: the assistants' own folders beside the program."),
        Switch("Knowledge__Judge", "false", "Whether the model decides which of the passages found answer a question, by one more call for each search."),
        Key("Admin__Key", "The key of the admin routes (x-functions-key header); empty: Local makes one up and prints it."),

        Text("Twilio__AccountSid", "", "The account (AC...), from the Twilio console."),
        Key("Twilio__AuthToken", "The account's auth token: signs webhooks and opens the API."),
        Key("Twilio__SharedKeySecret", "The secret of the shared key that signs webhooks, where the account's webhook rules name one (two, separated by a comma, while it is renewed); empty: the auth token signs."),
        Text("Twilio__From", "", "The sender of messages nobody asked for, such as whatsapp:+14155238886."),
        Text("Twilio__MessagingServiceSid", "", "The messaging service (MG...) that picks the sender; empty: Twilio__From."),
        Address("Twilio__ApiBaseUrl", "https://api.twilio.com", "Twilio's REST API."),
        Address("Twilio__MessagingApiBaseUrl", "", "Twilio's API for typing and messaging services; empty: https://messaging.twilio.com, or Twilio__ApiBaseUrl where that was changed."),
        Switch("Twilio__TypingIndicator", "false", "Whether WhatsApp guests see that an answer is being written (a beta of Twilio's; also marks their message as read)."),
        Text("Twilio__WelcomeTemplate", "", "The approved template (HX..., or en=HX...,es=HX...) that welcomes WhatsApp guests outside their 24 hours; empty: they are not written to."),
        Text("Twilio__WelcomeVariables", "name,hotel,checkIn,nights", "What fills its {{1}}, {{2}}, in order: name, hotel, checkIn, checkOut, nights, room."),
        Text("Twilio__ReminderTemplate", "", "The approved template that reminds WhatsApp guests of a spa booking outside their 24 hours; empty: they are not reminded then."),
        Text("Twilio__ReminderVariables", "treatment,date,time", "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room."),
        Text("Twilio__CancellationTemplate", "", "The approved template that tells WhatsApp guests outside their 24 hours that a spa booking is cancelled because their stay changed; empty: they are not told then."),
        Text("Twilio__CancellationVariables", "treatment,date,time", "What fills its {{1}}, {{2}}, in order: hotel, treatment, date, time, room."),
        Duration("Twilio__RequestTimeout", "00:00:10", Second, Minute, "How long one request to Twilio may take."),

        Key("Telegram__BotToken", "The bot's token, from @BotFather."),
        Key("Telegram__SecretToken", "The token that setWebhook was given and Telegram sends with every webhook."),
        Address("Telegram__ApiBaseUrl", "https://api.telegram.org", "Telegram's Bot API."),
        Duration("Telegram__RequestTimeout", "00:00:30", Second, Minute, "How long one request to Telegram may take."),

        Address("OpenAI__Endpoint", "https://api.openai.com/v1", "Any service that speaks OpenAI's chat completions; Azure: https://RESOURCE.openai.azure.com/openai/v1/."),
        Key("OpenAI__ApiKey", "The model service's key; empty: Local answers with its embedded model."),
        Text("OpenAI__Model", "", "The model that answers guests; needed with a key."),
        Text("OpenAI__EmbeddingModel", "", "The model that compares texts; empty: words are compared."),
        Duration("OpenAI__NetworkTimeout", "00:01:40", Second, TimeSpan.FromMinutes(10), "How long one request to the model service may take."),

        Address("AzureOpenAI__Endpoint", "", "The Azure OpenAI resource, such as https://RESOURCE.openai.azure.com."),
        Text("AzureOpenAI__Deployment", "", "The deployment that answers guests."),
        Text("AzureOpenAI__EmbeddingDeployment", "", "The deployment that compares texts; empty: words are compared."),
        Key("AzureOpenAI__ApiKey", "The resource's key; empty: the managed identity."),

        Duration("EmbeddedModel__Delay", "00:00:00", TimeSpan.Zero, TimeSpan.FromMinutes(5), "How long the embedded model pretends to think."),

        Switch("Reservations__Demo", "true", "Whether Local gives guests demo stays and demo room keys until a hotel imports its reservations; no other host ever does."),

        Duration("Conversation__QuietPeriod", "00:00:01.2", TimeSpan.Zero, Minute, "How long a guest must be silent before their messages are answered as one."),
        Duration("Conversation__LongestPause", "00:00:05", TimeSpan.Zero, Minute, "How long we wait for that silence at most."),
        Duration("Conversation__HoldAfter", "00:00:06", Second, TimeSpan.FromMinutes(10), "When a guest who still waits is told that it takes a moment."),
        Duration("Conversation__TurnDeadline", "00:05:00", TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), "When a guest who still waits gets an apology instead of an answer."),
        Duration("Conversation__Retention", "30.00:00:00", Day, 3650 * Day, "How long what was said is kept after the last message."),
        Number("Conversation__MaxModelRounds", "6", 1, 20, "How often the model may be asked, tools in between, before a turn ends."),

        Number("Guard__AbuseLimit", "3", 0, 100, "How many abusive messages within the window are answered as usual before a guest is slowed down; 0: nobody is."),
        Number("Guard__Refusals", "3", 0, 100, "How many refusals a guest who is slowed down reads before they read nothing."),
        Duration("Guard__Window", "00:30:00", Minute, Day, "Within which time abusive messages are counted together, and for how long the last one slows a guest down."),

        new("Budget__Prices", new SettingKind.Prices(), "", "What models cost for a million tokens, read/written, such as gpt-5.4-mini=0.75/4.50; gpt-5.4=2.50/15.00; empty: money is not counted."),
        Amount("Budget__MoneyPerTurn", "0", "What one turn may cost, in the currency of the prices; 0: no limit."),
        Amount("Budget__MoneyPerGuestAndDay", "0", "What a guest may cost in a day, in the currency of the prices; 0: no limit."),
        Number("Budget__TokensPerGuestAndDay", "500000", 0, 1_000_000_000, "How many tokens a guest may use in a day; 0: no limit."),
    ];

    private static readonly Dictionary<string, KnownSetting> ByPath = All.ToDictionary(setting => setting.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sections that belong to the product: whatever stands in them has to be known.</summary>
    internal static IReadOnlyList<string> Sections { get; } =
        [.. All.Select(setting => setting.Section).Where(section => section.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The setting at a path of the configuration (<c>Twilio:AuthToken</c>, in any case), or null.</summary>
    public static KnownSetting? At(string path) => ByPath.GetValueOrDefault(path);

    private static KnownSetting Text(string name, string standard, string description) => new(name, new SettingKind.Text(), standard, description);

    private static KnownSetting Key(string name, string description) => new(name, new SettingKind.Key(), "", description);

    private static KnownSetting Address(string name, string standard, string description) =>
        new(name, new SettingKind.Address(), standard, description);

    private static KnownSetting Switch(string name, string standard, string description) =>
        new(name, new SettingKind.Switch(), standard, description);

    private static KnownSetting Number(string name, string standard, int least, int most, string description) =>
        new(name, new SettingKind.Number(least, most), standard, description);

    private static KnownSetting Amount(string name, string standard, string description) =>
        new(name, new SettingKind.Amount(), standard, description);

    private static KnownSetting Duration(string name, string standard, TimeSpan least, TimeSpan most, string description) =>
        new(name, new SettingKind.Duration(least, most), standard, description);
}
