using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Assistants;
using HotelConcierge.Contracts.Mail;
using HotelConcierge.Contracts.Shop;
using HotelConcierge.Local.Hosting;
using HotelConcierge.Local.Tests.WholeApp;
using HotelConcierge.Shop;
using HotelConcierge.Shop.Customers;
using HotelConcierge.Simulators.OpenAI;
using HotelConcierge.Simulators.Telegram;
using HotelConcierge.Simulators.Twilio;
using HotelConcierge.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.Shop;

/// <summary>
/// Customers of a shop prove who they are to the whole app: by their number, and by codes in real mails and text messages.
/// </summary>
public sealed class CustomerLinkTests : IAsyncLifetime
{
    private const string Number = "+12025550143";
    private const long Ana = 34600000701;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concierge-shop-");
    private readonly CustomerErp _erp = new();
    private SimulatedMailServer _mail = null!;
    private HotelDeployment _deployment = null!;

    public async Task InitializeAsync()
    {
        WriteAssistant();
        _mail = await SimulatedMailServer.StartAsync(MailServerSecurity.None);
        var world = await World.CreateAsync();
        world.Hide(SimulatedMailServer.Password, "malee@pharmacy.example");
        world.Model.Responder = Respond;
        world.Register = services =>
        {
            services.AddSingleton<IErp>(_erp);
            services.AddSingleton(_ => AssistantCatalog.Load(_folder.FullName));
            services.AddSingleton(_ => CustomerCatalog.Load(_folder.FullName));
        };
        _deployment = await HotelDeployment.OpenAsync(
            embedded: false,
            world,
            ("Twilio:From", Number),
            ("Alerts:From", "concierge@hotel.example"),
            ("Alerts:To", "night@hotel.example"),
            ("Alerts:Smtp:Host", "127.0.0.1"),
            ("Alerts:Smtp:Port", _mail.Port.ToString(CultureInfo.InvariantCulture)),
            ("Alerts:Smtp:Username", SimulatedMailServer.User),
            ("Alerts:Smtp:Password", SimulatedMailServer.Password),
            ("Alerts:Smtp:Security", "None"));
    }

