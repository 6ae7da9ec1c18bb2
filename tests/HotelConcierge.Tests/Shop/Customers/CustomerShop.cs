using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts;
using HotelConcierge.Contracts.Shop;
using HotelConcierge.Contracts.Storage;
using HotelConcierge.Conversations;
using HotelConcierge.Messages;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Storage;
using HotelConcierge.Tests.Assistants;
using HotelConcierge.Tests.Conversations;
using HotelConcierge.Tests.Reservations;
using HotelConcierge.Tests.Turns;
using HotelConcierge.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotelConcierge.Tests.Shop.Customers;

/// <summary>
/// A shop that has the shipped words, in production's registrations, on a store in memory: guests who write to it turn by turn, and the
/// codes that it sends.
/// </summary>
internal sealed class CustomerShop : IDisposable
{
    private readonly ServiceProvider _services;
    private int _turn;

    /// <param name="letters">Null for the ways that the settings make.</param>
    /// <param name="register">What a test registers itself.</param>
    public CustomerShop(
        Letters? letters = null,
        bool hasErp = true,
        Action<IServiceCollection>? register = null,
        params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Twilio:AccountSid"] = "AC" + new string('0', 32),
            ["Twilio:AuthToken"] = new string('1', 32),
            ["Twilio:From"] = "whatsapp:+12025550143",
            ["Telegram:BotToken"] = "123456:" + new string('x', 35),
            ["Telegram:SecretToken"] = "secret",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(Log));
        if (letters is not null)
            services.AddSingleton<ICodeWay>(letters);
        register?.Invoke(services);
        services.AddConcierge(new ConfigurationBuilder().AddInMemoryCollection(all).Build(), Files.Folder);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ITableStore>(Store);
        services.AddSingleton<IBlobStore, InMemoryBlobStore>();
        services.AddSingleton<IConversations, RecordedConversations>();
        services.AddSingleton<IChatClient, ScriptedModel>();
        services.AddSingleton(new AssistantCatalog([Assistant]));
        if (hasErp)
            services.AddSingleton<IErp>(Erp);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>The tools of a shop's customers.</summary>
    public static IReadOnlyList<string> Tools { get; } =
        ["link_customer", "register_customer", "unlink_customer", "my_customer_record", "answer_proposal", "hand_to_person"];

    /// <summary>The words as they ship, for an assistant of these languages.</summary>
    public static HotelFiles NewFiles(string? customers = null) => new(
        ("assistant.json", """{ "languages": ["th", "en"] }"""),
        ("customers.json", customers ?? File.ReadAllText(Path.Combine(Shipped.Folder, "shop", "customers.json"))));

    public HotelFiles Files { get; } = NewFiles();

    public Assistant Assistant { get; } = Shipped.CatalogWith(Tools, HotelFiles.Name).Find(HotelFiles.Name)!;

    public ManualTimeProvider Clock { get; } = new();

    public InMemoryTableStore Store { get; } = new();

    public CustomerErp Erp { get; } = new();

    public RecordedLogs Log { get; } = new();

    public static GuestContact OnTelegram(string chat) => At("telegram", "123456", chat);

    public static GuestContact OnWhatsApp(string number) => At("twilio", "whatsapp:+12025550143", $"whatsapp:{number}");

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<T> All<T>() => _services.GetServices<T>();

    /// <summary>Who the guest is.</summary>
    public Task<LinkedCustomer?> FindAsync(GuestContact guest) => Get<IKnowsCustomers>().FindAsync(Assistant, guest, default);

    /// <summary>A call as a model makes it, in a turn of its own.</summary>
    public Task<CustomerReply> CallAsync(
        GuestContact guest, string tool, JsonObject? arguments = null, string heard = "", Func<ToolCall, ToolCall>? with = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        var call = NewCall(guest, ++_turn, arguments ?? [], heard);
        return RunAsync(tool, with?.Invoke(call) ?? call);
    }

    public async Task<CustomerReply> RunAsync(string tool, ToolCall call) =>
        new(await Get<ToolCatalog>().Find(tool, Assistant)!.RunAsync(call, default));

    public ToolCall NewCall(GuestContact guest, int turn, JsonObject arguments, string heard = "") => new(
        $"{guest.Conversation}-turn-{turn}-0-0", guest.Conversation, Assistant, arguments)
    {
        Turn = $"{guest.Conversation}-turn-{turn}",
        TurnNumber = turn,
        Address = guest.Address,
        GuestName = guest.Name,
        Heard = heard,
        Language = "en",
    };

    public Task<CustomerReply> LinkAsync(GuestContact guest, string? email = null, string? phone = null)
    {
        var arguments = new JsonObject();
        if (email is not null)
            arguments["email"] = email;
        if (phone is not null)
            arguments["phone"] = phone;
        return CallAsync(guest, "link_customer", arguments);
    }

    /// <summary>A guest is asked about what was proposed, and says yes to it in the next turn.</summary>
    public Task<CustomerReply> SayYesAsync(GuestContact guest, CustomerReply proposed, string heard = "yes please") => CallAsync(
        guest, "answer_proposal", new() { ["proposal_id"] = proposed.ProposalId, ["answer"] = "yes" }, heard);

    /// <summary>A guest sends a code in a message of their own.</summary>
    /// <returns>What they read.</returns>
    public async Task<string> SendCodeAsync(GuestContact guest, string code, string? turn = null)
    {
        var taker = All<ITakesCodes>().Single(taker => taker.TakesCodesOf(Assistant));
        var read = HotelConcierge.Text.OneTimeCode.ReadAll(code).Codes.Single();
        return await taker.TakeAsync(Assistant, read, guest, "en", turn ?? $"turn-{++_turn}-0", default) ?? taker.Unknown(Assistant, "en");
    }

    public Task ForgetAsync(GuestContact guest) =>
        Get<GuestTables>().EraseAsync(guest.Conversation, exceptKeyPrefix: "", default);

    public string Text(string key, string language = "en", params ReadOnlySpan<(string, string)> values) =>
        Get<CustomerCatalog>().Find(Assistant)!.Say(key, language, values);

    public void Dispose()
    {
        _services.Dispose();
        Files.Dispose();
    }

    private static GuestContact At(string channel, string business, string guest)
    {
        var at = new ConversationAddress(new(channel), business, guest);
        return new(ConversationId.For(at), at, "Ana");
    }
}

/// <summary>What a tool answered.</summary>
internal sealed record CustomerReply(ToolResult Result)
{
    private JsonNode? Json => Result.Text.StartsWith('{') ? JsonNode.Parse(Result.Text) : null;

    public string Verdict => Json?["result"]?.ToString() ?? "";

    /// <summary>What the guest reads.</summary>
    public string Line => Result.Line ?? "";

    public string ProposalId =>
        Result.Attachments.OfType<ReplyPart.Choices>().Single().Options[0].Id is var yes ? yes[..yes.LastIndexOf('-')] : "";
}
