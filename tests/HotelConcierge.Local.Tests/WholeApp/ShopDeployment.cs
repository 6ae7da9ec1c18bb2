using System.Globalization;
using System.Text.Json.Nodes;
using HotelConcierge.Contracts.Mail;
using HotelConcierge.Handoff;
using HotelConcierge.Local.Tests.Simulators;
using HotelConcierge.Simulators.Line;
using HotelConcierge.Simulators.Odoo;
using HotelConcierge.Text;
using Microsoft.Extensions.DependencyInjection;

namespace HotelConcierge.Local.Tests.WholeApp;

/// <summary>
/// The whole app with the embedded model, a guest on the simulated LINE who writes to the shop, the simulated Odoo that it sells from, and
/// somebody at the desk.
/// </summary>
internal sealed class ShopDeployment : IAsyncDisposable
{
    public const string Ana = "Uaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    /// <summary>Of a customer whom Odoo knows already.</summary>
    public const string Malee = "malee@wombatlattice.example";

    public const string Staff = "sales@shop.example";

    /// <summary>The account at LINE that the assistant <c>shop</c> answers.</summary>
    private const string Account = "Ufedcba9876543210fedcba9876543210";

    private readonly SimulatedMailServer? _mail;

    private ShopDeployment(World world, SimulatedLine line, SimulatedOdoo odoo, SimulatedMailServer? mail, AppInProcess app) =>
        (World, Line, Odoo, _mail, App) = (world, line, odoo, mail, app);

    public World World { get; }

    public SimulatedLine Line { get; }

    public SimulatedOdoo Odoo { get; }

    public AppInProcess App { get; }

    public SimulatedMailServer Mail => _mail ?? throw new InvalidOperationException("There is no mail server.");

    public LinePhone Phone => Line.Phone(Ana);

    /// <summary>Ids of products in Odoo.</summary>
    public int Gloves { get; private set; }

    public int Masks { get; private set; }

    /// <summary>The id of the customer with <see cref="Malee"/>.</summary>
    public int MaleesId { get; private set; }

    /// <summary>The drafts and invoices in Odoo.</summary>
    public IReadOnlyList<JsonObject> Orders => Odoo.Records("account.move");

    /// <param name="hasMail">Whether a mail server is set, by which codes and staff's mails go.</param>
    public static async Task<ShopDeployment> OpenAsync(bool hasMail = false, params (string Name, string Value)[] changes)
    {
        var world = await World.CreateAsync();
        var odoo = await SimulatedOdoo.StartAsync();
        var mail = hasMail ? await SimulatedMailServer.StartAsync(MailServerSecurity.None) : null;
        var line = await SimulatedLine.StartAsync(
            new SimulatedLineOptions { WebhookTimeout = TimeSpan.FromDays(1), Accounts = [Account] });
        world.Hide(line.Options.ChannelAccessToken, line.Options.ChannelSecret, odoo.Options.ApiKey, Ana, Malee, "anong@home.example");
        var app = await AppInProcess.StartAsync(
            world,
            [
                .. LineServiceContractTests.SettingsFor(line).Select(setting => (setting.Key, setting.Value!)),
                ("OpenAI:Endpoint", ""),
                ("OpenAI:ApiKey", ""),
                ("OpenAI:Model", ""),
                ("OpenAI:NetworkTimeout", ""),
                .. OdooSettings(odoo),
                ("Staff:anna:Key", "the key of anna at the desk"),
                .. mail is null ? [] : MailSettings(mail),
                .. changes,
            ]);
        line.WebhookUrl = app.Url + "/api/channels/line";
        var shop = new ShopDeployment(world, line, odoo, mail, app);
        shop.Stock();
        return shop;
    }

    /// <summary>What connects an app with an Odoo.</summary>
    public static (string Name, string Value)[] OdooSettings(SimulatedOdoo odoo) =>
    [
        ("Odoo:Url", odoo.BaseAddress.ToString()),
        ("Odoo:Database", odoo.Options.Database),
        ("Odoo:Username", odoo.Options.Username),
        ("Odoo:ApiKey", odoo.Options.ApiKey),

        // Nothing waits for it to pass but what says so.
        ("Odoo:Timeout", "00:01:00"),
    ];

    /// <summary>The guest writes, and the turn ends.</summary>
    /// <returns>What they read then.</returns>
    public Task<string> WriteAsync(string text) => DoAsync(new(Ana) { Text = text });