    public async Task DisposeAsync()
    {
        await _deployment.DisposeAsync();
        await _mail.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_code_in_a_mail_links_and_forget_me_leaves_nothing_of_it()
    {
        Assert.Contains("linked to no customer record", await WriteAsync(Ana, "who am I?"), StringComparison.Ordinal);
        Assert.Contains("a code is on its way", await WriteAsync(Ana, "malee@pharmacy.example"), StringComparison.Ordinal);
        await _mail.WaitAsync(1, _deployment.World.Patience);
        var mail = Assert.Single(_mail.Taken);
        Assert.Equal(["malee@pharmacy.example"], mail.To);
        var code = CodeIn(mail.Message.TextBody ?? "");

        Assert.Contains(
            "linked to the customer record of Malee Pharmacy", await WriteAsync(Ana, $"here it is: {code}"), StringComparison.Ordinal);
        Assert.Contains("(m•••@p•••.example, •••72)", await WriteAsync(Ana, "who am I?"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await _deployment.App.ReadStoreAsync(), row => row.Contains(code, StringComparison.OrdinalIgnoreCase));

        await WriteAsync(Ana, "forget me");
        Assert.DoesNotContain(
            await _deployment.App.ReadStoreAsync(), row => row.Contains("malee", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("linked to no customer record", await WriteAsync(Ana, "who am I?"), StringComparison.Ordinal);
        Assert.Contains("could not do anything with that code", await WriteAsync(Ana, code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_in_a_text_message_links()
    {
        Assert.Contains("a code is on its way", await WriteAsync(Ana, "+66812345671"), StringComparison.Ordinal);
        var shown = await _deployment.World.Twilio.Phone("+66812345671").WaitForMessagesAsync(1, _deployment.World.Patience);

        var read = await WriteAsync(Ana, CodeIn(Assert.Single(shown).Body));

        Assert.Contains("linked to the customer record of Somchai Clinic", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_text_messages_come_from_is_its_customer_without_a_code_until_they_unlink()
    {
        Assert.Contains("record of Malee Pharmacy", await TextAsync("+66812345672", "who am I?"), StringComparison.Ordinal);
        Assert.Contains("linked to no customer record any more", await TextAsync("+66812345672", "unlink"), StringComparison.Ordinal);
        Assert.Contains("linked to no customer record", await TextAsync("+66812345672", "who am I?"), StringComparison.Ordinal);
        Assert.Empty(_mail.Taken);
    }

    private static ScriptedAnswer Respond(ChatRequest request) => request.Messages[^1].Role is "tool"
        ? ScriptedAnswer.Say("DONE")
        : request.LastUserText switch
        {
            var text when text.Contains('@', StringComparison.Ordinal) => Call("link_customer", new() { ["email"] = text }),
            var text when text.StartsWith("+66", StringComparison.Ordinal) => Call("link_customer", new() { ["phone"] = text }),
            "unlink" => Call("unlink_customer", []),
            "who am I?" => Call("my_customer_record", []),
            _ => ScriptedAnswer.Say("Hello."),
        };

    private static ScriptedAnswer Call(string tool, JsonObject arguments) => ScriptedAnswer.Call(tool, arguments.ToJsonString());

    private string CodeIn(string text)
    {
        var code = OneTimeCode.ReadAll(text).Codes.Single().Value;
        _deployment.World.Hide(code);
        return code;
    }

    private async Task<string> WriteAsync(long chat, string text)
    {
        var before = _deployment.Telegram.Chat(chat).Messages.Count;
        await _deployment.DoAsync(new GuestAction(chat) { Text = text });
        return string.Join('\n', _deployment.Telegram.Chat(chat).Messages.Skip(before).Select(message => message.Text))
            .Replace("\\", "", StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string guest, string text)
    {
        var phone = _deployment.World.Twilio.Phone(guest);
        var before = phone.Messages.Count;
        await _deployment.World.HearAsync(new InboundSms(guest, Number, text));
        await phone.WaitForMessagesAsync(before + 1, _deployment.World.Patience);
        await _deployment.App.IdleAsync();
        return string.Join('\n', phone.Messages.Skip(before).Select(message => message.Body));
    }

    /// <summary>An assistant with the tools of customers and the words as they ship.</summary>
    private void WriteAssistant()
    {
        string[] languages = ["en", "th"];
        string[] tools = ["link_customer", "register_customer", "unlink_customer", "my_customer_record", "answer_proposal"];
        var shop = Directory.CreateDirectory(Path.Combine(_folder.FullName, "shop"));
        var routes = shop.CreateSubdirectory("routes");
        File.WriteAllText(Path.Combine(shop.FullName, "assistant.json"), new JsonObject
        {
            ["name"] = "shop",
            ["title"] = "AnyCompany Medical",
            ["languages"] = new JsonArray([.. languages.Select(code => JsonValue.Create(code))]),
            ["default"] = true,
            ["model"] = new JsonObject { ["temperature"] = 0.3, ["maxOutputTokens"] = 800, ["historyTokens"] = 2500 },
            ["tokensPerTurn"] = 16000,
            ["tools"] = new JsonArray([.. tools.Select(tool => JsonValue.Create(tool))]),
        }.ToJsonString());
        File.WriteAllText(
            Path.Combine(routes.FullName, "shop.md"),
            $"""
            ---
            label: shop
            title: Shop
            when: Whatever a customer writes.
            takes: rest
            tools: [{string.Join(", ", tools)}]
            ---
            You sell.
            """);
        File.Copy(
            Path.Combine(LocalHost.AssistantsFolder, "shop", "customers.json"), Path.Combine(shop.FullName, "customers.json"));
        var replies = JsonNode.Parse(File.ReadAllText(Path.Combine(LocalHost.AssistantsFolder, "hotel", "replies.json")))!.AsObject();

        // What only the hotel's tools and routes say.
        foreach (var key in new[] { "offTopic", "malicious", "person" })
            replies.Remove(key);
        foreach (var (_, byLanguage) in replies)
        {
            foreach (var other in byLanguage!.AsObject().Select(text => text.Key).Except(languages, StringComparer.Ordinal).ToList())
                byLanguage.AsObject().Remove(other);
        }

        File.WriteAllText(Path.Combine(shop.FullName, "replies.json"), replies.ToJsonString());
    }
}