    /// <summary>The guest taps a button of the newest message, and the turn ends.</summary>
    /// <returns>What they read then.</returns>
    public Task<string> TapAsync(string label)
    {
        Assert.Contains(Phone.Messages[^1].Buttons, button => button.Label == label);
        return DoAsync(new(Ana) { Tap = label });
    }

    /// <summary>Three boxes of gloves in the cart of a new customer, who has read the summary.</summary>
    /// <returns>The summary.</returns>
    public async Task<string> AskToOrderAsync()
    {
        await WriteAsync("do you have nitrile gloves?");
        await WriteAsync("3 boxes of the first");
        await WriteAsync("I am new here, my name is Anong, anong@home.example");
        await WriteAsync("yes");
        return await WriteAsync("that's all, please order");
    }

    /// <summary>The cases at the desk that are not closed.</summary>
    public async Task<IReadOnlyList<DeskCase>> CasesAsync() =>
        await App.Services.GetRequiredService<DeskCases>().OpenAsync(World.Patience).ToListAsync();

    /// <summary>The code in the mail to a customer.</summary>
    public async Task<string> CodeForAsync(string receiver)
    {
        await Mail.WaitAsync(1, World.Patience);
        var mail = Assert.Single(Mail.Taken, mail => mail.To.Contains(receiver, StringComparer.Ordinal));
        var code = OneTimeCode.ReadAll(mail.Message.TextBody ?? "").Codes.Single().Value;
        World.Hide(code);
        return code;
    }

    /// <summary>Delivers what the guest does, whatever comes of it.</summary>
    public async Task<LineWebhookResult> DeliverAsync(LineAction action)
    {
        var webhook = await Line.DeliverAsync(action, World.Patience);
        Assert.True(webhook.Succeeded, $"{webhook.StatusCode} {webhook.Body} {webhook.Failure}");
        return webhook;
    }

    /// <summary>What the guest reads from a message on.</summary>
    public string ReadFrom(int before) => string.Join('\n', Phone.Messages.Skip(before).Select(message => message.Text));

    public async ValueTask DisposeAsync()
    {
        Odoo.Faults.ReleaseAll();
        await App.IdleAsync();
        await App.DisposeAsync();
        await Line.DisposeAsync();
        await Odoo.DisposeAsync();
        if (_mail is not null)
            await _mail.DisposeAsync();
        await World.DisposeAsync();
    }

    private static (string Name, string Value)[] MailSettings(SimulatedMailServer mail) =>
    [
        ("Alerts:From", "concierge@shop.example"),
        ("Alerts:To", Staff),
        ("Alerts:Smtp:Host", "127.0.0.1"),
        ("Alerts:Smtp:Port", mail.Port.ToString(CultureInfo.InvariantCulture)),
        ("Alerts:Smtp:Username", SimulatedMailServer.User),
        ("Alerts:Smtp:Password", SimulatedMailServer.Password),
        ("Alerts:Smtp:Security", "None"),
    ];

    private void Stock()
    {
        Odoo.Sell(new("GLN-S", "Nitrile gloves, size S", 165) { Thai = "ถุงมือไนไตร ไซซ์ S", Unit = "box", Free = 80, TaxPercent = 7 });
        Gloves = Odoo.Sell(
            new("GLN-M", "Nitrile gloves, size M", 165) { Thai = "ถุงมือไนไตร ไซซ์ M", Unit = "box", Free = 240, TaxPercent = 7 });
        Masks = Odoo.Sell(new("MSK-50", "Surgical masks", 75) { Thai = "หน้ากากอนามัย", Unit = "box", Free = 40, TaxPercent = 7 });
        Odoo.Sell(new("ALC-450", "Alcohol 70%, 450 ml", 48) { Thai = "แอลกอฮอล์ 450 มล.", Unit = "bottle", Free = 9, TaxPercent = 7 });
        MaleesId = Odoo.Know(new("Wombatlattice Clinic", "+66 2 123 4567", Malee));
    }

    private async Task<string> DoAsync(LineAction action)
    {
        var before = Phone.Messages.Count;
        await DeliverAsync(action);
        await Phone.WaitForMessagesAsync(before + 1, World.Patience);
        await App.IdleAsync();
        return ReadFrom(before);
    }
}
